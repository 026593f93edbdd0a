"""Who waits for what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.languages import TARGETS
from translations.models import State

from .narrowing import Risk, has_risk
from .tiers import NamesToChoose, NotStarted, Texts, Tier, sent_back_or_drafted


@dataclass(frozen=True, slots=True)
class Role:
    """A way of working through the queue; `permission` is what a person needs for it."""

    key: str
    label: str | Promise
    permission: str
    tiers: Callable[[AbstractUser], Sequence[Tier]]


def _to_review(user: AbstractUser) -> Sequence[Tier]:
    """What others handed in; a text of one's own somebody else has to approve."""
    own = Q() if settings.ONE_PERSON else ~Q(submitted_by=user.pk) | Q(submitted_by=None)
    return [Texts(Q(state=State.TRANSLATED) & own)]


def _to_translate(user: AbstractUser) -> Sequence[Tier]:
    return [sent_back_or_drafted(user), *map(NotStarted, TARGETS)]


def _names(user: AbstractUser) -> Sequence[Tier]:
    """Names to choose, then violated ones: in final texts first."""
    order = [State.APPROVED, State.TRANSLATED, State.NEEDS_WORK, State.DRAFT]
    return [NamesToChoose(), Texts(has_risk(Risk.NAMES), weighed=order)]


ROLES = {
    role.key: role
    for role in (
        Role("review", _("To review"), "translations.approve_translation", _to_review),
        Role("names", _("Names"), "glossary.change_concept", _names),
        Role("translate", _("To translate"), "translations.submit_translation", _to_translate),
    )
}
"""The roles by key; of those a person has, the first one is theirs until they choose."""


def roles_of(user: AbstractUser) -> list[Role]:
    """The ways in which a person may work through the queue."""
    return [role for role in ROLES.values() if user.has_perm(role.permission)]
