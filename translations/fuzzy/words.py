"""Texts as the index of the memory holds them."""

from __future__ import annotations

import re

from glossary.matching.normalise import normalise

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A letter that no text has, so that PostgreSQL's trigrams, which skip punctuation, keep it.
FILLER = "\u01c0"
_WORDS = re.compile(rf"[{HAN}]+|[^\W\d_{HAN}]+")
_HAN_RUN = re.compile(rf"[{HAN}]+")


def plain(text: str) -> str:
    """`text` as names are matched: folded, its quotation marks and hyphens of one kind each."""
    return normalise(text).text.strip()


def key_words(text: str) -> list[str]:
    """What a similar text will have in common: folded words, Chinese by pairs of characters.

    Each once, in order. Numbers are left out, since texts that differ only there are alike.
    """
    return list(dict.fromkeys(word for run in _WORDS.findall(plain(text)) for word in _cut(run)))


def searchable(text: str) -> str:
    """`text` folded, with a filler around each Chinese character.

    A part of `text` is a part of this too, if it is made searchable itself. The fillers give a
    Chinese word of one or two characters the three that a trigram index needs: 北京 is ǀ北ǀ京ǀ.
    """
    return _HAN_RUN.sub(lambda run: FILLER + FILLER.join(run[0]) + FILLER, plain(text))


def _cut(run: str) -> list[str]:
    if not _HAN_RUN.match(run) or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]
