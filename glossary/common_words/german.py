"""Common German words: those that the dictionary inflects as no name is, compounds left out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from simplemma import is_known, lemmatize

from glossary.candidates.known import equivalents, fold_name, is_place
from glossary.names.data_files import rows

from .judge import common_in

_ENDINGS = ("en", "n", "e", "er", "es", "se", "nen", "em")
_UMLAUTS = str.maketrans("aouAOU", "äöüÄÖÜ")
_PART = 3  # letters that a part of a compound has at least
_LINKS = ("", "s", "es", "n", "en")


@common_in("de")
def is_common(word: str) -> bool:
    """Zone, Bericht, neu; not Peking, and not Freihandelszone, which says what it means."""
    folded = fold_name(word)
    if is_place(word, "de") or folded in equivalents("de") or folded in _romanised():
        return False
    small = word.casefold()
    if is_known(small, "de") and lemmatize(small, "de")[:1].islower():
        return True
    return is_inflected(word) and not _compound(word)


@lru_cache(maxsize=8192)
def is_inflected(word: str) -> bool:
    """Whether the dictionary has a plural or case of the word beside a genitive in -s."""
    return any(
        is_known(form, "de") and lemmatize(form, "de").casefold() == word.casefold()
        for form in _forms(word)
    )


def _forms(word: str) -> Iterator[str]:
    yield from (word + ending for ending in _ENDINGS)
    if word.endswith(("um", "us")):
        yield word[:-2] + "en"
    if "a" in word or "o" in word or "u" in word:
        changed = word.translate(_UMLAUTS)
        yield from (changed, changed + "e", changed + "er")


@cache
def _romanised() -> frozenset[str]:
    """Chinese names as Germans write them: Schanghai."""
    return frozenset(
        fold_name(each) for _, variants in rows("variants") for each in variants.split("|")
    )


def _compound(word: str) -> bool:
    """Whether the word is made of two nouns: Freihandels|zone."""
    return any(
        _noun(word[cut:].capitalize()) and _modifier(word[:cut])
        for cut in range(_PART, len(word) - _PART + 1)
    )


def _modifier(part: str) -> bool:
    return any(
        len(part) - len(link) >= _PART and _noun(part.removesuffix(link).capitalize())
        for link in _LINKS
        if part.endswith(link)
    )


@lru_cache(maxsize=8192)
def _noun(word: str) -> bool:
    return is_known(word, "de") and lemmatize(word, "de")[:1].isupper()
