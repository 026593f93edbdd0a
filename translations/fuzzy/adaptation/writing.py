"""Writing an item in the place of another of its kind, in the language of the translation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from .items import Item, Text

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HAN_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_HAN_DAYS = "一二三四五六日"
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_ARTICLE = re.compile(r"\b(an?|the)\s+$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_WITHOUT_ARTICLE = {"person", "place"}
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+(?!\d)")
_PLACES = 3  # decimals


def written(
    old: Item, new: Item, place: Item, target: Text, forms: Mapping[int, str]
) -> tuple[str, int] | None:
    """What to write for `new` at `place` of `target`, where `old` is now, and up to where.

    None where the language would want more than the item changed, or may want it.
    """
    if place.kind == "name":
        text = _name(old, new, place, target, forms)
        return (text, place.end) if text else None
    if place.kind == "number":
        return _number(old, new, place, target)
    if not isinstance(new.key, int):
        return None
    text = _month(place, new.key) if place.kind == "month" else _weekday(place, new.key)
    return (text, place.end) if text else None


def _month(place: Item, value: int) -> str:
    if place.surface in _MONTHS:
        return _MONTHS[value - 1]
    numeral, found, rest = place.surface.partition("月")
    if not found or rest:
        return ""
    return (str(value) if numeral.strip().isdigit() else _HAN_MONTHS[value - 1]) + (
        place.surface[len(numeral.rstrip()) :]
    )


def _weekday(place: Item, value: int) -> str:
    for name in _DAYS:
        if place.surface.startswith(name):
            return _DAYS[value - 1] + place.surface.removeprefix(name)
    return (
        place.surface[:-1] + _HAN_DAYS[value - 1] if place.surface[-1] in "一二三四五六日天" else ""
    )


def _number(old: Item, new: Item, place: Item, target: Text) -> tuple[str, int] | None:
    """The number in the scale of the old one: where 250万 is for 2,5 Mio., 300万 for 3 Mio."""
    if old.number is None or new.number is None or place.number is None:
        alike = _shape(old.surface) == _shape(new.surface)
        return (new.surface, place.end) if alike and place.surface == old.surface else None
    scale = place.number.scale
    (was,), (value,) = old.number.values, new.number.values
    amount = value / scale
    fits = scale == 1 or 1 <= amount < 10_000
    if old.number.scale != new.number.scale or not fits or amount != round(amount, _PLACES):
        return None
    digits = target.text[place.start : place.number.digits_end]
    text = _digits(amount, digits, new.surface)
    end = place.number.digits_end
    if target.language == "en":
        if _article_before(target, place) in {"a", "an"}:
            return None
        if suffix := _ORDINAL.match(target.text, end):
            return text + _ordinal(int(amount)), suffix.end()
        if (was / scale == 1) != (amount == 1):
            return None  # one of the two wants the plural
    return text, end


def _digits(amount: Decimal, before: str, source: str) -> str:
    """An amount with decimal point, its thousands parted as in the number `before`.

    Where that has none, they are parted if the source's are, and from ten thousand on.
    """
    whole = amount == amount.to_integral_value()
    plain = f"{amount:.0f}" if whole else f"{amount.normalize():f}"
    units, point, decimals = plain.partition(".")
    if len(before.partition(".")[0]) > 3:
        grouped = "," in before
    else:
        grouped = amount >= 10_000 or _GROUPED.match(source) is not None
    return f"{int(units):,}{point}{decimals}" if grouped else plain


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _name(old: Item, new: Item, place: Item, target: Text, forms: Mapping[int, str]) -> str:
    form = forms.get(new.key, "") if isinstance(new.key, int) else ""
    if not form or target.language != "en":
        return form
    if place.start == 0 and form[0].islower():
        return ""
    article = _article_before(target, place)
    bare = {old.category, new.category} <= _WITHOUT_ARTICLE
    if bare:
        gendered = "person" in {old.category, new.category} and _PRONOUN.search(target.text)
        return "" if article or gendered or old.category != new.category else form
    # Whether a name takes "the" is no more to be seen than in its last word: New Area, Bank.
    same_head = form.split()[-1] == place.surface.split()[-1]
    return form if same_head and article not in {"a", "an"} else ""


def _article_before(target: Text, place: Item) -> str:
    found = _ARTICLE.search(target.text[: place.start])
    return found[1].lower() if found else ""


def _shape(surface: str) -> str:
    return re.sub(r"\d", "0", surface)
