"""The four languages Concord works in, and how each is named in code, on pages and in files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .errors import ConcordError


class UnknownLanguage(ConcordError):
    """A language that Concord does not work in."""


@dataclass(frozen=True, slots=True)
class Language:
    """A working language; `tag` is its BCP 47 tag, for `lang` attributes and exported files."""

    code: str
    tag: str
    name: str
    autonym: str


LANGUAGES = {
    language.code: language
    for language in (
        Language("de", "de", "German", "Deutsch"),
        Language("ru", "ru", "Russian", "русский"),
        Language("en", "en", "English", "English"),
        Language("zh", "zh-Hans", "Chinese", "中文"),
    )
}
TARGETS = ("en", "zh")


def parse_language(text: str) -> str:
    """The code for a language written as a code or a BCP 47 tag ("de", "zh-Hans", "zh_CN").

    Raises UnknownLanguage for anything but the four working languages. Traditional Chinese is
    refused too: calling it Simplified would be a silent error.
    """
    primary, *subtags = text.strip().lower().replace("_", "-").split("-")
    traditional = primary == "zh" and {"hant", "tw", "hk", "mo"} & set(subtags)
    if primary not in LANGUAGES or traditional:
        known = ", ".join(f"{code} ({language.name})" for code, language in LANGUAGES.items())
        raise UnknownLanguage(f"“{text}” is not a language Concord works in; use one of {known}.")
    return primary


def targets_for(source: str) -> Sequence[str]:
    """The targets a text in `source` is translated into: English first, Chinese through it."""
    return tuple(target for target in TARGETS if target != source)
