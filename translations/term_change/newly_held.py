"""Translations of segments that a change makes name a concept, and that do not have its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from glossary.matching.rendition import Requirement, find_renditions
from glossary.services.change_plan import Step
from sources.languages import LANGUAGES, TARGETS, Language
from translations.models import State, Translation

from .source import SourceChange
from .touched import ORDER

LOOKED_AT = 400
"""Segments whose translations are read."""

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Disagreeing:
    """A translation without a right form of what its segment will name; `required` is the one."""

    translation: Translation
    required: str

    @property
    def language(self) -> Language:
        return LANGUAGES[self.translation.target]


@dataclass(frozen=True, slots=True)
class NewlyHeld:
    """The first of them, the weightiest in front, and how many of each state there are.

    `more` says that only part of the articles was searched.
    """

    shown: Sequence[Disagreeing] = ()
    counts: Sequence[tuple[str, int]] = ()
    more: bool = False

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def reviewed(self) -> int:
        """How many of them a person has worked on."""
        return sum(count for state, count in self.counts if state != State.DRAFT)


def newly_held(steps: Sequence[Step], changes: Iterable[SourceChange]) -> NewlyHeld:
    """What the new places that `changes` found mean for the translations there; two queries.

    Nobody can tell what stands in place of the name, so there is nothing to mend: a person has to
    look.
    """
    named: dict[int, list[int]] = defaultdict(list)  # segment → numbers of steps
    more = False
    for change in changes:
        more |= change.more
        for number, segments in change.segments.items():
            for segment in dict.fromkeys(segments):
                if segment in named or len(named) < LOOKED_AT:
                    named[segment].append(number)
                else:
                    more = True
    requirements = {
        (number, target): Requirement(steps[number].concept, tuple(steps[number].new(target)))
        for number in {number for numbers in named.values() for number in numbers}
        for target in TARGETS
    }
    found: list[tuple[int, int, str, str]] = []
    rank = {state.value: number for number, state in enumerate(ORDER)}
    texts = Translation.objects.filter(segment__in=named).exclude(state=State.INITIAL)
    for pk, segment, target, state, text in texts.values_list(
        "pk", "segment", "target", "state", "text"
    ):
        for number in named[segment]:
            requirement = requirements[number, target]
            if not requirement.preferred:
                continue
            (verdict,) = find_renditions(text, target, [requirement])
            if verdict.verdict != "right":
                found.append((rank[state], pk, state, requirement.preferred))
                break
    found.sort()
    shown = Translation.objects.select_related("segment__article").defer("segment__article__text")
    rows = shown.in_bulk([pk for _, pk, _, _ in found[:SHOWN]])
    counts = [(state.value, sum(each[2] == state for each in found)) for state in ORDER]
    return NewlyHeld(
        shown=[Disagreeing(rows[pk], required) for _, pk, _, required in found[:SHOWN]],
        counts=[(state, count) for state, count in counts if count],
        more=more,
    )
