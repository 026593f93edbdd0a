"""How well the quality estimate finds the drafts that are far from their references.

    .venv/bin/python -m tests.bench.estimate          the figures of docs/evaluation.md
    .venv/bin/python -m tests.bench.estimate --fit    write translations/estimate/weights.json anew

Fitted on lines 1, 3, 5 … of the real outputs in ../shared/eval; every figure is of lines 2, 4, 6 …,
which the fit has not seen, but for those of the table that fits to other halves too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from tests.bench.estimate_fit import fit, models
from tests.bench.estimate_systems import (
    COUNT,
    EVAL,
    FITTED,
    HELD_OUT,
    Lines,
    System,
    at,
    error,
    gap,
    systems,
)
from translations import checks
from translations.estimate import CHECKS_OF_MEANING, Draft, estimate
from translations.estimate.score import WEIGHTS

HALVES = 10
"""Random halves that are fitted, and the others measured, and the other way round."""

ASKED = (0.1, 0.3, 0.5)
"""Shares of the drafts that a second engine is asked about, the worst by their letters."""

FAULTS: dict[str, Callable[[str, Draft, str], str]] = {
    "second half lost": lambda text, draft, other: text[: len(text) // 2],
    "source left": lambda text, draft, other: draft.read,
    "a number changed": lambda text, draft, other: re.sub(r"\d", "7", text),
    "another's draft": lambda text, draft, other: other,
    "a loop": lambda text, draft, other: text + text[-8:] * 6,
}
"""How a draft is spoilt, given also the draft after it."""


def report(loaded: list[System]) -> None:
    write = sys.stdout.write
    write(f"lines 2, 4, 6 … of each system: {len(HELD_OUT)} segments\n")
    write("gap: mean sentence chrF of the other nine tenths less that of the worst tenth\n\n")
    write(f"{'system':22}{'chrF':>7}{'gap, alone (chrF2++)':>25}{'r':>7}")
    write(f"{'gap, second opinion':>25}{'r':>7}{'best possible':>15}\n")
    seconds, count = 0.0, 0
    for system in loaded:
        chrf, chrfpp = at(system.chrf, HELD_OUT), at(system.chrfpp, HELD_OUT)
        write(f"{system!s:22}{statistics.mean(chrf):7.1f}")
        for drafts in (system.alone(HELD_OUT), system.second(HELD_OUT)):
            started = time.perf_counter()
            estimates = [estimate(draft) for draft in drafts]
            seconds, count = seconds + time.perf_counter() - started, count + len(drafts)
            found = f"{gap(estimates, chrf):.1f} ± {error(estimates, chrf):.1f}"
            both = f"{found} ({gap(estimates, chrfpp):.1f})"
            write(f"{both:>25}{statistics.correlation(estimates, chrf):7.2f}")
        write(f"{gap(chrf, chrf):15.1f}\n")
    write(f"\n{1000 * seconds / count:.2f} ms a segment\n")


def asked_of_some(loaded: list[System]) -> None:
    """The gap where only the drafts with the lowest estimates get a second opinion."""
    write = sys.stdout.write
    write(f"\n{'gap, second opinion of':22}{'none':>9}")
    write("".join(f"{share:>9.0%}" for share in ASKED) + f"{'all':>9}\n")
    for system in loaded:
        chrf = at(system.chrf, HELD_OUT)
        alone = [estimate(draft) for draft in system.alone(HELD_OUT)]
        second = [estimate(draft) for draft in system.second(HELD_OUT)]
        order = sorted(range(len(alone)), key=lambda number: alone[number])
        write(f"{system!s:22}{gap(alone, chrf):9.1f}")
        for share in ASKED:
            rated = list(alone)
            for number in order[: round(share * len(order))]:
                rated[number] = second[number]
            write(f"{gap(rated, chrf):9.1f}")
        write(f"{gap(second, chrf):9.1f}\n")


def other_halves(loaded: list[System]) -> None:
    """The gap for other ways of halving the lines, fitted on one half and measured on the other.

    What is measured is the fitted model, without the prices of plain faults.
    """
    write = sys.stdout.write
    draw = random.Random(1)
    halves: list[tuple[Lines, Lines]] = [(HELD_OUT, FITTED)]
    for _ in range(HALVES):
        mixed = draw.sample(range(COUNT), COUNT)
        one, other = sorted(mixed[: COUNT // 2]), sorted(mixed[COUNT // 2 :])
        halves += [(one, other), (other, one)]
    gaps: dict[tuple[str, str], list[float]] = {}
    for fitted, measured in halves:
        known = models(loaded, fitted)
        for system in loaded:
            for name in ("alone", "with_opinions"):
                model = known[system.pair, name]
                points = [sum(model.points(system.values[line]).values()) for line in measured]
                found = gap(points, at(system.chrf, measured))
                gaps.setdefault((str(system), name), []).append(found)
    write(f"\n{'gap, lines halved':22}{'even: odd':>14}{f'{2 * HALVES} random':>12}")
    write(f"{'second: even: odd':>20}{f'{2 * HALVES} random':>12}\n")
    for system in loaded:
        write(f"{system!s:22}")
        for name, width in (("alone", 14), ("with_opinions", 20)):
            first, *others = gaps[str(system), name]
            write(f"{first:{width}.1f}{statistics.mean(others):12.1f}")
        write("\n")


def ceiling(loaded: list[System]) -> None:
    """How well one translation's chrF foretells that of another against the same reference."""
    write = sys.stdout.write
    write(
        "\ncorrelation of the chrF of two translations of a line, and the gap of one ranked by it\n"
    )
    for first in loaded:
        for second in loaded:
            same_target = first.pair[1] == second.pair[1]
            if (
                first is not second
                and same_target
                and (first.pair == second.pair or first.name == second.name)
            ):
                both = at(first.chrf, HELD_OUT), at(second.chrf, HELD_OUT)
                write(f"{first!s:22}by {second!s:22}{statistics.correlation(*both):6.2f}")
                write(f"{gap(both[1], both[0]):7.1f}\n")


