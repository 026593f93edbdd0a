"""Names in German text, where every noun is written large and so only some capitals tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .acronyms import acronym_mentions, stands_for
from .german_chains import chain_mentions
from .german_words import (
    foreign,
    genitive_base,
    head_of,
    is_month,
    place_base,
    starts_sentence,
)
from .heads import OFFICE, OTHER, PERSON, PLACE, ZONE, english_category, german_head
from .known import equivalents, fold_name, is_chinese_person, pinyin_syllables
from .quoted import quoted_names
from .text import Mention, Passage, Token, extracts, tokenise


@extracts("de")
def german_names(passages: Sequence[Passage]) -> Iterator[tuple[int, Mention]]:
    """Runs of capitalised words of which one is no German word; bodies, meetings and offices with
    the genitives that follow them; places; acronyms."""
    for passage in passages:
        tokens = tokenise(passage.text)
        for mention in _passage(passage.text, tokens):
            yield passage.key, mention


def _passage(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    yield from quoted_names(text)
    yield from chain_mentions(text, tokens)
    position = 0
    while position < len(tokens):
        if not _begins(tokens[position]):
            position += 1
            continue
        run, after, acronym = run_from(tokens, position)
        before = tokens[position - 1].text if position else ""
        yield from _run(text, run, acronym, before)
        position = after


def _begins(token: Token) -> bool:
    if not token.word or not token.capital or is_month(token.text):
        return False
    return not starts_sentence(token)


def run_from(tokens: Sequence[Token], start: int) -> tuple[list[Token], int, str]:
    """Capitalised words side by side, English "and" and "of" between them, from `start`.

    Returns them with where the next may begin and the acronym in brackets behind them, if the
    name ends there. An acronym inside a longer name is among the tokens.
    """
    run, position = [tokens[start]], start + 1
    while position < len(tokens):
        token, rest = tokens[position], tokens[position + 1 :]
        if token.text == "(" and len(rest) > 1 and rest[0].acronym and rest[1].text == ")":
            tail = _tail(run, rest[0].text)
            if not tail:
                break
            if len(rest) > 2 and rest[2].joined and rest[2].word and rest[2].capital:
                run += [token, *rest[:2]]
                position += 3
                continue
            return run, position, rest[0].text
        if token.joined and token.word and token.capital and not is_month(token.text):
            run.append(token)
            position += 1
        elif token.text in {"and", "of"} and rest and rest[0].word and rest[0].capital:
            run += [token, rest[0]]
            position += 2
        else:
            break
    return run, position, ""


def _tail(run: Sequence[Token], acronym: str) -> int:
    """The number of words at the end of a run that the acronym stands for; 0 for none."""
    parts = [part for token in run for part in token.text.split("-")]
    for size in range(2, len(parts) + 1):
        if stands_for(acronym, parts[-size:]):
            return size
    return 0


def _run(text: str, run: list[Token], acronym: str, before: str) -> Iterator[Mention]:
    words = [token.text for token in run]
    if len(run) == 1:
        yield from _single(run[0], before)
        return
    owner = place_base(words[0])
    if owner and owner != words[0]:
        # "Chinas Ministerium": the owner is one name, what it owns another.
        yield Mention(run[0].start, run[0].end, owner, PLACE, 0.85)
        yield from _run(text, run[1:], acronym, "")
        return
    if head_of(words[0])[0] == OFFICE and len(run) <= 4:
        yield from _person(text, run[1:])
        return
    if is_chinese_person([words[0], genitive_base(words[-1])]) and len(run) == 2:
        yield _mention(text, run, f"{words[0]} {genitive_base(words[-1])}", PERSON, 0.97)
        return
    english = any(token.text in {"and", "of"} for token in run)
    if not (acronym or english or any(map(foreign, words))):
        return
    yield from _named(text, run, acronym, before)


def _named(text: str, run: list[Token], acronym: str, before: str) -> Iterator[Mention]:
    words = [token.text for token in run]
    base = list(words)
    head, noun = head_of(words[0])
    if head and not foreign(words[0]):
        base[0], category = noun, head
    else:
        if before in {"des", "eines", "dieses"}:
            base[-1] = genitive_base(words[-1])
        category = english_category(base)
        if category == OTHER:
            category = next(filter(None, map(german_head, reversed(base))), OTHER)
        if category == OTHER and len(base) in {2, 3} and all(map(_nameish, base)):
            category = PERSON
    known = equivalents("en").get(fold_name(" ".join(base)))
    written = _written(text, run, base)
    weight = 0.9 if category != OTHER else 0.6
    yield _mention(text, run, written, known[0] if known else category, weight, acronym)
    yield from _inside(text, run)


def _written(text: str, run: list[Token], base: list[str]) -> str:
    """The run as written, with its first and last word in their base forms."""
    inner = text[run[0].end : run[-1].start]
    return f"{base[0]}{inner}{base[-1]}"


def _nameish(word: str) -> bool:
    return word.isalpha() and not word.isupper() and english_category([word]) == OTHER


def _inside(text: str, run: list[Token]) -> Iterator[Mention]:
    """The name that an acronym inside a longer name stands for: "… Organization (SCO) …"."""
    for position, token in enumerate(run):
        if token.text != "(":
            continue
        acronym = run[position + 1].text
        start = run[position - 1].end
        for size in range(1, position + 1):
            first = run[position - size]
            for piece_start in _piece_starts(first):
                name = text[piece_start:start]
                if stands_for(acronym, name.split()):
                    category = english_category(name.split())
                    yield Mention(piece_start, start, name, category, 0.88, acronym=acronym)
                    return


def _piece_starts(token: Token) -> list[int]:
    """Where a word or a part of it behind a hyphen begins, the last part first."""
    starts, position = [token.start], token.start
    for part in token.text.split("-")[:-1]:
        position += len(part) + 1
        starts.append(position)
    return starts[::-1]


def _person(text: str, run: list[Token]) -> Iterator[Mention]:
    if len(run) > 1 or foreign(run[0].text):
        yield _mention(text, run, " ".join(token.text for token in run), PERSON, 0.92)


def _single(token: Token, before: str) -> Iterator[Mention]:
    word = token.text
    parts = word.split("-")
    known = equivalents("de").get(fold_name(word))
    if known and known[0] != PLACE:
        yield Mention(token.start, token.end, word, known[0], 0.9)
        return
    if len(parts) > 1:
        if place_base(parts[0]) and head_of(parts[-1])[0] == ZONE:
            # "Jangtse-Delta"
            yield Mention(token.start, token.end, head_of(word)[1], ZONE, 0.85)
        yield from _parts(token, parts)
        return
    place = place_base(word)
    if place:
        yield Mention(token.start, token.start + len(place), place, PLACE, 0.95)
    elif token.acronym:
        yield from acronym_mentions(word, token.start)
    elif (
        len(word) > 3
        and foreign(word)
        and not token.initial
        and pinyin_syllables(genitive_base(word)) > 1
    ):
        base = genitive_base(word) if before == "des" else word
        yield Mention(token.start, token.end, base, PLACE, 0.8)


def _parts(token: Token, parts: list[str]) -> Iterator[Mention]:
    """The names inside a compound: SCO of "SCO-Länder"."""
    start = token.start
    for part in parts:
        if part and place_base(part) == part:
            yield Mention(start, start + len(part), part, PLACE, 0.5, nested=True)
        elif len(part) > 1 and part.isupper():
            yield from acronym_mentions(part, start)
        start += len(part) + 1


def _mention(
    text: str, run: Sequence[Token], base: str, category: str, weight: float, acronym: str = ""
) -> Mention:
    return Mention(run[0].start, run[-1].end, base, category, weight, acronym=acronym)
