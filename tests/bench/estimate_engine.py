"""How well the quality estimate knows the drafts of an engine that works here, its scores in hand.

    .venv/bin/python -m tests.bench.estimate_engine --engine embedded [--lines 60]

Drafts some of the lines 2, 4, 6 … of the test set, which nothing was fitted on, and compares the
estimate with the sentence chrF: from the letters alone, and with the engine's own score. With so
few lines the worst tenth is a handful, so that a gap may be off by several points.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import replace

from tests.bench.estimate import EVAL, Pair, gap, lines, scored
from translations.engines import Output, Sentence, engine_for
from translations.estimate import Draft, estimate

PAIRS: Sequence[Pair] = (("de", "en"), ("ru", "en"), ("en", "zh"))


def chosen(count: int) -> list[int]:
    """The numbers, from 0, of lines spread over those that were held out."""
    held_out = range(1, len(lines("flores-dev.en")), 2)
    return list(held_out[:: max(1, len(held_out) // count)])[:count]


def report(pair: Pair, numbers: Sequence[int], outputs: Sequence[Output]) -> str:
    """A row of the table: the pair, mean chrF, gaps and correlations."""
    source, target = pair
    reads, references = lines(f"flores-dev.{source}"), lines(f"flores-dev.{target}")
    texts = [output.text for output in outputs]
    chrf = scored(texts, [references[at] for at in numbers], 0)
    drafts = [
        Draft(reads[at], text, source, target) for at, text in zip(numbers, texts, strict=True)
    ]
    scores = [output.score or 0.0 for output in outputs]
    usual = {"usual_score": statistics.mean(scores), "usual_spread": statistics.pstdev(scores)}
    surer = [
        replace(draft, score=score, **usual) for draft, score in zip(drafts, scores, strict=True)
    ]
    cells = [f"{'-'.join(pair)}{statistics.mean(chrf):10.1f}"]
    for rated in (drafts, surer):
        estimates = [estimate(draft) for draft in rated]
        cells.append(f"{gap(estimates, chrf):12.1f}{statistics.correlation(estimates, chrf):7.2f}")
    return "".join(cells) + f"{gap(chrf, chrf):15.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--lines", type=int, default=60)
    options = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("There is no folder ../shared/eval beside the checkout.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    numbers = chosen(options.lines)
    sys.stdout.write("pair      chrF  gap, alone      r  with score      r  best possible\n")
    for source, target in PAIRS:
        engine = engine_for(source, target, options.engine)
        reads = lines(f"flores-dev.{source}")
        outputs = engine.translate([Sentence(reads[at]) for at in numbers], source, target)
        sys.stdout.write(report((source, target), numbers, outputs) + "\n")


if __name__ == "__main__":
    main()
