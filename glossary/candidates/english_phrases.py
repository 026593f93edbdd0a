"""English names that are written small: "the new western land-sea corridor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .english_runs import run_from
from .heads import ENGLISH_HEADS, EVENT, INITIATIVE, OFFICE, ZONE, english_category, words
from .text import Mention, Token

_ZONES = {"zone": ZONE, "circle": ZONE, "corridor": INITIATIVE, "belt": ZONE, "delta": ZONE}
_ZONES |= {"initiative": INITIATIVE, "program": INITIATIVE, "programme": INITIATIVE}
_ZONES |= {"hub": ZONE, "cluster": ZONE}
# A phrase begins after one of these, or after a mark.
_BOUNDS = words(
    "a an the this that these those in on at of to for from by with as and or into its their "
    "our such between across promote build building accelerate create optimize optimise "
    "called is are be its his her which throughout"
)
# Words of degree say nothing of which thing is meant.
_VAGUE = words(
    "other many several various more some all any same certain such own key major important "
    "comprehensive international global bilateral multiple different existing"
)
_TITLES = words("vice deputy prime general party provincial")
_FEWEST, _MOST = 2, 6


def english_phrases(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Zones and programmes written small, and offices written small with the body they head."""
    for position, token in enumerate(tokens):
        if not token.word or token.capital:
            continue
        folded = token.text.casefold()
        kind = _ZONES.get(folded) or _ZONES.get(folded.removesuffix("s"))
        if kind:
            yield from _zone(text, tokens, position, kind)
        category = ENGLISH_HEADS.get(folded)
        if category in {OFFICE, EVENT}:
            yield from _office(text, tokens, position, category)


def _zone(text: str, tokens: Sequence[Token], head: int, kind: str) -> Iterator[Mention]:
    first = head
    while first and head - first < _MOST:
        before = tokens[first - 1]
        if not tokens[first].joined or not before.word or before.text.endswith("'s"):
            break
        if before.text.casefold() in _BOUNDS:
            break
        first -= 1
    while first < head and tokens[first].text.casefold() in _VAGUE:
        first += 1
    named = any(token.capital and not token.acronym for token in tokens[first:head])
    if head - first < (1 if named else _FEWEST):
        return
    base = text[tokens[first].start : tokens[head].end]
    if base.endswith("s"):
        base = base[:-1]
    joined = any("-" in token.text for token in tokens[first:head])
    weight = 0.8 if named else 0.5 if joined else 0.4
    yield Mention(tokens[first].start, tokens[head].end, base, kind, weight)


def _office(text: str, tokens: Sequence[Token], head: int, category: str) -> Iterator[Mention]:
    first = head
    while first and tokens[first].joined and tokens[first - 1].text.casefold() in _TITLES:
        first -= 1
    rest = tokens[head + 1 :]
    size = 1 + (len(rest) > 1 and rest[1].text == "the")
    if len(rest) > size and rest[0].text == "of" and rest[size].capital and rest[size].joined:
        run, _, acronym = run_from(tokens, head + 1 + size)
        if category == EVENT and first and tokens[first - 1].word:
            first = _described(tokens, first)
        end = run[-1].end
        base = text[tokens[first].start : end]
        if acronym:
            base = base.replace(f"({acronym}) ", "")
        if english_category([token.text for token in run]) != "other":
            yield Mention(tokens[first].start, end, base, category, 0.85)
    elif first < head and category == OFFICE:
        yield Mention(
            tokens[first].start,
            tokens[head].end,
            text[tokens[first].start : tokens[head].end],
            category,
            0.5,
        )


def _described(tokens: Sequence[Token], first: int) -> int:
    """Back over the words that say which meeting: "third plenary"."""
    while first and tokens[first].joined and tokens[first - 1].word:
        if tokens[first - 1].text.casefold() in _BOUNDS:
            break
        first -= 1
    return first
