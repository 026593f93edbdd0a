"""Names in English text, where capitals mark them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simplemma import is_known

from .acronyms import acronym_mentions, stands_for
from .english_phrases import english_phrases
from .english_runs import CALENDAR, OPENERS, PEOPLES, SMALL, bare, begins, common, run_from
from .heads import ENGLISH_HEADS, OFFICE, OTHER, PERSON, PLACE, english_category
from .known import equivalents, fold_name, is_chinese_person, is_place, pinyin_syllables
from .quoted import quoted_names
from .text import Mention, Passage, Token, extracts, tokenise

_TITLE_CASE = 0.7


@extracts("en")
def english_names(passages: Sequence[Passage]) -> Iterator[tuple[int, Mention]]:
    """Runs of capitalised words with the small words that hold them together, and more."""
    body = "\n".join(passage.text for passage in passages if not passage.heading)
    for passage in passages:
        title = passage.heading and _title_case(passage.text)
        for mention in _passage(passage.text):
            # In a headline that writes every word large, capitals say nothing.
            if not title or mention.base in body:
                yield passage.key, mention


def _passage(text: str) -> Iterator[Mention]:
    tokens = tokenise(text)
    yield from quoted_names(text)
    yield from english_phrases(text, tokens)
    position = 0
    while position < len(tokens):
        if begins(tokens[position]):
            run, position, acronym = run_from(tokens, position)
            yield from _run(text, run, acronym)
        else:
            position += 1


def _title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) > 4 and sum(word[0].isupper() for word in words) >= _TITLE_CASE * len(words)


def _run(text: str, run: list[Token], acronym: str) -> Iterator[Mention]:
    """The names in a run: a title and its bearer are two."""
    while run and _idle(run[-1]):
        run = run[:-1]
    while run and (not run[0].capital or (run[0].initial and run[0].text.casefold() in OPENERS)):
        run = run[1:]
    if not run:
        return
    words = [bare(token.text) for token in run]
    person = _person(words)
    if person:
        begin, end = person
        yield _mention(text, run[begin:end], PERSON, 0.97)
        yield from _run(text, run[:begin], acronym)
        yield from _run(text, run[end:], "")
        return
    bearer = _bearer(words)
    if bearer:
        yield _mention(text, run[bearer:], PERSON, 0.93)
        yield from _run(text, run[:bearer], "")
        return
    yield from _named(text, run, acronym)


def _idle(token: Token) -> bool:
    return token.text in SMALL or token.text in {"the", "up"}


def _person(words: list[str]) -> tuple[int, int] | None:
    for start in range(len(words) - 1):
        pair = words[start : start + 2]
        if is_chinese_person(pair) and not (words[start + 2 :] and common(words[start + 2])):
            return start, start + 2
    return None


def _bearer(words: list[str]) -> int | None:
    """Where the name begins in "Czech President Milos Zeman"."""
    for position, word in enumerate(words[:-1]):
        rest = words[position + 1 :]
        if ENGLISH_HEADS.get(word.casefold()) != OFFICE or len(rest) > 3 or len(rest) < 2:
            continue
        if all(each[0].isupper() and each.casefold() not in ENGLISH_HEADS for each in rest):
            return position + 1
    return None


def _named(text: str, run: list[Token], acronym: str) -> Iterator[Mention]:
    words = [bare(token.text) for token in run]
    if len(run) == 1:
        yield from _single(text, run[0])
        return
    # "South and Southeast Asian"
    if words[-1].casefold() in PEOPLES:
        return
    category = english_category(words)
    known = equivalents("en").get(fold_name(" ".join(words)))
    if known:
        category = known[0]
    elif category == OTHER and is_place(words[-1], "en"):
        category = PLACE
    elif category == OTHER and not any(map(common, words)) and len(words) <= 3:
        category = PERSON
    if acronym and stands_for(acronym, words):
        yield _mention(text, run, category, 0.9, acronym=acronym)
    elif acronym:
        yield from _broken_by_acronym(text, run, category, acronym)
        return
    else:
        yield _mention(text, run, category, _weight(words, category))
    yield from _inner(text, run)


def _broken_by_acronym(
    text: str, run: list[Token], category: str, acronym: str
) -> Iterator[Mention]:
    """ "Communist Party of China (CPC) Central Committee": the party, and its committee."""
    for size in range(len(run) - 1, 1, -1):
        if stands_for(acronym, [token.text for token in run[:size]]):
            party = [bare(token.text) for token in run[:size]]
            yield _mention(text, run[:size], english_category(party), 0.9, acronym=acronym)
            yield _mention(text, run, category, 0.8)
            return


def _weight(words: list[str], category: str) -> float:
    if category == OTHER:
        return 0.55 if all(map(common, words)) else 0.7
    return 0.85 if len(words) > 2 or not all(map(common, words)) else 0.75


def _inner(text: str, run: list[Token]) -> Iterator[Mention]:
    """What stands after "of the": the body that an office or a department belongs to."""
    for position, token in enumerate(run[1:-1], 1):
        if token.text != "of":
            continue
        begin = position + 1 + (run[position + 1].text == "the")
        inner = run[begin:]
        words = [bare(each.text) for each in inner]
        if len(inner) == 1:
            yield from _single(text, inner[0])
        elif inner and _is_body(words):
            yield _mention(text, inner, english_category(words), 0.6, nested=True)


def _is_body(words: list[str]) -> bool:
    """Whether the words are a name by themselves: it has a head, or is known."""
    known = fold_name(" ".join(words)) in equivalents("en")
    return known or english_category(words) not in {OTHER, OFFICE}


def _single(text: str, token: Token) -> Iterator[Mention]:
    word = bare(token.text)
    folded = word.casefold()
    if folded in PEOPLES or folded in CALENDAR or folded in OPENERS:
        return
    parts = word.split("-")
    if len(parts) > 1 and not is_place(word, "en"):
        start = token.start
        for part in parts:
            if is_place(part, "en"):
                yield Mention(start, start + len(part), part, PLACE, 0.5, nested=True)
            elif part.isupper():
                yield from acronym_mentions(part, start)
            start += len(part) + 1
        return
    if is_place(word, "en"):
        # A dateline writes its place in capitals.
        base = word.title() if word.isupper() and len(word) > 4 else word
        yield Mention(token.start, token.start + len(word), base, PLACE, 0.95)
    elif word.removesuffix("s").isupper() and len(word) > 1:
        yield from acronym_mentions(word, token.start)
    elif not is_known(folded, "en") and word[-1] != "." and len(word) > 2:
        category = PLACE if pinyin_syllables(word) > 1 else OTHER
        yield Mention(token.start, token.start + len(word), word, category, 0.7)


def _mention(
    text: str,
    tokens: Sequence[Token],
    category: str,
    weight: float,
    *,
    nested: bool = False,
    acronym: str = "",
) -> Mention:
    end = tokens[-1].start + len(bare(tokens[-1].text))
    base = " ".join(token.text for token in tokens[:-1]) + " " * (len(tokens) > 1)
    return Mention(
        tokens[0].start,
        end,
        base + bare(tokens[-1].text),
        category,
        weight,
        nested,
        acronym,
    )
