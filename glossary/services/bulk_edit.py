"""Acts on several concepts at once, each planned whole and done for all of them or for none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext, ngettext, ngettext_lazy

from glossary.models import Concept, Evidence, Occurrence, SurfaceForm, Term
from sources.languages import LANGUAGES

from .change_plan import Act, Plan, Step
from .chosen import BulkRefused, Chosen, named, take
from .kept_choices import choices_of
from .revision import touch
from .wording import TermWording, wordings_of


@dataclass(frozen=True, slots=True)
class Loss:
    """What goes with a concept when it is deleted."""

    concept: Concept
    chosen: Chosen
    terms: int
    forms: int
    evidence: int
    occurrences: int


def plan_category(chosen: Sequence[Chosen], category: str) -> Plan:
    """Putting the concepts in a category. Raises BulkRefused."""
    if category not in Concept.Category.values:
        raise BulkRefused(gettext("Say which category the concepts shall have."))
    concepts = [concept for concept in take(chosen) if concept.category != category]
    steps = [
        Step(before, replace(before, category=category))
        for before in wordings_of(concept.pk for concept in concepts).values()
    ]

    def store() -> list[int]:
        pks = [step.concept for step in steps]
        Concept.objects.filter(pk__in=pks).update(category=category, changed_at=timezone.now())
        touch()
        return pks

    label = Concept.Category(category).label
    done = ngettext(
        "%(count)d concept put in the category “%(label)s”.",
        "%(count)d concepts put in the category “%(label)s”.",
        len(steps),
    ) % {"count": len(steps), "label": label}
    return Plan(Act.CATEGORY, _title(concepts), done, steps, store)


def plan_reliability(chosen: Sequence[Chosen], *, language: str, reliability: str) -> Plan:
    """Setting how far the concepts' terms in a language may be trusted, "" for every language.

    A term that a quotation attests does not become unattested. Raises BulkRefused.
    """
    if reliability not in Term.Reliability.values or language not in {"", *LANGUAGES}:
        raise BulkRefused(gettext("Say which language's terms shall be how reliable."))
    unattested = reliability == Term.Reliability.UNATTESTED

    def takes(term: TermWording, _siblings: int) -> bool:
        return not (unattested and term.evidence)

    return _plan_terms(
        Act.RELIABILITY, chosen, language, "reliability", Term.Reliability(reliability), takes
    )


def plan_status(chosen: Sequence[Chosen], *, language: str, status: str) -> Plan:
    """Setting the status of the concepts' terms in a language, "" for every language.

    Of several terms of a language none becomes the preferred one: which, is to be said in the
    concept. Raises BulkRefused.
    """
    if status not in Term.Status.values or language not in {"", *LANGUAGES}:
        raise BulkRefused(gettext("Say which language's terms shall have which status."))
    preferred = status == Term.Status.PREFERRED

    def takes(_term: TermWording, siblings: int) -> bool:
        return not (preferred and siblings > 1)

    return _plan_terms(Act.STATUS, chosen, language, "status", Term.Status(status), takes)


_KEPT = {
    Act.RELIABILITY: ngettext_lazy(
        "%(count)d term stays as before: a quotation attests it.",
        "%(count)d terms stay as before: a quotation attests them.",
        "count",
    ),
    Act.STATUS: ngettext_lazy(
        "%(count)d term stays as before: the language has several, so say in the concept which is "
        "preferred.",
        "%(count)d terms stay as before: the language has several, so say in the concept which is "
        "preferred.",
        "count",
    ),
}


def _plan_terms(
    act: Act,
    chosen: Sequence[Chosen],
    language: str,
    field: str,
    value: Term.Reliability | Term.Status,
    takes: Callable[[TermWording, int], bool],
) -> Plan:
    """Setting a field of all terms in a language for which `takes` holds."""
    concepts = take(chosen)
    changed: list[int] = []
    kept = 0
    steps: list[Step] = []
    for before in wordings_of(concept.pk for concept in concepts).values():
        siblings = Counter(term.language for term in before.terms)
        terms = []
        for term in before.terms:
            if term.language == (language or term.language) and getattr(term, field) != value:
                if takes(term, siblings[term.language]):
                    changed.append(term.pk)
                    term = (
                        replace(term, status=str(value))
                        if act is Act.STATUS
                        else replace(term, reliability=str(value))
                    )
                else:
                    kept += 1
            terms.append(term)
        after = replace(before, terms=tuple(terms))
        if after != before:
            steps.append(Step(before, after))

    def store() -> list[int]:
        pks = [step.concept for step in steps]
        Term.objects.filter(pk__in=changed).update(**{field: value})
        Concept.objects.filter(pk__in=pks).update(changed_at=timezone.now())
        touch()
        return pks

    remarks = []
    if kept:
        remarks = [_KEPT[act] % {"count": kept}]
    done = ngettext(
        "%(count)d term marked as %(label)s.", "%(count)d terms marked as %(label)s.", len(changed)
    ) % {"count": len(changed), "label": value.label}
    named = [step.identifier for step in steps]
    return Plan(act, _titled(named), done, steps, store, remarks=remarks)


def losses(chosen: Sequence[Chosen]) -> list[Loss]:
    """What deleting the concepts would take along; five queries. Raises BulkRefused."""
    concepts = take(chosen)
    pks = [concept.pk for concept in concepts]

    def count(model: type[Term | SurfaceForm | Evidence | Occurrence], path: str) -> dict[int, int]:
        rows = model._default_manager.filter(**{f"{path}__in": pks}).order_by()
        return dict(rows.values_list(path).annotate(Count("pk")))

    terms, occurrences = count(Term, "concept"), count(Occurrence, "concept")
    forms, evidence = count(SurfaceForm, "term__concept"), count(Evidence, "term__concept")
    return [
        Loss(
            concept,
            Chosen.of(concept),
            terms.get(concept.pk, 0),
            forms.get(concept.pk, 0),
            evidence.get(concept.pk, 0),
            occurrences.get(concept.pk, 0),
        )
        for concept in concepts
    ]


def plan_deletion(chosen: Sequence[Chosen]) -> Plan:
    """Deleting the concepts with all that is theirs. Raises BulkRefused."""
    concepts = take(chosen)
    choices = choices_of(concept.pk for concept in concepts)
    steps = [
        Step(replace(before, choices=choices.get(pk, ())), None)
        for pk, before in wordings_of(concept.pk for concept in concepts).items()
    ]

    def store() -> list[int]:
        pks = [step.concept for step in steps]
        Concept.objects.filter(pk__in=pks).delete()
        touch()
        return pks

    done = ngettext("%(count)d concept deleted.", "%(count)d concepts deleted.", len(steps)) % {
        "count": len(steps)
    }
    return Plan(Act.DELETED, _title(concepts), done, steps, store, confirmed=True)


def _title(concepts: Sequence[Concept]) -> str:
    return _titled([concept.identifier for concept in concepts])


def _titled(identifiers: Sequence[str]) -> str:
    return identifiers[0] if len(identifiers) == 1 else named(identifiers)
