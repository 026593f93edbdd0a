"""How well the quality estimate knows the drafts of an engine that works here, its scores in hand.

    .venv/bin/python -m tests.bench.estimate_engine --engine embedded [--lines 60]
    .venv/bin/python -m tests.bench.estimate_engine --engine embedded --read [--lines 60]

Drafts lines 2, 6, 10 … of the test set, which nothing was fitted on, and compares the
estimate with the sentence chrF: from the letters alone, and with the engine's own score. With so
few lines the worst tenth is a handful, so that a gap may be off by several points. With `--read`
the engine drafts nothing: it reads the other systems' drafts of these lines, and its opinion of
them, their probability, is added to the letters.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import replace

from tests.bench.estimate_systems import (
    EVAL,
    HELD_OUT,
    Pair,
    System,
    at,
    error,
    gap,
    lines,
    scored,
    systems,
)
from translations.engines import Hypothesis, Output, Scores, Sentence, engine_for
from translations.estimate import Draft, estimate

PAIRS: Sequence[Pair] = (("de", "en"), ("ru", "en"), ("en", "zh"))


def chosen(count: int) -> Sequence[int]:
    """The numbers, from 0, of lines 2, 6, 10 …, which were held out."""
    return HELD_OUT[::2][:count]


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


def reading(engine: Scores, system: System, numbers: Sequence[int]) -> str:
    """A row of the table of a system's drafts as the engine reads them."""
    source, target = system.pair
    drafts = system.alone(numbers)
    asked = [Hypothesis(Sentence(draft.read), draft.plain) for draft in drafts]
    found = [score or 0.0 for score in engine.score(asked, source, target)]
    usual = {
        "usual_agreement": statistics.mean(found),
        "usual_agreement_spread": statistics.pstdev(found),
    }
    read = [
        replace(draft, agreed=score, **usual) for draft, score in zip(drafts, found, strict=True)
    ]
    chrf = at(system.chrf, numbers)
    cells = [f"{system!s:22}"]
    for rated in (drafts, read, system.second(numbers)):
        estimates = [estimate(draft) for draft in rated]
        cells.append(f"{gap(estimates, chrf):7.1f} ± {error(estimates, chrf):.1f}")
        cells.append(f"{statistics.correlation(estimates, chrf):6.2f}")
    return "".join(cells)


def read_all(name: str, count: int) -> None:
    """Write the table of all systems as the engine reads them."""
    write = sys.stdout.write
    write(f"{'gap and r':22}{'letters':>12}{'r':>7}{'and read':>13}{'r':>6}")
    write(f"{'other draft':>14}{'r':>5}\n")
    for system in systems():
        engine = engine_for(*system.pair, name)
        if not isinstance(engine, Scores):
            sys.exit(f"{name} cannot read what others wrote.")
        write(reading(engine, system, chosen(count)) + "\n")
        sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--lines", type=int, default=60)
    parser.add_argument("--read", action="store_true", help="read the other systems' drafts")
    options = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("There is no folder ../shared/eval beside the checkout.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    if options.read:
        read_all(options.engine, options.lines)
        return
    numbers = chosen(options.lines)
    sys.stdout.write("pair      chrF  gap, alone      r  with score      r  best possible\n")
    for source, target in PAIRS:
        engine = engine_for(source, target, options.engine)
        reads = lines(f"flores-dev.{source}")
        outputs = engine.translate([Sentence(reads[at]) for at in numbers], source, target)
        sys.stdout.write(report((source, target), numbers, outputs) + "\n")


if __name__ == "__main__":
    main()
