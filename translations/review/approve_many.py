"""A reviewer approves in one act what is clean in an article, and takes the act back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from sources.batches import batched
from sources.errors import ConcordError
from sources.models import Segment
from translations.findings import GRAVE, open_findings, with_open_findings
from translations.history import record_all
from translations.memory import forget_all, remember_all
from translations.models import (
    BulkApproval,
    BulkApproved,
    Revision,
    Severity,
    State,
    Translation,
)
from translations.rating import LOW
from translations.verification import verify

CHUNK = 100
"""Translations approved in one transaction."""

_STALE = Q(pivot__isnull=False) & ~Q(pivot__text=F("pivot__translation__text"))
_DOUBTFUL = Q(state=State.DRAFT) & (Q(gist=True) | Q(estimate__lt=LOW))


class LeftOut(TextChoices):
    """Why a text that waits was not approved with the others."""

    CHANGED = "changed", gettext_lazy("changed by somebody else after you opened the page")
    OWN = "own", gettext_lazy("your own work, for somebody else to approve")
    ERRORS = "errors", gettext_lazy("with an error that the checks found and nobody dismissed")
    WARNINGS = "warnings", gettext_lazy("with a warning of the checks, to be looked at one by one")
    STALE = "stale", gettext_lazy("made from English that has changed since")
    DOUBTFUL = "doubtful", gettext_lazy("drafts of gist quality or with a low score")


class UndoneAlready(ConcordError):
    """A bulk approval that was taken back before."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of approving many: the act, None where nothing was approved, and how many texts
    were left out for which reason."""

    act: BulkApproval | None
    approved: int
    left_out: Mapping[LeftOut, int]


def waiting(article: int, states: Collection[str]) -> QuerySet[Translation]:
    """The texts of an article in `states` (draft, translated) that somebody might approve."""
    return (
        Translation.objects.filter(segment__article=article, state__in=states)
        .exclude(segment__kind=Segment.Kind.EXCLUDED)
        .order_by("pk")
    )


def clean(translations: QuerySet[Translation], user: AbstractBaseUser) -> QuerySet[Translation]:
    """Those of `translations` that `user` may approve without a look at each, as last verified:
    not theirs, no error or warning open, not made from other English, no doubtful drafts."""
    found = translations.exclude(_STALE).exclude(_DOUBTFUL).exclude(with_open_findings())
    return found if settings.ONE_PERSON else found.exclude(submitted_by=user.pk)


def approve_clean(
    article: int, *, states: Collection[str], seen: int, user: AbstractBaseUser
) -> Outcome:
    """Approve what is clean among the texts of an article in `states` (draft, translated).

    `seen` is the newest revision (primary key) when `user` was shown the texts: what others changed
    after it is left out. Done in chunks, each one transaction, in which its texts are held and
    verified once more.
    """
    act = BulkApproval.objects.create(article_id=article, author_id=user.pk)
    approved = 0
    left_out: Counter[LeftOut] = Counter()
    for keys in batched(list(waiting(article, states).values_list("pk", flat=True)), CHUNK):
        with transaction.atomic():
            held = list(
                Translation.objects.select_for_update(of=("self",))
                .filter(pk__in=keys, state__in=states)
                .select_related("segment__article")
                .order_by("pk")
            )
            verify(held)
            reasons = _reasons(held, seen, user)
            left_out.update(reasons.values())
            chosen = [each for each in held if each.pk not in reasons]
            if chosen:
                _approve(act, chosen, user)
            approved += len(chosen)
    if not approved:
        act.delete()
        return Outcome(None, 0, left_out)
    act.left_out = {reason.value: count for reason, count in left_out.items()}
    act.save()
    return Outcome(act, approved, left_out)


def _reasons(held: Sequence[Translation], seen: int, user: AbstractBaseUser) -> dict[int, LeftOut]:
    """Why translations are left out, by their ids: the first reason that holds."""
    keys = [each.pk for each in held]
    among = Translation.objects.filter(pk__in=keys)
    newer = Revision.objects.filter(translation__in=keys, pk__gt=seen).exclude(author=user.pk)
    grave = dict.fromkeys(GRAVE, LeftOut.WARNINGS) | {Severity.ERROR: LeftOut.ERRORS}
    reasons: dict[int, LeftOut] = {}
    for found, reason in (
        (among.filter(_DOUBTFUL).values_list("pk", flat=True), LeftOut.DOUBTFUL),
        (among.filter(_STALE).values_list("pk", flat=True), LeftOut.STALE),
        *(
            (
                open_findings([severity])
                .filter(translation__in=keys)
                .values_list("translation", flat=True),
                grave[severity],
            )
            for severity in reversed(GRAVE)
        ),
        ([each.pk for each in held if _is_own(each, user)], LeftOut.OWN),
        (newer.values_list("translation", flat=True), LeftOut.CHANGED),
    ):
        reasons |= dict.fromkeys(found, reason)
    return reasons


def _is_own(translation: Translation, user: AbstractBaseUser) -> bool:
    return translation.submitted_by_id == user.pk and not settings.ONE_PERSON


def _approve(act: BulkApproval, chosen: Sequence[Translation], user: AbstractBaseUser) -> None:
    before = {each.pk: each.state for each in chosen}
    for translation in chosen:
        translation.state = State.APPROVED
        translation.approved_by_id = user.pk
    reason = gettext("approved together with what else was clean")
    record_all(chosen, Revision.Action.APPROVED, author=user, reason=reason)
    remember_all(chosen)
    BulkApproved.objects.bulk_create(
        BulkApproved(act=act, translation=each, version=each.version, state=before[each.pk])
        for each in chosen
    )


def undo_approval(act_id: int, *, user: AbstractBaseUser) -> tuple[int, int]:
    """Reopen what an act approved; how many texts were reopened, and how many were left alone
    because something was done to them since.

    Each is again in the state it was in, which its history tells. Raises BulkApproval.DoesNotExist
    or UndoneAlready.
    """
    with transaction.atomic():
        act = BulkApproval.objects.select_for_update(of=("self",)).get(pk=act_id)
        if act.undone_at:
            raise UndoneAlready(gettext("This approval was taken back already."))
        act.undone_by_id, act.undone_at = user.pk, timezone.now()
        act.save()
    rows = list(act.approved.order_by("translation"))
    reopened = sum(_reopen(chunk, user) for chunk in batched(rows, CHUNK))
    return reopened, len(rows) - reopened


@transaction.atomic
def _reopen(rows: Sequence[BulkApproved], user: AbstractBaseUser) -> int:
    approved = {row.translation_id: row for row in rows}
    held = [
        each
        for each in Translation.objects.select_for_update(of=("self",))
        .filter(pk__in=list(approved), state=State.APPROVED)
        .order_by("pk")
        if each.version == approved[each.pk].version
    ]
    if not held:
        return 0
    for translation in held:
        translation.state = approved[translation.pk].state
        translation.approved_by = None
    reason = gettext("The approval of many at once was taken back")
    record_all(held, Revision.Action.REOPENED, author=user, reason=reason)
    forget_all(held)
    return len(held)
