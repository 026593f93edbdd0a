"""BLEU, chrF2++ and TER as sacrebleu computes them, each with its signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER


@dataclass(frozen=True, slots=True)
class Scores:
    """Corpus scores, all in percent; TER is an error rate: less is better.

    `signature` maps each metric to what sacrebleu needs to repeat it (Post 2018).
    """

    bleu: float
    chrf: float
    ter: float
    signature: dict[str, str]


def score(
    hypotheses: Sequence[str], references: Sequence[str], target: str, *, ter: bool = True
) -> Scores:
    """Score translations into `target` line by line against one reference each.

    BLEU with the 13a tokeniser (zh for Chinese, which has no spaces), chrF with character n-grams
    to 6 and word n-grams to 2 (chrF2++), TER with tercom's settings (for Chinese normalised, one
    character a token). A blank hypothesis is scored, a blank reference must not occur.
    """
    metrics = _metrics(target)[: 3 if ter else 2]
    results = {name: metric.corpus_score(hypotheses, [references]) for name, metric in metrics}
    return Scores(
        **({"ter": 0.0} | {name: round(result.score, 2) for name, result in results.items()}),
        signature={name: str(metric.get_signature()) for name, metric in metrics},
    )


def _metrics(target: str) -> list[tuple[str, BLEU | CHRF | TER]]:
    chinese = target == "zh"
    return [
        # `force` only silences the guess that a text had been tokenised.
        ("bleu", BLEU(tokenize="zh" if chinese else "13a", force=True)),
        ("chrf", CHRF(word_order=2)),
        # tercom splits Chinese characters only in text that it also normalises.
        ("ter", TER(normalized=chinese, asian_support=chinese)),
    ]
