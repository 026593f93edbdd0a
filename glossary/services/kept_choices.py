"""What people chose among names that are written the same, kept for when a concept comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model

from glossary.models import NameChoice
from sources.batches import batched
from sources.models import Article
from sources.text import fold

from .change_plan import Step
from .wording import KeptChoice, Wording

_AT_ONCE = 500


def choices_of(concepts: Iterable[int]) -> dict[int, tuple[KeptChoice, ...]]:
    """All choices of each concept, those that were withdrawn too; one query for each 500."""
    found: dict[int, list[KeptChoice]] = defaultdict(list)
    for chunk in batched(concepts, _AT_ONCE):
        for each in NameChoice.objects.filter(concept__in=chunk).order_by("pk"):
            found[each.concept_id].append(
                (
                    *(each.pk, each.article_id, each.start, each.surface),
                    *(each.chosen_by_id, each.chosen_at.isoformat()),
                    *(each.withdrawn_by_id, _iso(each.withdrawn_at)),
                )
            )
    return {concept: tuple(rows) for concept, rows in found.items()}


def restore_choices(steps: Sequence[Step]) -> None:
    """Give concepts that went, and are stored again, the choices that were theirs.

    One that was withdrawn since stays so, and one is not restored where its article is gone or
    somebody has chosen anew for the same place or name.
    """
    kept = list(_kept(step.before for step in steps if step.before and not step.after))
    stored: dict[int, NameChoice] = {}
    for chunk in batched((row[0] for _, row in kept), _AT_ONCE):
        stored |= NameChoice.objects.in_bulk(chunk)
    moved: dict[int, list[int]] = defaultdict(list)
    for concept, (pk, *_) in kept:
        if pk in stored and stored[pk].concept_id != concept:
            moved[concept].append(pk)
    for concept, pks in moved.items():
        for chunk in batched(pks, _AT_ONCE):
            NameChoice.objects.filter(pk__in=chunk).update(concept=concept)
    _create([(concept, row) for concept, row in kept if row[0] not in stored])


def _kept(wordings: Iterable[Wording]) -> Iterator[tuple[int, KeptChoice]]:
    for wording in wordings:
        for row in wording.choices:
            yield wording.concept, row


def _create(rows: Sequence[tuple[int, KeptChoice]]) -> None:
    articles = _existing(Article, (row[1] for _, row in rows))
    people = _existing(get_user_model(), (pk for _, row in rows for pk in (row[4], row[6]) if pk))
    taken: set[tuple[int, int | str]] = set()
    for chunk in batched(articles, _AT_ONCE):
        for each in NameChoice.objects.filter(article__in=chunk, withdrawn_at=None):
            taken.add(_place(each.article_id, each.start, each.surface))
    NameChoice.objects.bulk_create(
        (
            NameChoice(
                pk=pk,
                concept_id=concept,
                article_id=article,
                start=start,
                surface=surface,
                folded=fold(surface),
                chosen_by_id=chooser if chooser in people else None,
                chosen_at=datetime.fromisoformat(chosen_at),
                withdrawn_by_id=withdrawer if withdrawer in people else None,
                withdrawn_at=datetime.fromisoformat(withdrawn_at) if withdrawn_at else None,
            )
            for concept, row in rows
            for pk, article, start, surface, chooser, chosen_at, withdrawer, withdrawn_at in [row]
            if article in articles
            and (withdrawn_at or _place(article, start, surface) not in taken)
        ),
        batch_size=_AT_ONCE,
    )


def _place(article: int, start: int | None, surface: str) -> tuple[int, int | str]:
    """What a choice in force is the only one for."""
    return article, fold(surface) if start is None else start


def _existing(model: Any, pks: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for chunk in batched(set(pks), _AT_ONCE):
        found.update(model._default_manager.filter(pk__in=chunk).values_list("pk", flat=True))
    return found


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
