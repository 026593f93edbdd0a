"""Which translations a change touches: found by index, from the renditions, without their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossary.services.wording import Wording
from translations.models import Rendition, State

from .forms import Fate, FormChange, Span, form_changes

ORDER = (State.APPROVED, State.TRANSLATED, State.NEEDS_WORK, State.DRAFT)
"""The states in which a translation has a text, the weightiest first."""


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

    `broken` are the forms per target that will be right no longer, in use or not.
    """

    forms: list[tuple[FormChange, int]]
    hits: list[Hit]
    broken: dict[str, list[str]]


def touching(before: Wording, after: Wording, targets: Iterable[str]) -> Touching:
    """What the change from `before` to `after` touches in `targets`; one query for each.

    Translations come in the order of ORDER, then as they were made.
    """
    counted: list[tuple[FormChange, int]] = []
    hits: dict[int, Hit] = {}
    broken: dict[str, list[str]] = {}
    for target in sorted(set(targets) & before.changed_languages(after)):
        rows = _used(before.concept, target)
        old, new = before.in_language(target), after.in_language(target)
        counts = Counter(found for *_, found in rows)
        changes = form_changes(target, {*counts, *(term.text for term in old)}, old, new)
        counted += [(change, counts[form]) for form, change in changes.items() if counts[form]]
        if given_up := [form for form, each in changes.items() if each.fate == Fate.BREAKS]:
            broken[target] = sorted(given_up)
        for translation, version, state, start, end, found in rows:
            if change := changes.get(found):
                hit = hits.setdefault(translation, Hit(translation, version, state, target))
                hit.spans.append((start, end, change.new))
                hit.fates.add(change.fate)
    rank = {state.value: number for number, state in enumerate(ORDER)}
    counted.sort(key=lambda pair: (pair[0].fate != Fate.BREAKS, -pair[1], pair[0].form))
    ordered = sorted(hits.values(), key=lambda hit: (rank[hit.state], hit.translation))
    return Touching(counted, ordered, broken)


def _used(concept: int, target: str) -> list[tuple[int, int, str, int, int, str]]:
    rows = (
        Rendition.objects.filter(
            occurrence__concept=concept, translation__target=target, start__isnull=False
        )
        .exclude(translation__state=State.INITIAL)
        .order_by()
        .values_list(
            "translation", "translation__version", "translation__state", "start", "end", "found"
        )
    )
    return [
        (pk, version, state, start, end, found)
        for pk, version, state, start, end, found in rows
        if start is not None and end is not None
    ]
