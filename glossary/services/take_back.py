"""Take steps of the glossary back: the terms of concepts as they were before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.batches import batched
from sources.models import Segment
from sources.text import fold
from sources.update_rows import update_rows

from .change_plan import Step
from .kept_choices import restore_choices
from .revision import touch
from .save_concept import ConceptConflict
from .wording import CONCEPT_FIELDS, TERM_FIELDS, TermWording

_AT_ONCE = 500
_FORMS = {"added": SurfaceForm.Kind.ADDED, "forbidden": SurfaceForm.Kind.FORBIDDEN}


def take_back(steps: Sequence[Step]) -> None:
    """Give the concepts of `steps` the terms that they had before, all of them or none.

    Only what the steps changed is set, so that a later remark or quotation stays. What was deleted
    comes back under the ids that it had. Raises ConceptConflict where another term is in the way.
    """
    try:
        with transaction.atomic():
            touch()
            _take_back(steps)
    except IntegrityError as error:
        raise ConceptConflict(
            gettext(
                "Something stored since is in the way, such as another preferred term or a "
                "concept with the same identifier. Nothing was changed: change that first, "
                "then take this back."
            )
        ) from error


def _take_back(steps: Sequence[Step]) -> None:
    was, owners = _terms(steps, "before")
    became, _ = _terms(steps, "after")
    created = [step.after.concept for step in steps if step.after and not step.before]
    for chunk in batched(created, _AT_ONCE):
        Concept.objects.filter(pk__in=chunk).delete()
    for chunk in batched(became.keys() - was.keys(), _AT_ONCE):
        Term.objects.filter(pk__in=chunk).delete()
    _restore_concepts(steps)
    stored = _stored(was)
    # A preferred term that becomes admitted again gives way before another takes its place.
    for preferred in (False, True):
        rows = [
            _reset(stored[pk], old, became.get(pk, old), owners[pk])
            for pk, old in was.items()
            if pk in stored and (old.status == Term.Status.PREFERRED) is preferred
        ]
        fields = [*TERM_FIELDS, "folded", "concept"]
        update_rows(rows, fields)
    gone = {pk: old for pk, old in was.items() if pk not in stored}
    Term.objects.bulk_create(
        (_reset(Term(pk=pk), old, None, owners[pk]) for pk, old in gone.items()),
        batch_size=_AT_ONCE,
    )
    changed = {pk: (old, became.get(pk)) for pk, old in was.items() if pk in stored}
    _restore_forms(changed, gone)
    _restore_evidence(changed, gone)
    restore_choices(steps)


def _terms(steps: Iterable[Step], side: str) -> tuple[dict[int, TermWording], dict[int, int]]:
    """All terms on one side of the steps by their ids, and the concept of each."""
    terms: dict[int, TermWording] = {}
    owners: dict[int, int] = {}
    for step in steps:
        wording = getattr(step, side)
        for term in wording.terms if wording else ():
            terms[term.pk], owners[term.pk] = term, wording.concept
    return terms, owners


def _stored(pks: Iterable[int]) -> dict[int, Term]:
    found: dict[int, Term] = {}
    for chunk in batched(pks, _AT_ONCE):
        found |= Term.objects.in_bulk(chunk)
    return found


def _restore_concepts(steps: Sequence[Step]) -> None:
    gone = [step.before for step in steps if step.before and not step.after]
    Concept.objects.bulk_create(
        (
            Concept(pk=each.concept, **{name: getattr(each, name) for name in CONCEPT_FIELDS})
            for each in gone
        ),
        batch_size=_AT_ONCE,
    )
    both = {step.concept: step for step in steps if step.before and step.after}
    for chunk in batched(both, _AT_ONCE):
        concepts = list(Concept.objects.filter(pk__in=chunk))
        for concept in concepts:
            step = both[concept.pk]
            for name in CONCEPT_FIELDS:
                old = getattr(step.before, name)
                if old != getattr(step.after, name):
                    setattr(concept, name, old)
            concept.changed_at = timezone.now()
        update_rows(concepts, [*CONCEPT_FIELDS, "changed_at"])


def _reset(term: Term, old: TermWording, became: TermWording | None, concept: int) -> Term:
    """A term with what `old` says wherever that is not what it `became`."""
    for name in TERM_FIELDS:
        if became is None or getattr(old, name) != getattr(became, name):
            setattr(term, name, getattr(old, name))
    term.folded, term.concept_id = fold(term.text), concept
    return term


Changed = Mapping[int, tuple[TermWording, TermWording | None]]


def _restore_forms(changed: Changed, gone: Mapping[int, TermWording]) -> None:
    reset = [
        pk
        for pk, (old, new) in changed.items()
        if new and (old.added, old.forbidden) != (new.added, new.forbidden)
    ]
    for chunk in batched(reset, _AT_ONCE):
        SurfaceForm.objects.filter(term__in=chunk).delete()
    terms = {**gone, **{pk: changed[pk][0] for pk in reset}}
    SurfaceForm.objects.bulk_create(
        (
            SurfaceForm(term_id=pk, text=text, kind=kind)
            for pk, old in terms.items()
            for name, kind in _FORMS.items()
            for text in getattr(old, name)
        ),
        batch_size=_AT_ONCE,
    )


Place = tuple[int, int, int, str, int | None]  # segment, start, end, quotation, person


def _restore_evidence(changed: Changed, gone: Mapping[int, TermWording]) -> None:
    """Quotations that came go, and those that went come back, if their segments are still there."""
    for pk, (old, new) in changed.items():
        for segment, start, *_ in set(new.evidence) - set(old.evidence) if new else ():
            Evidence.objects.filter(term=pk, segment=segment, start=start).delete()
    lost: list[tuple[int, Place]] = [
        (pk, place) for pk, old in gone.items() for place in old.evidence
    ]
    lost += [
        (pk, place)
        for pk, (old, new) in changed.items()
        if new
        for place in set(old.evidence) - set(new.evidence)
    ]
    segments = set(_existing(Segment, (place[0] for _, place in lost)))
    people = set(_existing(get_user_model(), (place[4] for _, place in lost if place[4])))
    Evidence.objects.bulk_create(
        (
            Evidence(
                term_id=pk,
                segment_id=segment,
                start=start,
                end=end,
                quotation=quotation,
                created_by_id=person if person in people else None,
            )
            for pk, (segment, start, end, quotation, person) in lost
            if segment in segments
        ),
        batch_size=_AT_ONCE,
        ignore_conflicts=True,
    )


def _existing(model: Any, pks: Iterable[int | None]) -> Iterator[int]:
    for chunk in batched({pk for pk in pks if pk}, _AT_ONCE):
        yield from model._default_manager.filter(pk__in=chunk).values_list("pk", flat=True)
