"""The choices of people among concepts that are written the same, applied to what was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from glossary.matching import GlossaryTerm, Matcher
from glossary.models import NameChoice, Occurrence
from sources.text import fold

from .matchers import load_terms


@dataclass(frozen=True, slots=True)
class Contested:
    """An occurrence that is not stored yet; `start` is its offset in the article's text."""

    article: int
    language: str
    start: int
    occurrence: Occurrence


def settle(found: Sequence[Contested]) -> None:
    """Give each of `found`, which have rivals, to the concept that a person chose for it.

    A choice for the place counts before one for the whole article, and neither where the concept is
    not among those in question any more. Three queries for each language where there are choices.
    """
    if not found:
        return
    at_place: dict[tuple[int, int], NameChoice] = {}
    by_name: dict[tuple[int, str], NameChoice] = {}
    for choice in NameChoice.objects.filter(
        article__in={each.article for each in found}, withdrawn_at=None
    ):
        if choice.start is None:
            by_name[choice.article_id, choice.folded] = choice
        else:
            at_place[choice.article_id, choice.start] = choice
    chosen: list[tuple[Contested, NameChoice]] = []
    for each in found:
        surface = each.occurrence.surface
        here = at_place.get((each.article, each.start))
        if here is None or here.surface != surface:
            here = by_name.get((each.article, fold(surface)))
        if here and here.concept_id in contenders(each.occurrence):
            chosen.append((each, here))
    _give(chosen)


def contenders(occurrence: Occurrence) -> set[int]:
    """The concepts that the occurrence may be of, its own among them."""
    return {occurrence.concept_id, *occurrence.rivals}


def _give(chosen: Sequence[tuple[Contested, NameChoice]]) -> None:
    wanted: dict[str, set[int]] = defaultdict(set)
    for each, choice in chosen:
        wanted[each.language].add(choice.concept_id)
    terms: dict[tuple[str, int], list[GlossaryTerm]] = defaultdict(list)
    for language, concepts in wanted.items():
        for term in load_terms(language, concepts=concepts):
            terms[language, term.concept].append(term)
    for each, choice in chosen:
        row = each.occurrence
        row.rivals = sorted(contenders(row) - {choice.concept_id})
        row.concept_id = choice.concept_id
        row.term_id = _term_of(terms[each.language, choice.concept_id], row.surface)
        row.certainty = Occurrence.Certainty.SURE
        row.choice = choice


def _term_of(terms: Sequence[GlossaryTerm], surface: str) -> int:
    """The term that `surface` is a form of; where it is a name in short, the preferred one."""
    for match in Matcher(terms).find(surface):
        if (match.start, match.end) == (0, len(surface)):
            return match.term
    return min(terms, key=lambda term: (term.deprecated, term.status != "preferred")).term
