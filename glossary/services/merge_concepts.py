"""Make one concept of two that turn out to be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext, ngettext

from glossary.models import Concept, Evidence, NameChoice, Occurrence, SurfaceForm, Term

from .change_plan import Act, Plan, Step
from .chosen import BulkRefused, Chosen, take
from .kept_choices import choices_of
from .revision import touch
from .wording import Wording, wordings_of

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
        raise BulkRefused(gettext("Select the two concepts that are to become one."))
    if into not in {each.pk for each in chosen}:
        raise BulkRefused(gettext("Say which of the two concepts is to stay."))
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


def plan_merging(chosen: Sequence[Chosen], *, into: int) -> Plan:
    """Merging two concepts as `plan_merge` says; occurrences and quotations go along.

    A definition or remark that `kept` does not have yet is kept as part of its remark. Raises
    BulkRefused.
    """
    merge = plan_merge(chosen, into=into)
    before = wordings_of([merge.kept.pk, merge.gone.pk])
    kept = before[merge.kept.pk]
    choices = choices_of([merge.gone.pk]).get(merge.gone.pk, ())
    gone = replace(before[merge.gone.pk], choices=choices)
    after = _after(merge, kept, gone)

    def store() -> list[int]:
        _store(merge)
        return [kept.concept, gone.concept]

    return Plan(
        act=Act.MERGED,
        title=f"{gone.identifier} → {kept.identifier}",
        done=_told(merge),
        steps=[Step(kept, after), Step(gone, None, successor=after)],
        store=store,
    )


def _after(merge: Merge, kept: Wording, gone: Wording) -> Wording:
    """What `_store` makes of the concept that stays; remarks and quotations apart."""
    promoted = {term.pk for term in merge.promoted}
    demoted = {term.pk for term in merge.demoted}
    worded = {term.pk: term for term in gone.terms}
    joins = {stays.pk: worded[goes.pk] for stays, goes in merge.joined}
    terms = []
    for term in kept.terms:
        if term.pk in promoted:
            term = replace(term, status=_PREFERRED.value)
        if other := joins.get(term.pk):
            known = {*term.added, *term.forbidden}
            term = replace(
                term,
                added=term.added + tuple(form for form in other.added if form not in known),
                forbidden=term.forbidden
                + tuple(form for form in other.forbidden if form not in known),
            )
        terms.append(term)
    for moved in merge.moved:
        term = worded[moved.pk]
        terms.append(replace(term, status=_ADMITTED.value) if moved.pk in demoted else term)
    return replace(kept, terms=tuple(terms))


def _store(merge: Merge) -> None:
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
    NameChoice.objects.filter(concept=gone).update(concept=kept)
    kept.definition, kept.note = _texts(kept, gone)
    Concept.objects.filter(pk=gone.pk).delete()
    kept.save()
    touch()


def _told(merge: Merge) -> str:
    moved = len(merge.moved)
    message = ngettext(
        "“%(gone)s” was merged into “%(kept)s”: %(moved)d term moved, %(joined)d joined.",
        "“%(gone)s” was merged into “%(kept)s”: %(moved)d terms moved, %(joined)d joined.",
        moved,
    ) % {
        "gone": merge.gone.identifier,
        "kept": merge.kept.identifier,
        "moved": moved,
        "joined": len(merge.joined),
    }
    if merge.demoted:
        terms = ", ".join(f"“{term.text}”" for term in merge.demoted)
        message += gettext(" Now admitted instead of preferred: %(terms)s.") % {"terms": terms}
    return message


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
