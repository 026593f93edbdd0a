"""Names in Russian text: capitals inside a sentence mark them, case endings hold them together."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from glossary.russian_dictionary import is_known, parses

from .acronyms import acronym_mentions
from .heads import ORGANISATION, OTHER, PERSON, PLACE, RUSSIAN_HEADS
from .known import is_chinese_person_in_cyrillic, is_place, palladius_readings
from .quoted import quoted_names
from .russian_chains import category_of, chain_at, person_at
from .russian_words import adjective, agrees, given_name_base, name_base, nominative
from .text import Mention, Passage, Token, extracts, tokenise


@extracts("ru")
def russian_names(passages: Sequence[Passage]) -> Iterator[tuple[int, Mention]]:
    """Quoted names; bodies, offices and meetings with the genitives behind them; capitals."""
    tokens = {passage.key: tokenise(passage.text) for passage in passages}
    attested = {token.text for each in tokens.values() for token in each if token.capital}
    for passage in passages:
        for mention in _passage(passage.text, tokens[passage.key], attested):
            yield passage.key, mention


def _passage(text: str, tokens: Sequence[Token], attested: set[str]) -> Iterator[Mention]:
    yield from _quoted(text, tokens)
    position = 0
    while position < len(tokens):
        chain = chain_at(text, tokens, position)
        if chain:
            yield chain.mention
            # The names inside are names too, but not the capital of the head itself.
            yield from _names(text, tokens, chain.head, chain.end, attested, nested=True)
            position = chain.end
            continue
        position = yield from _capitals(text, tokens, position, attested)


def _quoted(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Quoted names, with the category that the noun before them gives: фирма «Сигма»."""
    ends = {token.end: token.text for token in tokens}
    for mention in quoted_names(text):
        before = ends.get(len(text[: mention.start - 1].rstrip()), "")
        category = category_of(before) if before else ""
        # A firm's name stands in quotation marks, and so does every slogan.
        weight = 0.8 if category == ORGANISATION else mention.weight
        yield replace(mention, category=category or mention.category, weight=weight)


def _names(
    text: str, tokens: Sequence[Token], start: int, end: int, attested: set[str], *, nested: bool
) -> Iterator[Mention]:
    position = start
    while position < end:
        chain = chain_at(text, tokens, position)
        if chain and chain.end <= end:
            mention = chain.mention
            yield Mention(
                mention.start, mention.end, mention.base, mention.category, 0.6, nested=nested
            )
            position = chain.head
            continue
        position = yield from _capitals(text, tokens, position, attested)


def _capitals(
    text: str, tokens: Sequence[Token], position: int, attested: set[str]
) -> Generator[Mention, None, int]:
    """The name that begins at `position`, if any; returns where to go on."""
    token = tokens[position]
    if not token.word or not token.capital or _opens_sentence(token):
        return position + 1
    if person_at(tokens, position):
        family, given = tokens[position : position + 2]
        base = f"{family.text} {given_name_base(given.text)}"
        yield Mention(token.start, given.end, base, PERSON, 0.97)
        return position + 2
    end = _run_end(tokens, position)
    run = list(tokens[position:end])
    if len(run) > 1:
        yield from _run(text, run)
        return end
    yield from _single(token, attested)
    return end


def _opens_sentence(token: Token) -> bool:
    """Whether a word is large only because a sentence begins with it."""
    if not token.initial or token.acronym:
        return False
    if is_place(name_base(token.text, ()), "ru"):
        return False
    tag = parses(token.text)[0].tag
    return is_known(token.text) and not any(name in tag for name in ("Geox", "Surn", "Name"))


def _run_end(tokens: Sequence[Token], start: int) -> int:
    """Where the run ends: capitalised words, "и" between large adjectives, and the small noun
    that a large adjective asks for ("Шелковый путь")."""
    end = start + 1
    while end < len(tokens) and tokens[end].joined:
        token, last = tokens[end], tokens[end - 1]
        if token.word and token.capital:
            if is_place(name_base(last.text, ()), "ru") or person_at(tokens, end):
                break
            end += 1
        elif token.text == "и" and end + 1 < len(tokens) and tokens[end + 1].capital:
            if not (adjective(last.text) and adjective(tokens[end + 1].text)):
                break
            end += 2
        elif token.word and adjective(last.text) and agrees(last.text, token.text):
            return end + 1
        else:
            break
    return end


def _run(text: str, run: list[Token]) -> Iterator[Mention]:
    words = [token.text for token in run]
    adjectives = [word for word in words[:-1] if word != "и"]
    if not all(map(adjective, adjectives)):
        foreign = all(palladius_readings(word) for word in words)
        category = PERSON if is_chinese_person_in_cyrillic(words) else PLACE if foreign else OTHER
        base = text[run[0].start : run[-1].end]
        yield Mention(run[0].start, run[-1].end, base, category, 0.8)
        return
    bases, noun = nominative(adjectives, words[-1])
    remaining = iter(bases)
    base = " ".join([*(word if word == "и" else next(remaining) for word in words[:-1]), noun])
    category = RUSSIAN_HEADS.get(noun.casefold(), OTHER)
    known = is_place(base, "ru")
    weight = 0.93 if known else 0.85 if category != OTHER else 0.7
    yield Mention(run[0].start, run[-1].end, base, PLACE if known else category, weight)


def _single(token: Token, attested: set[str]) -> Iterator[Mention]:
    word = token.text
    if token.acronym:
        yield from acronym_mentions(word, token.start)
        return
    if "-" in word:
        yield from _parts(token, attested)
        return
    if len(word) < 3 or word.casefold() in RUSSIAN_HEADS or not "а" <= word[0].casefold() <= "я":
        return
    base = name_base(word, attested)
    if adjective(word) and not is_place(base, "ru"):
        return
    if is_place(base, "ru"):
        yield Mention(token.start, token.end, base, PLACE, 0.95)
    elif any("Geox" in parse.tag for parse in parses(word)) or palladius_readings(base):
        yield Mention(token.start, token.end, base, PLACE, 0.85)
    elif not is_known(word):
        yield Mention(token.start, token.end, base, OTHER, 0.6)


def _parts(token: Token, attested: set[str]) -> Iterator[Mention]:
    """The places inside a compound: "Синьцзян-Центральная"."""
    start = token.start
    for part in token.text.split("-"):
        base = name_base(part, attested) if part[:1].isupper() else ""
        if base and is_place(base, "ru"):
            yield Mention(start, start + len(part), base, PLACE, 0.5, nested=True)
        start += len(part) + 1
