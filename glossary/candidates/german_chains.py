"""German bodies, meetings and offices with what follows them: "Rat der Leiter der …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .german_words import foreign, head_of, is_month, place_base
from .heads import EVENT, INITIATIVE, OFFICE, ORGANISATION, PLACE
from .known import is_place
from .text import Mention, Token

_LINKS = frozenset({"der", "des", "die", "das", "den", "dem", "für", "von", "zur", "zum"})
_CENTRAL = ("zentral", "bundes", "staats", "landes", "provinz", "stadt", "volks")


def chain_mentions(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Every head noun with its chain, where a name stands in it; a chain's own heads too."""
    for position, token in enumerate(tokens):
        category, base = head_of(token.text) if token.word and token.capital else ("", "")
        if category in {EVENT, ORGANISATION, OFFICE, INITIATIVE, PLACE}:
            yield from _chain(text, tokens, position, category, base)
            yield from _strategy(text, tokens, position, category)


def _chain(
    text: str, tokens: Sequence[Token], position: int, category: str, base: str
) -> Iterator[Mention]:
    head = tokens[position]
    end = chain_end(tokens, position)
    named = any(
        foreign(token.text) or place_base(token.text)
        for token in tokens[position + 1 : end]
        if token.word and token.capital
    )
    acronym = any(part.isupper() and len(part) > 1 for part in head.text.split("-"))
    owner = _owner(tokens, position)
    if end == position + 1 or not (named or acronym or owner):
        yield from _alone(head, category, base)
        return
    before = tokens[position - 1].text if position else ""
    start, prefix = head.start, ""
    if before == "und" and position > 1 and tokens[position - 2].text.endswith("-"):
        start = tokens[position - 2].start
        prefix = text[start : head.start]
    elif owner:
        start, prefix = owner.start, text[owner.start : head.start]
    last = tokens[end - 1]
    base = prefix + base + text[head.end : last.end]
    yield Mention(start, last.end, base, category, 0.85)


def _owner(tokens: Sequence[Token], position: int) -> Token | None:
    """The town that a body calls itself after: "Shanghaier Organisation für Zusammenarbeit"."""
    if not position or not tokens[position].joined:
        return None
    before = tokens[position - 1]
    town = before.text.removesuffix("er")
    named = before.word and before.capital and town != before.text
    return before if named and is_place(town, "de") else None


def _alone(head: Token, category: str, base: str) -> Iterator[Mention]:
    """ "Zentralregierung": a compound that by itself says which one."""
    if category == ORGANISATION and head.text.casefold().startswith(_CENTRAL):
        yield Mention(head.start, head.end, base, category, 0.6)


def chain_end(tokens: Sequence[Token], position: int) -> int:
    """Where the chain of genitives and für- and von-phrases behind a noun ends."""
    end = position + 1
    while True:
        after = _link_end(tokens, end)
        if after == end:
            return end
        end = after


def _link_end(tokens: Sequence[Token], start: int) -> int:
    position = start
    while position < len(tokens) and tokens[position].text in _LINKS and tokens[position].joined:
        position += 1
    if position == start or position - start > 2:
        return start
    # Adjectives between article and noun.
    adjectives = 0
    while position < len(tokens) and _adjective(tokens[position]) and adjectives < 3:
        position += 1
        adjectives += 1
    noun = position
    while position < len(tokens) and _in_run(tokens, position):
        position += 1
    return position if position > noun else start


def _adjective(token: Token) -> bool:
    return token.word and not token.capital and token.text.endswith(("en", "er", "e"))


def _in_run(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    if not token.joined:
        # The bracket around an acronym inside a name: "Organization (SCO) Countries".
        return token.text in {")"} or tokens[position - 1].text == "("
    if token.text == "(":
        following = tokens[position + 1 : position + 4]
        inside = len(following) == 3 and following[0].acronym and following[1].text == ")"
        return inside and following[2].capital and following[2].word
    if token.text in {"and", "of"}:
        return True
    return token.word and token.capital and not is_month(token.text)


def _strategy(
    text: str, tokens: Sequence[Token], position: int, category: str
) -> Iterator[Mention]:
    """ "Chinas westlicher Entwicklungsstrategie": what a country calls its own."""
    if category != INITIATIVE or position < 2:
        return
    adjective, owner = tokens[position - 1], tokens[position - 2]
    place = place_base(owner.text) if owner.word else ""
    if place and place != owner.text and _adjective(adjective):
        stem = adjective.text.removesuffix("n").removesuffix("r").removesuffix("e")
        base = f"{stem}e {tokens[position].text}"
        yield Mention(adjective.start, tokens[position].end, base, category, 0.6)