def checked(draft: Draft) -> Draft:
    """The draft with the errors that the checks of meaning find in it."""
    pair = checks.Pair(draft.read, draft.source, draft.plain, draft.target)
    failures = checks.run_checks(pair, CHECKS_OF_MEANING)
    return replace(draft, errors=sum(failure.severity == "error" for failure in failures))


def planted(loaded: list[System]) -> None:
    """How many drafts with a planted fault come under 0.1, where a tenth of all are anyway.

    The checks of meaning have a say here; above, the estimate stands by itself.
    """
    write = sys.stdout.write
    write(f"\nshare of drafts estimated below 0.1\n{'system':22}{'as they are':>14}")
    write("".join(f"{kind:>18}" for kind in FAULTS) + "\n")
    for system in loaded:
        drafts = system.alone(HELD_OUT)
        write(f"{system!s:22}")
        write(f"{statistics.mean(estimate(checked(draft)) < 0.1 for draft in drafts):14.0%}")
        for spoil in FAULTS.values():
            pairs = zip(drafts, drafts[1:] + drafts[:1], strict=True)
            spoilt = [spoil(draft.text, draft, after.text) for draft, after in pairs]
            low = [
                estimate(checked(replace(draft, text=text))) < 0.1
                for draft, text in zip(drafts, spoilt, strict=True)
                if text != draft.text
            ]
            write(f"{statistics.mean(low):18.0%}")
        write("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="write the weights anew first")
    chosen = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("There is no folder ../shared/eval beside the checkout.")
    loaded = systems()
    if chosen.fit:
        about = "Written by tests/bench/estimate.py --fit; see there and docs/evaluation.md."
        text = json.dumps({"about": about, "pairs": fit(loaded, FITTED)}, indent=1)
        WEIGHTS.write_text(text + "\n", encoding="utf-8")
    report(loaded)
    asked_of_some(loaded)
    other_halves(loaded)
    ceiling(loaded)
    planted(loaded)


if __name__ == "__main__":
    main()
