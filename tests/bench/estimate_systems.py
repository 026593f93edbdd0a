"""The real outputs that the quality estimate is fitted to and measured on: ../shared/eval."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from translations.estimate import Draft, agreement
from translations.estimate.features import features, log_ratio

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
SYSTEMS = {
    ("de", "en"): ("google", "bergamot-tiny"),
    ("ru", "en"): ("google", "bergamot-tiny"),
    ("en", "zh"): ("google", "argos"),
}
_SAMPLES = 200

Pair = tuple[str, str]
Lines = Sequence[int]


@dataclass(frozen=True)
class System:
    """A system's drafts, each with the other system's as its second opinion, and their chrF.

    `values` are the features of each draft, the agreement with the second opinion among them.
    """

    pair: Pair
    name: str
    drafts: list[Draft]
    opinions: list[str]
    chrf: list[float]
    chrfpp: list[float]
    usual_ratio: float
    values: list[dict[str, float]]

    def __str__(self) -> str:
        return f"{'-'.join(self.pair)} {self.name}"

    def alone(self, part: Lines) -> list[Draft]:
        return [self.drafts[at] for at in part]

    def second(self, part: Lines) -> list[Draft]:
        return [replace(self.drafts[at], opinions=(self.opinions[at],)) for at in part]


def lines(name: str) -> list[str]:
    return (EVAL / name).read_text(encoding="utf-8").split("\n")[:-1]


COUNT = 997
FITTED, HELD_OUT = range(0, COUNT, 2), range(1, COUNT, 2)
"""Lines 1, 3, 5 … and lines 2, 4, 6 …, numbered from 0."""


def systems() -> list[System]:
    loaded = []
    for (source, target), names in SYSTEMS.items():
        outputs = {name: lines(f"{source}-{target}.flores-dev.{name}.{target}") for name in names}
        reads, references = lines(f"flores-dev.{source}"), lines(f"flores-dev.{target}")
        drafts = {
            name: [Draft(*both, source, target) for both in zip(reads, texts, strict=True)]
            for name, texts in outputs.items()
        }
        ratio = statistics.median(log_ratio(each[at]) for each in drafts.values() for at in FITTED)
        for name, other in zip(names, reversed(names), strict=True):
            scores = (scored(outputs[name], references, order) for order in (0, 2))
            opinions = outputs[other]
            values = [
                features(draft, ratio)
                | {"agreement": agreement(replace(draft, opinions=(said,))) or 0.0}
                for draft, said in zip(drafts[name], opinions, strict=True)
            ]
            loaded.append(
                System((source, target), name, drafts[name], opinions, *scores, ratio, values)
            )
    return loaded


def scored(texts: Sequence[str], references: Sequence[str], word_order: int) -> list[float]:
    """The sentence chrF of each text, chrF++ with a `word_order` of 2."""
    metric = CHRF(word_order=word_order)
    return [
        metric.sentence_score(text, [reference]).score
        for text, reference in zip(texts, references, strict=True)
    ]


def at(values: Sequence[float], part: Lines) -> list[float]:
    return [values[number] for number in part]


def gap(estimates: Sequence[float], scores: Sequence[float]) -> float:
    """The mean score of the nine better tenths less that of the worst tenth by the estimate."""
    order = sorted(range(len(estimates)), key=lambda at: estimates[at])
    worst = round(len(order) / 10)
    mean = [statistics.mean(scores[at] for at in part) for part in (order[worst:], order[:worst])]
    return mean[0] - mean[1]


def error(estimates: Sequence[float], scores: Sequence[float]) -> float:
    """The standard error of the gap: its spread over samples drawn anew from the same lines."""
    draw = random.Random(1)
    count = range(len(scores))
    samples = [draw.choices(count, k=len(scores)) for _ in range(_SAMPLES)]
    return statistics.pstdev(gap(at(estimates, some), at(scores, some)) for some in samples)
