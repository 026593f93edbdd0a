"""Russian bodies, offices and meetings with what hangs on them: "Управление науки и технологий
Урумчи", "секретарь партийного комитета …", "конференция по сотрудничеству"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossary.russian_dictionary import parses

from .heads import EVENT, INITIATIVE, OFFICE, ORGANISATION, PLACE, RUSSIAN_HEADS
from .known import is_chinese_person_in_cyrillic, is_place, palladius_readings
from .russian_words import agrees, given_name_base, nominative, reading
from .text import Mention, Token

_ABOUT = {"по", "о", "об"}
_MOST_ADJECTIVES = 4


@dataclass(frozen=True, slots=True)
class Chain:
    """A head with its adjectives and genitives; `head` and `end` are numbers of tokens, the first
    behind the head and the first behind the chain."""

    mention: Mention
    head: int
    end: int


def person_at(tokens: Sequence[Token], position: int) -> bool:
    """Whether a Chinese surname and given name stand here."""
    pair = tokens[position : position + 2]
    if len(pair) < 2 or not pair[1].joined or not all(token.capital for token in pair):
        return False
    # Цзинь Фуцзянь is a man although Фуцзянь is a province; Шанхай is never a surname.
    if is_place(pair[0].text, "ru"):
        return False
    return is_chinese_person_in_cyrillic([pair[0].text, given_name_base(pair[1].text)])


def chain_at(text: str, tokens: Sequence[Token], start: int) -> Chain | None:
    """The chain that begins at `start` with its adjectives, if it names something."""
    head = start
    while head < len(tokens) and head - start < _MOST_ADJECTIVES and _modifier(tokens, head):
        head += 1
    if head >= len(tokens) or not tokens[head].word:
        return None
    category = category_of(tokens[head].text)
    if not category:
        return None
    modifiers = [token.text for token in tokens[start:head]]
    if modifiers and not all(agrees(word, tokens[head].text) for word in modifiers):
        return None
    end = _end(tokens, head, category)
    # "Казахстанско-Британский технический университет" names by itself.
    titled = any(token.capital and not token.initial for token in tokens[start:head])
    if not (titled or (end > head + 1 and _names(tokens, start, head, end, category))):
        return None
    bases, noun = nominative(modifiers, tokens[head].text)
    first = tokens[start]
    if first.initial and not tokens[head].initial and start < head and bases:
        bases[0] = bases[0][:1].lower() + bases[0][1:]
    elif first.initial and start == head and category not in {ORGANISATION}:
        noun = noun[:1].lower() + noun[1:]
    base = " ".join([*bases, noun]) + text[tokens[head].end : tokens[end - 1].end]
    capital = any(token.capital and not token.initial for token in tokens[start:end])
    mention = Mention(first.start, tokens[end - 1].end, base, category, 0.87 if capital else 0.7)
    return Chain(mention, head + 1, end)


def _modifier(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    following = tokens[position + 1 : position + 2]
    if not token.word or not following or not following[0].joined:
        return False
    return bool(parses(token.text)[0].tag.POS == "ADJF")


def category_of(word: str) -> str:
    """The category that a Russian noun gives to what it heads, in any of its forms, or ""."""
    for parse in parses(word):
        if parse.tag.POS == "NOUN" and parse.normal_form in RUSSIAN_HEADS:
            return RUSSIAN_HEADS[parse.normal_form]
    return ""


def _end(tokens: Sequence[Token], head: int, category: str) -> int:
    """Where the genitives behind the head end, or the phrase that says what a meeting is about."""
    position, case = head + 1, "gent gen2"
    about = category in {EVENT, INITIATIVE} and position + 1 < len(tokens)
    if about and tokens[position].text in _ABOUT and tokens[position].joined:
        position, case = position + 1, "datv loct"
    end = head + 1
    while position < len(tokens) and tokens[position].joined:
        if tokens[position].text == "и" and end > head + 1:
            position += 1
        after = _noun_phrase(tokens, position, case, category)
        if after == position:
            break
        if (
            category_of(tokens[after - 1].text)
            and tokens[after - 1].capital
            and case == "datv loct"
        ):
            break
        end = position = after
        # What hangs on a noun of the phrase stands in the genitive.
        case = case if case.startswith("gent") else "datv loct gent gen2"
    return end


def _noun_phrase(tokens: Sequence[Token], start: int, case: str, category: str) -> int:
    """Where a noun with its adjectives, in the given case, ends; `start` where none is."""
    position = start
    if position >= len(tokens) or person_at(tokens, position):
        return start
    while position < len(tokens) and position - start < _MOST_ADJECTIVES:
        token = tokens[position]
        if token.acronym and token.joined and case.startswith("gent"):
            return position + 1
        # Short words are read as nouns too: "в" is a volt.
        if len(token.text) < 3 or not token.word or (position > start and not token.joined):
            return start
        parse = reading(token.text, part="NOUN", case=case)
        if parse is not None and parses(token.text)[0].tag.POS != "ADJF":
            return position + 1
        if _foreign_name(token) and (category == PLACE or case.startswith("gent")):
            return _name_end(tokens, position)
        if reading(token.text, part="ADJF", case=case) is None:
            return start
        position += 1
    return start


def _foreign_name(token: Token) -> bool:
    """A name that does not show its case: Чунцин, "Синьцзян-Центральная"."""
    if not token.capital:
        return False
    parts = token.text.split("-")
    return all(part and bool(palladius_readings(part)) for part in parts[:1])


def _name_end(tokens: Sequence[Token], position: int) -> int:
    end = position + 1
    while end < len(tokens) and tokens[end].joined and tokens[end].word and tokens[end].capital:
        end += 1
    return end


def _names(tokens: Sequence[Token], start: int, head: int, end: int, category: str) -> bool:
    """Whether the chain names one thing rather than a kind: a capital tells, or the subject of a
    meeting."""
    if any(token.capital and not token.initial for token in tokens[start:end]):
        return category in {ORGANISATION, OFFICE, EVENT, INITIATIVE} or _capital_head(
            tokens, start, head
        )
    return category == EVENT and tokens[head + 1].text in _ABOUT


def _capital_head(tokens: Sequence[Token], start: int, head: int) -> bool:
    return any(token.capital and not token.initial for token in tokens[start : head + 1])
