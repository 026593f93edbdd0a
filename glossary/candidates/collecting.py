"""From mentions to candidates: counted, nested ones discounted (after the C-value), scored."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from .known import fold_name
from .text import Mention

_CONTEXTS = 3


@dataclass(frozen=True, slots=True)
class Context:
    """Where a candidate stands: `passage` is the caller's key, offsets are into its text."""

    article: int
    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name proposed for the glossary; `text` is its base form, `folded` its key in a language.

    `frequency` counts the places that write it, `articles` the articles, `score` its rank.
    """

    language: str
    text: str
    folded: str
    category: str
    frequency: int
    articles: int
    score: float
    contexts: tuple[Context, ...]
    acronyms: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tally:
    spellings: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    contexts: dict[tuple[int, int, int], Context] = field(default_factory=dict)
    articles: set[int] = field(default_factory=set)
    acronyms: set[str] = field(default_factory=set)
    weight: float = 0.0
    free: int = 0  # places outside any longer candidate
    within: set[str] = field(default_factory=set)  # the longer candidates it stands in


Found = tuple[int, int, Mention]
"""An article, a passage of it, and a mention there."""


def collect(language: str, found: Iterable[Found]) -> list[Candidate]:
    """The candidates of one language, the best first."""
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    by_passage: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for article, passage, mention in found:
        by_passage[article, passage].append(mention)
    for (article, passage), mentions in by_passage.items():
        for mention in mentions:
            _count(tallies[fold_name(mention.base)], mention, article, passage, mentions)
    candidates = [_candidate(language, folded, tally) for folded, tally in tallies.items()]
    return sorted(candidates, key=lambda each: (-each.score, -each.frequency, each.folded))


def _count(
    tally: _Tally, mention: Mention, article: int, passage: int, beside: Sequence[Mention]
) -> None:
    place = (passage, mention.start, mention.end)
    tally.weight = max(tally.weight, mention.weight)
    tally.spellings[mention.base] += 1
    tally.categories[mention.category] += 1
    tally.articles.add(article)
    if mention.acronym:
        tally.acronyms.add(mention.acronym)
    if place in tally.contexts:
        return
    tally.contexts[place] = Context(article, passage, mention.start, mention.end)
    longer = {fold_name(other.base) for other in beside if _contains(other, mention)}
    tally.within |= longer
    tally.free += not longer


def _contains(outer: Mention, inner: Mention) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
    )


def _candidate(language: str, folded: str, tally: _Tally) -> Candidate:
    named = {category: count for category, count in tally.categories.items() if category != "other"}
    return Candidate(
        language=language,
        text=max(tally.spellings, key=lambda text: (tally.spellings[text], text)),
        folded=folded,
        category=max(named, key=lambda category: named[category]) if named else "other",
        frequency=len(tally.contexts),
        articles=len(tally.articles),
        score=_score(tally),
        contexts=tuple(list(tally.contexts.values())[:_CONTEXTS]),
        acronyms=tuple(sorted(tally.acronyms)),
    )


def _score(tally: _Tally) -> float:
    """How sure the pattern is, more for what stands often and by itself.

    A name that stands only within one longer name may be no more than a piece of it: the idea of
    the C-value (Frantzi, Ananiadou, Mima 2000), where within several it counts for itself.
    """
    strength = tally.free + max(len(tally.within) - 1, 0)
    if not strength:
        return 0.6 * tally.weight
    spread = 0.06 * (len(tally.articles) - 1)
    return tally.weight * (1 + 0.12 * log2(strength)) + spread
