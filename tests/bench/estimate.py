"""Fit the quality estimate on one half of the test set, and measure it on the other.

    .venv/bin/python -m tests.bench.estimate          the figures of docs/evaluation.md
    .venv/bin/python -m tests.bench.estimate --fit    write translations/estimate/weights.json anew

Fitted on lines 1, 3, 5 … of the real outputs in ../shared/eval; every figure is of lines 2, 4, 6 …,
which the fit has not seen. What is fitted is the sentence chrF (sacrebleu's chrF2) less its mean
over the system, by ridge regression; each pair has its own means, each target its own weights.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from translations import checks
from translations.estimate import CHECKS_OF_MEANING, Draft, estimate
from translations.estimate.features import agreement, features, log_ratio
from translations.estimate.score import WEIGHTS

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
SYSTEMS = {
    ("de", "en"): ("google", "bergamot-tiny"),
    ("ru", "en"): ("google", "bergamot-tiny"),
    ("en", "zh"): ("google", "argos"),
}
RIDGE = 300.0
FITTED, HELD_OUT = slice(0, None, 2), slice(1, None, 2)

Pair = tuple[str, str]

FAULTS: dict[str, Callable[[str, Draft, str], str]] = {
    "second half lost": lambda text, draft, other: text[: len(text) // 2],
    "source left": lambda text, draft, other: draft.read,
    "a number changed": lambda text, draft, other: re.sub(r"\d", "7", text),
    "another's draft": lambda text, draft, other: other,
    "a loop": lambda text, draft, other: text + text[-8:] * 6,
}
"""How a draft is spoilt, given also the draft after it."""


@dataclass(frozen=True)
class System:
    """A system's drafts, each with the other system's as its second opinion, and their chrF."""

    pair: Pair
    name: str
    drafts: list[Draft]
    opinions: list[str]
    chrf: list[float]
    chrfpp: list[float]

    def second(self, part: slice) -> list[Draft]:
        pairs = zip(self.drafts[part], self.opinions[part], strict=True)
        return [replace(draft, opinions=(other,)) for draft, other in pairs]


def lines(name: str) -> list[str]:
    return (EVAL / name).read_text(encoding="utf-8").split("\n")[:-1]


def systems() -> list[System]:
    loaded = []
    for (source, target), names in SYSTEMS.items():
        outputs = {name: lines(f"{source}-{target}.flores-dev.{name}.{target}") for name in names}
        reads, references = lines(f"flores-dev.{source}"), lines(f"flores-dev.{target}")
        for name, other in zip(names, reversed(names), strict=True):
            texts = outputs[name]
            loaded.append(
                System(
                    (source, target),
                    name,
                    [Draft(*both, source, target) for both in zip(reads, texts, strict=True)],
                    outputs[other],
                    *(scored(texts, references, order) for order in (0, 2)),
                )
            )
    return loaded


def scored(texts: Sequence[str], references: Sequence[str], word_order: int) -> list[float]:
    metric = CHRF(word_order=word_order)
    return [
        metric.sentence_score(text, [reference]).score
        for text, reference in zip(texts, references, strict=True)
    ]


def fit(loaded: list[System]) -> dict[str, object]:
    stored: dict[str, dict[str, object]] = {}
    for target in ("en", "zh"):
        mine = [system for system in loaded if system.pair[1] == target]
        ratios = {
            pair: statistics.median(
                log_ratio(draft) for s in mine if s.pair == pair for draft in s.drafts[FITTED]
            )
            for pair in {system.pair for system in mine}
        }
        for name in ("alone", "with_opinions"):
            for pair, model in fit_target(mine, ratios, opinions=name != "alone").items():
                entry = stored.setdefault("-".join(pair), {"usual_ratio": round(ratios[pair], 4)})
                entry[name] = model
    return {
        "about": "Written by tests/bench/estimate.py --fit; see there and docs/evaluation.md.",
        "pairs": stored,
    }


def fit_target(
    mine: list[System], ratios: dict[Pair, float], *, opinions: bool
) -> dict[Pair, dict[str, object]]:
    rows: dict[Pair, list[dict[str, float]]] = {pair: [] for pair in ratios}
    wanted: dict[Pair, list[float]] = {pair: [] for pair in ratios}
    for system in mine:
        for draft in system.second(FITTED):
            values = features(draft, ratios[system.pair])
            if opinions:
                values["agreement"] = agreement(draft) or 0.0
            rows[system.pair].append(values)
        mean = statistics.mean(system.chrf[FITTED])
        wanted[system.pair] += [score - mean for score in system.chrf[FITTED]]
    names = list(next(iter(rows.values()))[0])
    means = {p: {n: statistics.mean(r[n] for r in rows[p]) for n in names} for p in rows}
    sds = {p: {n: statistics.pstdev(r[n] for r in rows[p]) or 1.0 for n in names} for p in rows}
    table, results = [], []
    for pair in rows:
        table += [[(r[n] - means[pair][n]) / sds[pair][n] for n in names] for r in rows[pair]]
        results += wanted[pair]
    weights = dict(zip(names, ridge(table, results), strict=True))
    return {
        pair: {
            "means": {n: round(means[pair][n], 4) for n in names},
            "weights": {n: round(weights[n] / sds[pair][n], 4) for n in names},
            **spread(
                [
                    sum(w * (r[n] - means[pair][n]) / sds[pair][n] for n, w in weights.items())
                    for r in rows[pair]
                ]
            ),
        }
        for pair in sorted(rows)
    }


def spread(points: list[float]) -> dict[str, float]:
    """A normal distribution with the same median and the same worst tenth."""
    tenth, *_, middle = statistics.quantiles(points, n=10)[:5]
    return {"middle": round(middle, 3), "spread": round((middle - tenth) / 1.2816, 3)}


def ridge(table: list[list[float]], results: list[float]) -> list[float]:
    """Solve (A'A + λI) w = A'y by Gauss and Jordan; the matrix is positive definite."""
    size = len(table[0])
    system = [
        [sum(row[i] * row[j] for row in table) + RIDGE * (i == j) for j in range(size)]
        + [sum(row[i] * y for row, y in zip(table, results, strict=True))]
        for i in range(size)
    ]
    for i in range(size):
        system[i] = [value / system[i][i] for value in system[i]]
        for j in range(size):
            if j != i:
                factor = system[j][i]
                pairs = zip(system[j], system[i], strict=True)
                system[j] = [value - factor * own for value, own in pairs]
    return [row[-1] for row in system]


def gap(estimates: Sequence[float], scores: Sequence[float]) -> float:
    """The mean score of the nine better tenths less that of the worst tenth by the estimate."""
    order = sorted(range(len(estimates)), key=lambda at: estimates[at])
    worst = round(len(order) / 10)
    mean = [statistics.mean(scores[at] for at in part) for part in (order[worst:], order[:worst])]
    return mean[0] - mean[1]


def report(loaded: list[System]) -> None:
    write = sys.stdout.write
    write(f"lines 2, 4, 6 … of each system: {len(loaded[0].drafts[HELD_OUT])} segments\n")
    write("gap: mean sentence chrF of the other nine tenths less that of the worst tenth\n\n")
    write(f"{'system':22}{'chrF':>7}{'gap, alone (chrF2++)':>25}{'r':>7}")
    write(f"{'gap, second opinion':>25}{'r':>7}{'best possible':>15}\n")
    seconds, count = 0.0, 0
    for system in loaded:
        chrf, chrfpp = system.chrf[HELD_OUT], system.chrfpp[HELD_OUT]
        write(f"{'-'.join(system.pair)} {system.name:15}{statistics.mean(chrf):8.1f}")
        for drafts in (system.drafts[HELD_OUT], system.second(HELD_OUT)):
            started = time.perf_counter()
            estimates = [estimate(draft) for draft in drafts]
            seconds, count = seconds + time.perf_counter() - started, count + len(drafts)
            both = f"{gap(estimates, chrf):.1f} ({gap(estimates, chrfpp):.1f})"
            write(f"{both:>25}{statistics.correlation(estimates, chrf):7.2f}")
        write(f"{gap(chrf, chrf):15.1f}\n")
    write(f"\n{1000 * seconds / count:.2f} ms a segment\n")


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
        drafts = system.drafts[HELD_OUT]
        write(f"{'-'.join(system.pair)} {system.name:15}")
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
        text = json.dumps(fit(loaded), indent=1)
        WEIGHTS.write_text(text + "\n", encoding="utf-8")
    report(loaded)
    planted(loaded)


if __name__ == "__main__":
    main()
