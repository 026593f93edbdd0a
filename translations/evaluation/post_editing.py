"""One machine text against what a person made of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER


@dataclass(frozen=True, slots=True)
class Distance:
    """`chrf` is chrF2 in percent; TER is `edits / length`, less is better."""

    chrf: float
    edits: float
    length: float


def distance(machine: str, final: str, target: str) -> Distance:
    """How far `final`, a text in `target`, is from the machine's text it was made from.

    chrF with character n-grams to 6 (Popović 2015) and TER with tercom's settings (Snover et al.
    2006; for Chinese normalised, one character a token), as sacrebleu computes them. Against the
    text that was made from it, TER is what the field calls HTER. Neither text may be blank.
    """
    chinese = target == "zh"
    rate = _ter(chinese).sentence_score(machine, [final])
    return Distance(
        chrf=_chrf().sentence_score(machine, [final]).score,
        edits=rate.num_edits,
        length=rate.ref_length,
    )


@cache
def _chrf() -> CHRF:
    return CHRF()


@cache
def _ter(chinese: bool) -> TER:
    # tercom splits Chinese characters only in text that it also normalises.
    return TER(normalized=chinese, asian_support=chinese)
