"""The long part of a change: mending or restoring translations, and verifying all it may concern.

Done in chunks, each one transaction, so that other people can save between two; a run that was
interrupted is taken up where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from glossary.models import Occurrence
from glossary.services.change_plan import Step
from glossary.services.wording import wording_from_json
from sources.batches import batched
from sources.languages import TARGETS
from sources.models import Article
from translations.models import Mend, TermChange, Translation
from translations.verification import bring_up_to_date, verify

from .mend import mend_all, restore_all
from .touched import AT_ONCE

CHUNK = 200
"""Translations mended in one transaction."""

VERIFIED_AT_ONCE = 500


def carry_out(
    change: TermChange,
    *,
    user: AbstractBaseUser | None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Mend what waits for it, or restore it if the change was taken back; then verify.

    Translations are verified where their article is opened, too; here it is for what is counted
    over the corpus. Nothing is done twice. `progress` gets translations done and in all.
    """
    if change.undone_at:
        # Places that lost their concept with it have to be found again.
        bring_up_to_date(list(Article.objects.filter(pk__in=change.articles).defer("text")))
    pks = _concerned(change)
    total, done = _waiting(change).count() + len(pks), 0
    while not cancelled() and (count := _run_chunk(change, user)):
        done += count
        progress(done, total)
    for first in range(0, len(pks), VERIFIED_AT_ONCE):
        if cancelled():
            return
        chunk = pks[first : first + VERIFIED_AT_ONCE]
        with transaction.atomic():
            verify(list(Translation.objects.select_for_update(of=("self",)).filter(pk__in=chunk)))
        done += len(chunk)
        progress(done, total)


def work_left(change: TermChange) -> int:
    """How many steps `carry_out` would take."""
    return _waiting(change).count() + len(_concerned(change))


def is_waiting(change: TermChange) -> bool:
    """Whether translations still wait to be mended or restored."""
    return _waiting(change).exists()


def _waiting(change: TermChange) -> QuerySet[Mend]:
    state = Mend.State.APPLIED if change.undone_at else Mend.State.PENDING
    return change.mends.filter(state=state)


def steps_of(change: TermChange, *, named: bool = False) -> list[Step]:
    """What the change made of each concept, or of those that texts name, as it was stored."""
    rows = change.concepts.order_by("pk")
    if named:
        rows = rows.filter(Exists(Occurrence.objects.filter(concept=OuterRef("concept"))))
    return [
        Step(
            wording_from_json(row.before) if row.before else None,
            wording_from_json(row.after) if row.after else None,
        )
        for row in rows.iterator()
    ]


def _concerned(change: TermChange) -> list[int]:
    """The translations that may use the terms that changed, by their ids."""
    by_target: dict[str, list[int]] = {target: [] for target in TARGETS}
    for step in steps_of(change, named=True):
        for target in step.changed_languages() & by_target.keys():
            by_target[target].append(step.concept)
    found: set[int] = set()
    for target, concepts in by_target.items():
        for chunk in batched(concepts, AT_ONCE):
            concerned = Translation.objects.filter(
                target=target, segment__occurrences__concept__in=chunk
            )
            found.update(concerned.order_by().values_list("pk", flat=True))
    return sorted(found)


def _run_chunk(change: TermChange, user: AbstractBaseUser | None) -> int:
    """Do the next mends, held together with their translations; how many there were."""
    work = restore_all if change.undone_at else mend_all
    with transaction.atomic():
        mends = list(_waiting(change).select_for_update(of=("self",)).order_by("pk")[:CHUNK])
        if not mends or user is None:
            return 0
        held = {
            translation.pk: translation
            for translation in Translation.objects.select_for_update(of=("self",))
            .filter(pk__in=[mend.translation_id for mend in mends])
            .select_related("segment__article")
            .defer("segment__article__text")
        }
        for mend in mends:
            mend.translation = held[mend.translation_id]
        work(change, mends, user)
        Mend.objects.bulk_update(mends, ["state", "after", "note"], batch_size=CHUNK)
    return len(mends)
