"""Finding the wording that a text was made from, and saying it anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from django.conf import settings
from django.utils.translation import get_language, gettext

from .checks import CHECKS
from .files import FILES
from .notes import NOTES

_GAP = re.compile(r"%\((\w+)\)s")
# Gaps of these names hold words of the catalogue, joined by “and” or “or”; a text that is said
# itself; and what ends as early as it can. Others hold quotations.
_WORDS, _SAID, _PLACE = "words", "said", "place"
_JOINT = re.compile(r" (and|or) ")


def said(text: str) -> str:
    """`text`, which is in English, in the language of the page; unchanged if it is not known."""
    language = get_language() or settings.LANGUAGE_CODE
    return text if language == settings.LANGUAGE_CODE else _said(text, language)


@lru_cache(maxsize=4096)
def _said(text: str, language: str) -> str:
    for wording, pattern in _patterns():
        if found := pattern.fullmatch(text):
            values = {
                name: _filled(name, value, language) for name, value in found.groupdict().items()
            }
            return gettext(wording) % values if values else gettext(wording)
    return text


def _filled(name: str, value: str, language: str) -> str:
    if name.startswith(_WORDS):
        return _words(value)
    return _said(value, language) if name.startswith(_SAID) else value


def _words(value: str) -> str:
    pieces = _JOINT.split(value)
    return "".join(
        f" {gettext(piece)} " if at % 2 else gettext(piece) for at, piece in enumerate(pieces)
    )


def fits(text: str) -> bool:
    """Whether a text was made from a known wording."""
    return any(pattern.fullmatch(text) for _, pattern in _patterns())


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """The wordings with their patterns; those that say most in their own words come first."""
    wordings = sorted({*CHECKS, *NOTES, *FILES}, key=lambda each: -len(_GAP.sub("", each)))
    return [(wording, re.compile("".join(_pieces(wording)), re.DOTALL)) for wording in wordings]


def _pieces(wording: str) -> Iterator[str]:
    at = 0
    for gap in _GAP.finditer(wording):
        yield re.escape(wording[at : gap.start()])
        yield f"(?P<{gap[1]}>.+{'?' if gap[1] == _PLACE else ''})"
        at = gap.end()
    yield re.escape(wording[at:])
