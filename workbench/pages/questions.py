"""Names that may be those of several concepts: what a row asks about them, or says was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from glossary.models import Concept, Occurrence
from sources.languages import LANGUAGES, Language, targets_for

from .marking import Preferred


@dataclass(frozen=True, slots=True)
class Contender:
    """A concept that may be meant, with its preferred form in each target that has one.

    `key` is the digit that picks it by keyboard, None where there is none.
    """

    concept: Concept
    forms: Sequence[tuple[Language, str]]
    chosen: bool
    key: int | None

    @property
    def href(self) -> str:
        """The concept's own page."""
        return reverse("glossary:concept", args=[self.concept.pk])


@dataclass(frozen=True, slots=True)
class Question:
    """An occurrence of which a person says whose it is; `settled` where one has."""

    occurrence: Occurrence
    contenders: Sequence[Contender]

    @property
    def settled(self) -> bool:
        return self.occurrence.choice is not None

    @property
    def everywhere(self) -> bool:
        """Whether the choice is for the whole article."""
        choice = self.occurrence.choice
        return choice is not None and choice.start is None

    @property
    def chosen(self) -> Contender:
        """The concept the occurrence stands for now."""
        return next(each for each in self.contenders if each.chosen)


def rivals_of(occurrences: Mapping[int, Sequence[Occurrence]]) -> Mapping[int, Concept]:
    """The concepts beside their own that occurrences may be of; one query where there are any."""
    rivals = {pk for group in occurrences.values() for each in group for pk in each.rivals}
    return Concept.objects.in_bulk(rivals) if rivals else {}


def questions(
    occurrences: Iterable[Occurrence],
    rivals: Mapping[int, Concept],
    preferred: Preferred,
    language: str,
) -> list[Question]:
    """What one row asks, in its order; the first question that is open gets the keys."""
    asked: list[Question] = []
    keys = True
    for occurrence in occurrences:
        # A rival that was deleted since the article was matched is in question no more.
        concepts = [occurrence.concept, *(rivals[pk] for pk in occurrence.rivals if pk in rivals)]
        if len(concepts) < 2:
            continue
        numbered = keys and occurrence.ambiguous
        keys = keys and not numbered
        concepts.sort(key=lambda each: each.pk)
        asked.append(
            Question(
                occurrence,
                [
                    Contender(
                        concept,
                        [
                            (LANGUAGES[target], term.text)
                            for target in targets_for(language)
                            if (term := preferred.get((concept.pk, target)))
                        ],
                        chosen=concept.pk == occurrence.concept_id,
                        key=number if numbered and number <= 9 else None,
                    )
                    for number, concept in enumerate(concepts, 1)
                ],
            )
        )
    return asked
