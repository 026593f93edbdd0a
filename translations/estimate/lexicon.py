"""Which words usually render which, and how well a draft follows that.

The lexicons are translation probabilities of single words (IBM Model 1), learnt by
tests/bench/estimate_lexicon.py; docs/evaluation.md says from what. Like the alignment's words
theirs are cut to their first letters, and Chinese is characters and pairs of them.
"""

from __future__ import annotations

import gzip
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translations.alignment.words import is_han, sound, words

FOLDER = Path(__file__).with_name("lexicons")

_CHANCE = 0.1
"""How much of a draft's words is believed to stand there for no word of the source."""
_RAREST = 0.3  # of a million words: the share of words that the lexicon does not have
_ALIKE, _LIKE = 4, 0.5
"""Letters that begin both a name and what is taken for its rendition, and how probable that is."""
_LONGEST = 200  # words; what stands further on is not looked at


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`renditions` gives the probability of each target word for a source word; `shares` says how
    frequent the target words are, from 0 to 1."""

    renditions: dict[str, dict[str, float]]
    shares: dict[str, float]

    def covered(self, read: list[str], text: list[str]) -> float:
        """The mean probability of the source words' likeliest renditions among the draft's."""
        theirs = set(text)
        found = [
            max((known[each] for each in known.keys() & theirs), default=0.0)
            for known in self._known(read, text)
        ]
        return sum(found) / max(1, len(found))

    def expected(self, read: list[str], text: list[str]) -> float:
        """How much likelier the source makes the draft's words than chance: the mean log ratio."""
        given: dict[str, float] = {}
        for known in self._known(read, text):
            for rendition, share in known.items():
                given[rendition] = given.get(rendition, 0.0) + share / len(read)
        ratios = [
            math.log((1 - _CHANCE) * given.get(word, 0.0) / self._share(word) + _CHANCE)
            for word in text
        ]
        return sum(ratios) / max(1, len(ratios))

    def _known(self, read: list[str], text: list[str]) -> list[dict[str, float]]:
        """The renditions of each word. Of one it does not know, a number or a name, they are the
        same word, and the draft's word that sounds like it."""
        heard = {sound(word)[:_ALIKE]: word for word in text if not is_han(word)}
        return [self.renditions.get(word) or _same(word, heard) for word in read]

    def _share(self, word: str) -> float:
        return self.shares.get(word, _RAREST * 1e-6)


def _same(word: str, heard: dict[str, str]) -> dict[str, float]:
    beginning = sound(word)[:_ALIKE]
    if len(beginning) == _ALIKE and not word[0].isdigit() and beginning in heard:
        return {heard[beginning]: _LIKE, word: 1.0}
    return {word: 1.0}


def explained(read: str, text: str, source: str, target: str) -> dict[str, float]:
    """`covered` and `expected` of a text and its draft; empty without a lexicon of the pair."""
    lexicon = lexicon_of(source, target)
    if lexicon is None:
        return {}
    ours, theirs = words(read)[:_LONGEST], words(text)[:_LONGEST]
    return {"covered": lexicon.covered(ours, theirs), "expected": lexicon.expected(ours, theirs)}


@cache
def lexicon_of(source: str, target: str) -> Lexicon | None:
    """The lexicon of a pair, read once; None where there is none."""
    path = FOLDER / f"{source}-{target}.txt.gz"
    if not path.is_file():
        return None
    head, _, body = gzip.decompress(path.read_bytes()).decode().partition("\n\n")
    listed = [line.split("\t") for line in head.split("\n")]
    renditions = {}
    for line in body.splitlines():
        word, *kept = line.split("\t")
        numbered = (each.split(":") for each in kept)
        renditions[word] = {listed[int(at)][0]: int(share) / 100 for at, share in numbered}
    return Lexicon(renditions, {word: float(share) * 1e-6 for word, share in listed})
