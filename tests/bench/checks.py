"""How often checks object to correct translations, and how often they find planted faults.

    python -m tests.bench.checks [--lines N] [--half odd|even]

Correct translations are FLORES-200 dev in ../shared/eval, by professionals; a planted fault counts
as caught where it brings a failure that the correct text does not have. Where a quotation mark is
without its partner already, none is taken away: the fault would not be new. Thresholds were tuned
on lines 1, 3, 5 …; `--half even` measures on the others. Prints two tables.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

from tests.bench.checks_planted import PLANTS
from tests.shared import SHARED
from translations.checks import Failure, Pair, run_checks

DIRECTIONS = (("de", "en"), ("ru", "en"), ("en", "zh"), ("de", "zh"), ("ru", "zh"))


def read(language: str, lines: int) -> list[str]:
    path = SHARED / "eval" / f"flores-dev.{language}"
    return path.read_text(encoding="utf-8").splitlines()[:lines]


def pairs(source: str, target: str, lines: int, half: str = "") -> list[Pair]:
    chosen = {"": slice(None), "odd": slice(0, None, 2), "even": slice(1, None, 2)}[half]
    return [
        Pair(text, source, translation, target)
        for text, translation in zip(read(source, lines), read(target, lines), strict=True)
    ][chosen]


def false_alarms(given: Sequence[Pair]) -> tuple[Counter[str], list[list[Failure]], float]:
    """Segments flagged per check and severity, the failures, and milliseconds per pair."""
    started = time.perf_counter()
    failures = [run_checks(pair) for pair in given]
    spent = (time.perf_counter() - started) * 1000 / len(given)
    flagged: Counter[str] = Counter()
    for found in failures:
        flagged.update({f"{failure.check} {failure.severity}" for failure in found})
        flagged.update({f"any {failure.severity}" for failure in found})
    return flagged, failures, spent


def recall(
    given: Sequence[Pair], before: Sequence[list[Failure]]
) -> dict[str, tuple[int, int, int]]:
    """Per kind of fault: planted, caught by an error, caught at all (info not counted)."""
    result = {}
    for kind, plant in PLANTS.items():
        chance = random.Random(7)
        planted = by_error = caught = 0
        for pair, was in zip(given, before, strict=True):
            faulty = plant(pair.target, pair.target_language, chance)
            if faulty is None or faulty == pair.target or _is_void(kind, was):
                continue
            planted += 1
            faulty_pair = Pair(pair.source, pair.source_language, faulty, pair.target_language)
            new = [f.severity for f in run_checks(faulty_pair) if _is_new(f, was)]
            by_error += "error" in new
            caught += "error" in new or "warning" in new
        result[kind] = planted, by_error, caught
    return result


def _is_void(kind: str, before: Sequence[Failure]) -> bool:
    """Whether the correct text has the fault to be planted itself."""
    return kind == "lost quotation mark" and any(
        failure.check == "quotes" and failure.severity == "error" for failure in before
    )


def _is_new(failure: Failure, before: Sequence[Failure]) -> bool:
    return all(
        (failure.check, failure.severity, failure.message) != (old.check, old.severity, old.message)
        for old in before
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=997)
    parser.add_argument("--half", choices=["odd", "even"], default="")
    options = parser.parse_args()
    if not SHARED.is_dir():
        sys.exit("There is no folder ../shared beside the checkout, which holds the test sets.")
    names = [f"{source}→{target}" for source, target in DIRECTIONS]
    alarms, recalls, times = {}, {}, []
    for (source, target), name in zip(DIRECTIONS, names, strict=True):
        given = pairs(source, target, options.lines, options.half)
        alarms[name], failures, spent = false_alarms(given)
        recalls[name] = recall(given, failures)
        times.append(f"{name} {spent:.2f} ms")
    _print_alarms(names, alarms, len(given))
    _print_recalls(names, recalls)
    sys.stdout.write("\nTime per pair, all checks: " + ", ".join(times) + "\n")


def _print_alarms(names: Sequence[str], alarms: dict[str, Counter[str]], lines: int) -> None:
    rows: dict[str, list[str]] = defaultdict(list)
    for check in sorted({key for flagged in alarms.values() for key in flagged}):
        rows[check] = [f"{100 * alarms[name][check] / lines:.1f} %" for name in names]
    sys.stdout.write(f"Correct segments flagged, of {lines}\n")
    _print_table(["check", *names], rows)


def _print_recalls(
    names: Sequence[str], recalls: dict[str, dict[str, tuple[int, int, int]]]
) -> None:
    rows: dict[str, list[str]] = defaultdict(list)
    for kind in PLANTS:
        for name in names:
            planted, by_error, caught = recalls[name][kind]
            rows[kind].append(
                f"{100 * by_error / planted:.0f} / {100 * caught / planted:.0f} % of {planted}"
                if planted
                else "none"
            )
    sys.stdout.write("\nPlanted faults caught: by an error / by an error or a warning\n")
    _print_table(["fault", *names], rows)


def _print_table(head: Sequence[str], rows: dict[str, list[str]]) -> None:
    sys.stdout.write("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|\n")
    for name, cells in rows.items():
        sys.stdout.write(f"| {name} | " + " | ".join(cells) + " |\n")


if __name__ == "__main__":
    main()
