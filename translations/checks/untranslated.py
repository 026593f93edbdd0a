"""Words of the source language, or whole stretches of the source, left in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import simplemma

from .base import Check, Failure, Pair, register

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]{3,}")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*")
_LATIN_RUN = re.compile(rf"{_LATIN_WORD.pattern}(?:[ ,]{{1,2}}{_LATIN_WORD.pattern}){{3,}}")
# The words that German prose cannot do without; found in a translation, they are never chance.
_COMMON = frozenset(
    """
    und oder aber nicht auch noch nur schon sehr mehr ist sind wird wurde wurden werden worden
    hatte hatten haben habe seien wäre kann konnte können muss musste müssen soll sollte
    sollen wollte wollen darf durfte kam kamen ging gingen gibt sagte sagten sagt erklärte
    betonte teilte statt fanden finden liegt steht ein eine einer eines einem einen
    dass mit nach bei für auf aus vor über unter zwischen durch gegen ohne zum zur beim vom ich
    wir sie ihr sein seine seiner ihre ihrer sich diese dieser dieses diesem diesen jene
    jener alle viele vielen wenn weil damit daher jedoch zudem sowie bis seit während etwa
    laut gemäß sowohl zwar doch
    """.split()  # noqa: SIM905 (a list of one a line would hide what it is)
)
_ENGLISH_GRAMMAR = frozenset(
    """
    the of and to in is was are were be has have had that this with for on by at from as it its
    which will would not an a they he she his her their
    """.split()  # noqa: SIM905 (a list of one a line would hide what it is)
)
# Names of people keep such particles in every language; the rest is at home in English prose.
_BORROWED = frozenset(
    """
    von van der den dem des zum zur und ter ten bin ibn sur les las los del della dos das al-din
    haut nouveau zeitgeist angst kindergarten ersatz über
    """.split()  # noqa: SIM905 (a list of one a line would hide what it is)
)


@register
class Untranslated(Check):
    """German words that are no English ones, and English sentences in Chinese. A rare word that the
    source does not have is a warning, for it may be of any language."""

    id = "untranslated"
    name = "Untranslated words"
    description = "No word or stretch of the source language is left."

    def run(self, pair: Pair) -> Iterator[Failure]:
        yield from self._german(pair)
        if pair.target_language == "zh":
            yield from self._latin(pair)

    def _german(self, pair: Pair) -> Iterator[Failure]:
        source_words = set(_WORD.findall(pair.source))
        for match in _WORD.finditer(pair.target):
            word = match.group()
            if not word.islower() or any(word in form for form in pair.known_forms):
                continue
            common = word in _COMMON
            if not common and (word in _BORROWED or not _only_german(word)):
                continue
            in_name = _in_name(pair.target, match)
            if in_name and not common:
                continue
            in_source = word in source_words
            copied = in_source and not _beside_name(pair.target, match)
            sure = (copied and pair.source_language == "de") or (
                common and not (in_name and in_source)
            )
            yield self.failure(
                f"“{word}” is German. Translate it.", *match.span(), None if sure else "warning"
            )

    def _latin(self, pair: Pair) -> Iterator[Failure]:
        for match in _LATIN_RUN.finditer(pair.target):
            words = _LATIN_WORD.findall(match.group())
            grammar = [word for word in words if word in _ENGLISH_GRAMMAR]
            bracketed = pair.target[: match.start()].rstrip().endswith(("(", "（"))
            if len(grammar) >= 2 and not bracketed:
                yield self.failure(
                    f"“{_short(match.group())}” is not Chinese. Translate it.", *match.span()
                )


@lru_cache(maxsize=50_000)
def _only_german(word: str) -> bool:
    return simplemma.is_known(word, "de") and not simplemma.is_known(word, "en")


def _beside_name(text: str, match: re.Match[str]) -> bool:
    """Whether a capitalised word stands before it, or it is quoted: Karenia brevis, “cella”."""
    return bool(re.search(r"(?:[A-Z]\w+ |[\"“”(（])$", text[: match.start()]))


def _in_name(text: str, match: re.Match[str]) -> bool:
    """Whether the word stands inside a foreign name: between capitalised words, or hyphenated."""
    before, after = text[: match.start()], text[match.end() :]
    if before.endswith(("-", "’", "'", "/", "@", ".")) or after.startswith(
        ("-", "’", "'", "/", ".c")
    ):
        return True
    return bool(re.search(r"[A-ZÄÖÜ][\w-]*[ ]$", before) and re.match(r" [A-ZÄÖÜ]", after))


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
