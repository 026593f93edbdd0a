"""Quotation marks: in pairs, and of the target's style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_FOREIGN = {
    "en": (re.compile("[„«»‹›「」『』]"), "“ and ”"),
    "zh": (re.compile("[„«»‹›「」『』]"), "“ and ”, or 《 and 》 for titles"),
}
_DOUBLED = re.compile(r'"(")')  # what a spreadsheet makes of one mark
_STRAIGHT = '"＂'
_WORD_NEXT = re.compile(r"[\w‘《(（$€£]")
_ANY_DOUBLE = re.compile(r"[“”„«»\"＂]")
_ANY = re.compile(r"[“”„«»\"＂‘「」『』《》〈〉]|(?<!\w)['’]|['’](?!\w)")


@register
class Quotes(Check):
    """A mark without its partner, marks of another language, and quotations lost as a whole.

    A quotation may go on in the next segment; so an odd mark is an error only where the source's
    are in pairs or its own odd one is at the other end, and a warning where it has none and the
    mark is straight. Single marks are left
    alone, since one of them is the apostrophe.
    """

    id = "quotes"
    name = "Quotation marks"
    description = "Quotation marks are in pairs and of the language's own kind."

    def run(self, pair: Pair) -> Iterator[Failure]:
        yield from self._style(pair)
        odd, allowed = _odd(pair.target), _odd(pair.source)
        if odd is not None and (
            allowed is None
            or _opens(pair.target, odd) != _opens(pair.source, allowed)
            or _begins_here(pair.target, odd)
        ):
            yield self.failure(
                f"{pair.target[odd]} has no partner. Add the other mark, or remove this one.",
                odd,
                odd + 1,
                None if pair.target[odd] in "“”" or _ANY_DOUBLE.search(pair.source) else "warning",
            )
        elif odd is None and _quotations(pair.source) and not _ANY.search(pair.target):
            yield self.failure(
                "The source quotes, the translation does not. Add the quotation marks.",
                0,
                len(pair.target),
                "warning",
            )

    def _style(self, pair: Pair) -> Iterator[Failure]:
        foreign, own = _FOREIGN.get(pair.target_language, (None, ""))
        if foreign is None:
            return
        for match in foreign.finditer(pair.target):
            yield self.failure(
                f"{match.group()} is not used here. Write {own}.",
                *match.span(),
                "error" if match.group() in pair.source else "warning",
            )
        if pair.target_language == "zh":
            for match in re.finditer(rf"[{_STRAIGHT}]", pair.target):
                if re.search(r"\d\Z", pair.target[: match.start()]):
                    continue  # inches
                yield self.failure("Write “ and ” in Chinese.", *match.span(), "warning")


def _opens(text: str, position: int) -> bool:
    """Whether the mark there begins a quotation, by its form or, if it has none, by its place: a “
    ends one in German."""
    mark = text[position]
    if mark in _STRAIGHT or mark == "”":
        return _at_start(text, position)
    return mark in "„«《「『" or (mark == "“" and _WORD_NEXT.match(text, position + 1) is not None)


def _at_start(text: str, position: int) -> bool:
    before = text[position - 1] if position else " "
    return (before.isspace() or before in "(（[") and _WORD_NEXT.match(
        text, position + 1
    ) is not None


def _begins_here(text: str, closing: int) -> bool:
    """Whether a closing mark belongs to a quotation that a colon announces, so that the opening
    mark is not in an earlier segment: 他说：我来。”"""
    return text[closing] == "”" and re.search(r"：(?!\s*“)", text[:closing]) is not None


def _quotations(text: str) -> bool:
    """Whether `text` has a closed quotation of four words or more, which is hardly just a name."""
    return bool(re.search(r"[“„«\"](?:[^“”„«»\" ]+ ){3,}[^“”„«»\" ]+[”“»\"]", text))


def _odd(text: str) -> int | None:
    """Where a double mark stands without a partner; None where all are in pairs.

    Styles that open with ” or close with “ are accepted, a straight mark may pair with a curved
    one, and a new paragraph of a long quotation may open again.
    """
    opened: list[int] = []
    text = _DOUBLED.sub(" \\1", text)  # of the same length, so that offsets hold
    german = "„" in text
    for position, char in enumerate(text):
        if char in _STRAIGHT or (char == "“" and german):
            if opened:
                opened.pop()
            else:
                opened.append(position)
        elif char in "“„«《「『":
            opened.append(position)
        elif char in "”»》」』":
            if opened:
                opened.pop()
            elif char == "”" and _at_start(text, position):
                opened.append(position)
            else:
                return position
    return opened[-1] if opened else None
