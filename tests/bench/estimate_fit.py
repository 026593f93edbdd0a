"""Fitting the weights of the quality estimate to the sentence chrF of real outputs.

What is fitted is the sentence chrF (sacrebleu's chrF2) less its mean over the system, by ridge
regression; each pair has its own means, each target its own weights.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from tests.bench.estimate_systems import Lines, Pair, System
from translations.estimate.score import Model, model_of

RIDGE = 300.0
LEXICAL = ("covered", "expected", "read_variety")
"""Features that add nothing beside a second opinion."""


def fit(loaded: Sequence[System], part: Lines) -> dict[str, dict[str, object]]:
    """What the weights file keeps of each pair, fitted to some of the lines."""
    stored: dict[str, dict[str, object]] = {}
    for target in ("en", "zh"):
        mine = [system for system in loaded if system.pair[1] == target]
        for pair in {system.pair: None for system in mine}:
            theirs = [system for system in mine if system.pair == pair]
            agreed = [system.values[at]["agreement"] for system in theirs for at in part]
            stored["-".join(pair)] = {
                "usual_ratio": round(theirs[0].usual_ratio, 4),
                "agreement_spread": round(deviation(agreed), 2),
            }
        for name, without in (("alone", ("agreement",)), ("with_opinions", LEXICAL)):
            for pair, model in fit_target(mine, part, without).items():
                stored["-".join(pair)][name] = model
    return stored


def models(loaded: Sequence[System], part: Lines) -> dict[tuple[Pair, str], Model]:
    """The two models of each pair, "alone" and "with_opinions"."""
    fitted = fit(loaded, part)
    return {
        (system.pair, name): model_of(fitted["-".join(system.pair)][name])  # type: ignore[arg-type]
        for system in loaded
        for name in ("alone", "with_opinions")
    }


def fit_target(
    mine: Sequence[System], part: Lines, without: Sequence[str]
) -> dict[Pair, dict[str, object]]:
    """The models of all pairs with the same target."""
    rows: dict[Pair, list[dict[str, float]]] = {system.pair: [] for system in mine}
    wanted: dict[Pair, list[float]] = {system.pair: [] for system in mine}
    for system in mine:
        rows[system.pair] += [system.values[at] for at in part]
        mean = statistics.mean(system.chrf[at] for at in part)
        wanted[system.pair] += [system.chrf[at] - mean for at in part]
    names = [name for name in mine[0].values[0] if name not in without]
    means = {p: {n: statistics.fmean(r[n] for r in rows[p]) for n in names} for p in rows}
    sds = {p: {n: deviation([r[n] for r in rows[p]]) or 1.0 for n in names} for p in rows}
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


def deviation(values: Sequence[float]) -> float:
    """The standard deviation, in floats: `statistics.pstdev` is exact, and slow."""
    mean = statistics.fmean(values)
    return float(statistics.fmean((value - mean) ** 2 for value in values) ** 0.5)


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
