"""Which translations a change touches: found by index, from the renditions, without their texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from glossary.services.change_plan import Step
from sources.batches import batched
from translations.models import Rendition, State

from .forms import Fate, FormChange, Span, form_changes

ORDER = (State.APPROVED, State.TRANSLATED, State.NEEDS_WORK, State.DRAFT)
"""The states in which a translation has a text, the weightiest first."""

AT_ONCE = 500
"""Concepts in one query."""

_Used = tuple[int, int, str, int, int, str]  # translation, version, state, start, end, found


@dataclass(slots=True)
class Hit:
    """A translation that uses touched forms, and what to write at which places of it."""

    translation: int
    version: int
    state: str
    target: str
    spans: list[Span] = field(default_factory=list)
    fates: set[Fate] = field(default_factory=set)

    @property
    def breaks(self) -> bool:
        """Whether the translation has a form that will be right no longer."""
        return Fate.BREAKS in self.fates


@dataclass(frozen=True, slots=True)
class Touching:
    """What a change does to translations: per form with its count, and per translation.

    `broken` are the forms per target and concept that will be right no longer, in use or not;
    `by_concept` counts the translations of each state that have a touched form of a concept.
    """

    forms: Sequence[tuple[FormChange, int]]
    hits: Sequence[Hit]
    broken: Mapping[tuple[str, int], Sequence[str]]
    by_concept: Mapping[int, Counter[str]]


def touching(steps: Iterable[Step], targets: Iterable[str]) -> Touching:
    """What the change that takes `steps` touches in `targets`.

    One query for each target and 500 concepts. Translations come in the order of ORDER, then as
    they were made.
    """
    counted: list[tuple[FormChange, int]] = []
    hits: dict[int, Hit] = {}
    broken: dict[tuple[str, int], list[str]] = {}
    by_concept: dict[int, Counter[str]] = defaultdict(Counter)
    changed = [(step, step.changed_languages()) for step in steps if step.before]
    for target in sorted(targets):
        concerned = {step.concept: step for step, languages in changed if target in languages}
        used = _used(concerned, target)
        for concept, step in concerned.items():
            rows = used.get(concept, [])
            changes, counts = _form_changes(step, target, rows)
            counted += [(change, counts[form]) for form, change in changes.items() if counts[form]]
            if given_up := [form for form, each in changes.items() if each.fate == Fate.BREAKS]:
                broken[target, concept] = sorted(given_up)
            touched = {}
            for translation, version, state, start, end, found in rows:
                if change := changes.get(found):
                    hit = hits.get(translation)
                    if hit is None:
                        hit = hits[translation] = Hit(translation, version, state, target)
                    hit.spans.append((start, end, change.new))
                    hit.fates.add(change.fate)
                    touched[translation] = state
            by_concept[concept].update(touched.values())
    rank = {state.value: number for number, state in enumerate(ORDER)}
    counted.sort(key=lambda pair: (pair[0].fate != Fate.BREAKS, -pair[1], pair[0].form))
    ordered = sorted(hits.values(), key=lambda hit: (rank[hit.state], hit.translation))
    return Touching(counted, ordered, broken, by_concept)


def _form_changes(
    step: Step, target: str, rows: Iterable[_Used]
) -> tuple[dict[str, FormChange], Counter[str]]:
    """What becomes of each form of a concept, and how often each is used."""
    old, new = step.old(target), step.new(target)
    counts = Counter(found for *_, found in rows)
    forms = {*counts, *(term.text for term in old)}
    return form_changes(target, forms, old, new), counts


def _used(concepts: Iterable[int], target: str) -> dict[int, list[_Used]]:
    """The places in translations that render each of the concepts."""
    found: dict[int, list[_Used]] = defaultdict(list)
    for chunk in batched(concepts, AT_ONCE):
        rows = (
            Rendition.objects.filter(
                occurrence__concept__in=chunk,
                occurrence__shortened=False,  # a surname alone is judged, and mended, by itself
                translation__target=target,
                start__isnull=False,
            )
            .exclude(translation__state=State.INITIAL)
            .order_by()
            .values_list(
                "occurrence__concept",
                *("translation", "translation__version", "translation__state"),
                *("start", "end", "found"),
            )
        )
        for concept, *row in rows.iterator(chunk_size=5000):
            found[concept].append(tuple(row))
    return found
