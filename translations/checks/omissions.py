"""Something left out, or added: judged by length, clauses, sentences and common words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sources.segmentation import split_sentences

from .base import Check, Failure, Pair, register
from .connectives import lost_meanings
from .quantities.numbers import read_numbers

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+|\d+")
_GLOSS = re.compile(r"[（(][A-Za-z .,’'-]+[)）]")  # the original of a name, which Chinese may add
_CLAUSE = re.compile(r"[，；：、—]|[,;:–](?!\d)")
_AND = re.compile(r"\band\b|\bund\b|(?<!\w)и(?!\w)|[和并及]")
_LATIN_WEIGHT = 1.2  # of a Latin word, in Chinese characters


@dataclass(frozen=True, slots=True)
class _Model:
    """How translations of a pair of languages behave, and how those with a dropped clause differ.

    The expected logarithm of the target's length is `intercept + slope * log(source length)`, give
    or take `deviation`. The others are the weights of a logistic regression, and the log-odds from
    which it is taken for an error.
    """

    intercept: float
    slope: float
    deviation: float
    bias: float
    length: float
    clauses: float
    sentences: float
    conjunctions: float
    brevity: float
    numbers: float
    meanings: float
    error: float


# Fitted on lines 1, 3, 5 … of FLORES-200 dev, with clauses dropped from the references.
# `python -m tests.bench.checks --half even` shows how they do on the others.
_MODELS = {
    ("de", "en"): _Model(
        0.203, 0.928, 0.118, -3.051, -1.862, 0.001, -0.461, 0.917, -0.304, 1.098, 0.744, 2.7
    ),
    ("ru", "en"): _Model(
        0.646, 0.851, 0.147, -2.680, -1.904, 0.075, 0.010, 0.807, -0.735, 1.865, 0.383, 3.3
    ),
    ("en", "zh"): _Model(
        -1.171, 0.977, 0.176, -1.323, -1.448, 0.432, 0.028, 0.622, -0.581, 2.303, 0.880, 2.8
    ),
    ("de", "zh"): _Model(
        -1.081, 0.929, 0.195, -1.781, -1.456, 0.216, -0.067, 0.697, -0.141, 2.416, 0.720, 2.8
    ),
    ("ru", "zh"): _Model(
        -0.771, 0.878, 0.193, -1.793, -1.555, 0.053, -0.259, 0.463, -0.255, 2.294, 0.919, 2.9
    ),
}
_WARNING = 1.0  # log-odds; an error has the threshold of its pair
_TOO_LONG = 3.3  # deviations


@register
class Omissions(Check):
    """A translation much shorter than such sources have, the more so when it has fewer clauses and
    sentences too, and lacks numbers or the words for “if”, “after”, “two” that the source has. What
    is much longer than usual is a warning."""

    id = "omissions"
    name = "Omissions and additions"
    description = "Nothing is left out, nothing added, as far as length and clauses show."

    def run(self, pair: Pair) -> Iterator[Failure]:
        judged = _judge(pair.source, pair.source_language, pair)
        if judged is None:
            return
        score, deviations = judged
        if pair.pivot and (through := _judge(pair.pivot, "en", pair)):
            score, deviations = (score + through[0]) / 2, (deviations + through[1]) / 2
        everything = 0, len(pair.target)
        if score > _WARNING:
            yield self.failure(
                "The translation is much shorter than usual. See whether something is left out.",
                *everything,
                None if score > _threshold(pair) else "warning",
            )
        elif deviations > _TOO_LONG and len(pair.target) > 20:
            yield self.failure(
                "The translation is much longer than usual. See whether something was added.",
                *everything,
                "warning",
            )


def _threshold(pair: Pair) -> float:
    return _MODELS[pair.source_language, pair.target_language].error


def _judge(source: str, language: str, pair: Pair) -> tuple[float, float] | None:
    """Log-odds of an omission, and by how many deviations the length is off."""
    model = _MODELS.get((language, pair.target_language))
    if model is None or not source.strip():
        return None
    target, target_language = pair.target, pair.target_language
    length = max(_length(source, language), 1.0)
    expected = model.intercept + model.slope * math.log(length)
    off = (math.log(max(_length(target, target_language), 1.0)) - expected) / model.deviation
    score = (
        model.bias
        + model.length * off
        + model.clauses * _difference(_CLAUSE, source, target)
        + model.sentences * (_sentences(source, language) - _sentences(target, target_language))
        + model.conjunctions * _difference(_AND, source, target)
        + model.brevity * 100 / length
        + model.numbers * min(_lost_numbers(source, language, pair), 2)
        + model.meanings * lost_meanings(source, language, target, target_language)
    )
    return score, off


def _lost_numbers(source: str, language: str, pair: Pair) -> int:
    stated = read_numbers(source, language).digits
    written = read_numbers(pair.target, pair.target_language).available
    return sum(not number.values & written and not set(number.parts) & written for number in stated)


def _length(text: str, language: str) -> float:
    if language != "zh":
        return float(len(text))
    plain = _GLOSS.sub("", text)
    return len(_HAN.findall(plain)) + _LATIN_WEIGHT * len(_LATIN.findall(plain))


def _sentences(text: str, language: str) -> int:
    return len(split_sentences(text, language))


def _difference(pattern: re.Pattern[str], source: str, target: str) -> int:
    return len(pattern.findall(source)) - len(pattern.findall(target))
