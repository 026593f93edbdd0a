"""The parts of a text that may stand for others of their kind: numbers, months, weekdays, names."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from translations.checks.quantities.calendar import Named, months, weekdays
from translations.checks.quantities.numbers import Number, read_numbers
from translations.fuzzy.words import HAN

Kind = Literal["number", "month", "weekday", "name"]

_TOKEN = re.compile(rf"[{HAN}]|[^\W{HAN}]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A concept named in `text[start:end]`."""

    start: int
    end: int
    concept: int
    category: str = "other"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in a language, with the names in it that are known for sure."""

    text: str
    language: str
    names: Sequence[Name] = field(default=())


@dataclass(frozen=True, slots=True)
class Item:
    """A part `text[start:end]`; two items say the same where `key` is the same.

    `number` is set for a number of one meaning; others are known by their digits alone.
    """

    kind: Kind
    start: int
    end: int
    surface: str
    key: Hashable
    number: Number | None = None
    category: str = ""


def read_items(text: Text) -> list[Item]:
    """The items of a text in order; they never overlap. A name takes precedence, then a date."""
    found: list[Item] = []
    for item in (*_names(text), *_dates(text), *_numbers(text)):
        if all(item.end <= other.start or item.start >= other.end for other in found):
            found.append(item)
    return sorted(found, key=lambda item: item.start)


def surroundings(text: Text, items: Sequence[Item]) -> list[tuple[str, str]]:
    """For each of the items of `text`, the word before and the word after; an item is its kind."""
    tokens: list[str] = [""]
    places = []
    at = 0
    for item in items:
        tokens += _TOKEN.findall(text.text[at : item.start].casefold())
        places.append(len(tokens))
        tokens.append(item.kind + ":")
        at = item.end
    tokens += [*_TOKEN.findall(text.text[at:].casefold()), ""]
    return [(tokens[place - 1], tokens[place + 1]) for place in places]


def _names(text: Text) -> Iterator[Item]:
    for name in text.names:
        surface = text.text[name.start : name.end]
        yield Item("name", name.start, name.end, surface, name.concept, category=name.category)


def _dates(text: Text) -> Iterator[Item]:
    yield from _named("month", text, months(text.text, text.language))
    yield from _named("weekday", text, weekdays(text.text, text.language))


def _named(kind: Kind, text: Text, found: Sequence[Named]) -> Iterator[Item]:
    for each in found:
        if each.sure:
            surface = text.text[each.start : each.end]
            yield Item(kind, each.start, each.end, surface, each.value)


def _numbers(text: Text) -> Iterator[Item]:
    for number in read_numbers(text.text, text.language).digits:
        digits = text.text[number.start : number.digits_end]
        if _has_one_meaning(number, digits):
            (value,) = number.values
            surface = text.text[number.start : number.end]
            yield Item("number", number.start, number.end, surface, value, number)
        else:
            yield Item("number", number.start, number.digits_end, digits, digits)


def _has_one_meaning(number: Number, digits: str) -> bool:
    """Whether it is an amount or a year, rather than a time, a date, a score or half of a range."""
    if len(number.values) != 1 or not digits.isascii():
        return False
    return not number.parts or digits.isdigit() or re.fullmatch(r"\d+\.\d{1,2}", digits) is not None
