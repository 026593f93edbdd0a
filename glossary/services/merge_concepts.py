"""Make one concept of two that turn out to be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef

from glossary.models import Concept, Evidence, Occurrence, SurfaceForm, Term

from .chosen import BulkRefused, Chosen, take
from .revision import lock, touch

_PREFERRED, _ADMITTED = Term.Status.PREFERRED, Term.Status.ADMITTED
_TRUST: list[str] = [*reversed(Term.Reliability.values)]


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge does to the terms of `gone`.

    `moved` go to `kept`; of them, `demoted` were preferred where `kept` has a preferred term, and
    become admitted. `joined` are pairs of a term of `kept` and the same one of `gone`: the former
    stays, with its status, and gets the forms and evidence of the latter; `promoted` are those that
    become preferred because `gone` preferred them and `kept` has no preferred term.
    """

    kept: Concept
    gone: Concept
    moved: Sequence[Term]
    demoted: Sequence[Term]
    joined: Sequence[tuple[Term, Term]]
    promoted: Sequence[Term]


def plan_merge(chosen: Sequence[Chosen], *, into: int) -> Merge:
    """What merging two concepts into the one with the primary key `into` does.

    Nothing is stored. Raises BulkRefused where there are not two, or one changed since it was seen.
    """
    if len({each.pk for each in chosen}) != 2 or len(chosen) != 2:
        raise BulkRefused("Select the two concepts that are to become one.")
    if into not in {each.pk for each in chosen}:
        raise BulkRefused("Say which of the two concepts is to stay.")
    kept, gone = sorted(take(chosen), key=lambda concept: concept.pk != into)
    known = {(term.language, term.text): term for term in kept.terms.order_by("pk")}
    settled = {term.language for term in known.values() if term.status == _PREFERRED}
    moved, demoted, joined, promoted = [], [], [], []
    for term in gone.terms.order_by("language", "pk"):
        same = known.get((term.language, term.text))
        prefers = term.status == _PREFERRED
        if same:
            joined.append((same, term))
            if prefers and same.status == _ADMITTED and term.language not in settled:
                promoted.append(same)
            continue
        moved.append(term)
        if prefers and term.language in settled:
            demoted.append(term)
    return Merge(kept, gone, moved, demoted, joined, promoted)


@transaction.atomic
def merge_concepts(*, chosen: Sequence[Chosen], into: int) -> Merge:
    """Merge two concepts as `plan_merge` says; occurrences and quotations go along.

    A definition or remark that `kept` does not have yet is kept as part of its remark. Raises
    BulkRefused.
    """
    lock()
    merge = plan_merge(chosen, into=into)
    kept, gone = merge.kept, merge.gone
    for term in merge.promoted:
        term.status = _PREFERRED
    for stays, goes in merge.joined:
        _join(stays, goes)
    for term in merge.moved:
        term.concept = kept
        if term in merge.demoted:
            term.status = _ADMITTED
    Term.objects.bulk_update(merge.moved, ["concept", "status"])
    # Rows that stay keep the verdicts on them, until the articles are matched anew.
    Occurrence.objects.filter(concept=gone).update(concept=kept)
    kept.definition, kept.note = _texts(kept, gone)
    identifier, pk = gone.identifier, gone.pk
    gone.delete()
    gone.identifier, gone.pk = identifier, pk
    kept.save()
    touch()
    return merge


def _join(stays: Term, goes: Term) -> None:
    """Give a term what the same term of the other concept has and it lacks."""
    stays.reliability = max(stays.reliability, goes.reliability, key=_TRUST.index)
    stays.source = stays.source or goes.source
    stays.note = "\n".join(dict.fromkeys(filter(None, (stays.note, goes.note))))
    stays.save()
    known = SurfaceForm.objects.filter(term=stays, text=OuterRef("text"))
    SurfaceForm.objects.filter(~Exists(known), term=goes).update(term=stays)
    quoted = Evidence.objects.filter(
        term=stays, segment=OuterRef("segment"), start=OuterRef("start")
    )
    Evidence.objects.filter(~Exists(quoted), term=goes).update(term=stays)
    Occurrence.objects.filter(term=goes).update(term=stays)


def _texts(kept: Concept, gone: Concept) -> tuple[str, str]:
    """The definition and the remark of what the two become, nothing of either lost."""
    definition = kept.definition or gone.definition
    spare = "" if gone.definition == definition else gone.definition
    return definition, "\n".join(dict.fromkeys(filter(None, (kept.note, gone.note, spare))))
