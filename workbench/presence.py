"""Who has which translation open: signs of life in, people out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from sources.models import Article
from workbench.models import Presence, User
from workbench.models.presence import EXPIRES

Place = tuple[int, str]
"""A segment's id and a target."""


def be_present(user: AbstractBaseUser, opened: Iterable[Place]) -> None:
    """Note that `user` has these translations open now; forget everybody who has expired."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - EXPIRES).delete()
    # A segment may be merged away in this moment; the next sign of life says so.
    with suppress(IntegrityError), transaction.atomic():
        Presence.objects.bulk_create(
            [
                Presence(user_id=user.pk, segment_id=segment, target=target, seen_at=now)
                for segment, target in opened
            ],
            update_conflicts=True,
            unique_fields=["user", "segment", "target"],
            update_fields=["seen_at"],
        )


def leave(user: AbstractBaseUser, closed: Iterable[Place]) -> None:
    """Note that `user` has closed these translations."""
    for segment, target in closed:
        Presence.objects.filter(user=user.pk, segment=segment, target=target).delete()


def others_at(article: Article, user: AbstractBaseUser) -> dict[Place, list[User]]:
    """Who but `user` has which translations of an article open."""
    found: dict[Place, list[User]] = {}
    present = Presence.objects.filter(
        segment__article=article, seen_at__gte=timezone.now() - EXPIRES
    ).exclude(user=user.pk)
    for each in present.select_related("user").order_by("pk"):
        found.setdefault((each.segment_id, each.target), []).append(each.user)
    return found
