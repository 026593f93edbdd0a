"""Reading the values of a glossary entry, each refused with what would be right."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sources.errors import ConcordError
from sources.languages import LANGUAGES, parse_language
from sources.text import fold

from .entries import LONGEST, LONGEST_FOLDED

_NAMES = {
    name.casefold(): language.code
    for language in LANGUAGES.values()
    for name in (language.name, language.autonym)
}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Control characters, surrogates and noncharacters that databases or XML 1.0 refuse."""
_TBX = {
    "preferredterm admn sts": "preferred",
    "preferredterm": "preferred",
    "admittedterm admn sts": "admitted",
    "admittedterm": "admitted",
    "deprecatedterm admn sts": "deprecated",
    "deprecatedterm": "deprecated",
    "forbidden": "deprecated",
    "fullform": "full",
    "full form": "full",
    "shortform": "short",
    "short form": "short",
    "transliteratedform": "transliteration",
    "transliterated form": "transliteration",
}
"""What TBX, and people, call the values of our fields."""


class BadValue(ConcordError):
    """A value that cannot be stored; the message is a part of a sentence about its place."""


@lru_cache(maxsize=256)
def language(text: str) -> str:
    """The code of a language given by code, tag or name. Raises UnknownLanguage."""
    return _NAMES.get(text.strip().casefold()) or parse_language(text)


@lru_cache(maxsize=1024)
def choice(text: str, allowed: tuple[str, ...], field: str) -> str | None:
    """One of the `allowed` values, or None where nothing is given."""
    key = " ".join(re.split(r"[\s_-]+", text.strip().casefold()))
    value = _TBX.get(key, key)
    if value and value not in allowed:
        raise BadValue(f"“{text}” is no {field}; use one of {', '.join(allowed)}")
    return value or None


def line(text: str, field: str) -> str:
    """`text` on one line, in composed form (NFC), not longer than the field may be."""
    value = unicodedata.normalize("NFC", " ".join(text.split()))
    if not value.isprintable() and (
        any(unicodedata.category(c) == "Cc" for c in value) or _UNPRINTABLE.search(value)
    ):
        raise BadValue(f"the {field} “{_shown(value)}” has a control character; delete it")
    if len(value) > LONGEST[field] or len(fold(value)) > LONGEST_FOLDED:
        raise BadValue(f"the {field} “{_shown(value)}” is longer than {LONGEST[field]} characters")
    return value


def name(text: str, field: str) -> str:
    """`line`, with at least one letter or digit in it."""
    value = line(text, field)
    if not value:
        raise BadValue(f"the {field} is empty")
    if not any(character.isalnum() for character in value):
        raise BadValue(f"the {field} “{_shown(value)}” has no letter or digit")
    return value


def prose(text: str) -> str | None:
    """A definition or note without characters that no file or database keeps; None where empty."""
    return printable(text).strip() or None


def printable(text: str) -> str:
    """`text` without characters that no file or database keeps."""
    return _UNPRINTABLE.sub("", text)


def identifier_from(text: str) -> str:
    """An identifier made of a term: "Liangjiang New Area" → "liangjiang-new-area"."""
    plain = unicodedata.normalize("NFKD", fold(text))
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", kept)).strip("-")[:120]


def _shown(value: str) -> str:
    return value if len(value) <= 40 else value[:40] + "…"
