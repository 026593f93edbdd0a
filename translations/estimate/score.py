"""From features to one figure, and what weighed against it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .draft import Draft
from .faults import UNSURE, prices
from .features import agreement, features

WEIGHTS = Path(__file__).with_name("weights.json")

FARTHEST = 3.0
"""Standard deviations by which an opinion counts as better or worse than usual at most."""

WORTH_SAYING = 2.0
"""Points of chrF that a doubt must cost to be named."""

_DOUBT_OF = {"agreement": "opinions", "length": "length", "lost_numbers": "numbers",
             "unlike_names": "names"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model of how many points of chrF a draft is above or below the average draft.

    `means` and `weights` are by feature. Half of the drafts it was fitted on are predicted below
    `middle` points, a tenth more than `spread` times 1.28 below it.
    """

    means: dict[str, float]
    weights: dict[str, float]
    middle: float
    spread: float

    def points(self, values: Mapping[str, float]) -> dict[str, float]:
        """The expected points above the average, by the feature they are due to; a feature that is
        not known counts as average."""
        return {
            name: weight * (values[name] - self.means[name])
            for name, weight in self.weights.items()
            if name in values
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """`estimate` is the share of ordinary machine drafts that a draft is expected to be better
    than, 0 to 1; `doubts` are the names of what lowered it (`DOUBTS`), the gravest first."""

    estimate: float
    doubts: tuple[str, ...] = ()


DOUBTS = frozenset(
    {"empty", "copied", "loop", "length", "residue", "terms", "errors", "forced", "unsure"}
    | set(_DOUBT_OF.values())
)
"""Every doubt there can be."""


def estimate(draft: Draft) -> float:
    """The share of ordinary machine drafts that this one is expected to be better than, 0 to 1.

    Below 0.1 it belongs to the worst tenth. A blank text with a blank draft is 1. For a pair
    nothing was fitted for, the model of the nearest pair is used. Takes less than 5 ms for a
    sentence.
    """
    return assess(draft).estimate


def assess(draft: Draft) -> Assessment:
    """`estimate` together with what lowered it."""
    if not draft.read.strip() and not draft.text.strip():
        return Assessment(1.0)
    pair = _pair(draft)
    values = features(draft, pair["usual_ratio"])
    agreed = _agreed(draft, pair)
    model = model_of(pair["alone"] if agreed is None else pair["with_opinions"])
    if agreed is not None:
        values["agreement"] = agreed
    gained = model.points(values)
    lost = prices(draft, pair["usual_ratio"])
    points = sum(gained.values()) - sum(lost.values()) - model.middle
    spread = math.hypot(model.spread, UNSURE) if "unsure" in lost else model.spread
    share = 0.5 * math.erfc(-points / spread / math.sqrt(2))
    return Assessment(round(share, 4), _doubts(gained, lost))


def _agreed(draft: Draft, pair: dict[str, Any]) -> float | None:
    """What others think of the draft, as chrF between two engines of the test set."""
    if draft.opinions:
        return agreement(draft)
    if draft.agreed is None or draft.usual_agreement is None or not draft.usual_agreement_spread:
        return None
    better = (draft.agreed - draft.usual_agreement) / draft.usual_agreement_spread
    usual: float = pair["with_opinions"]["means"]["agreement"]
    spread: float = pair["agreement_spread"]
    return usual + spread * max(-FARTHEST, min(FARTHEST, better))


def _doubts(gained: Mapping[str, float], lost: Mapping[str, float]) -> tuple[str, ...]:
    """What cost enough to be named, the dearest first."""
    costs = dict(lost)
    for feature, doubt in _DOUBT_OF.items():
        costs[doubt] = costs.get(doubt, 0.0) - gained.get(feature, 0.0)
    named = [doubt for doubt, cost in costs.items() if cost >= WORTH_SAYING]
    return tuple(sorted(named, key=lambda doubt: -costs[doubt]))


def model_of(stored: dict[str, Any]) -> Model:
    """A model as the weights file keeps it."""
    return Model(stored["means"], stored["weights"], stored["middle"], stored["spread"])


def _pair(draft: Draft) -> dict[str, Any]:
    pairs = _stored()
    nearest = "en-zh" if draft.target == "zh" else "de-en"
    return pairs.get(f"{draft.source}-{draft.target}", pairs[nearest])


@cache
def _stored() -> dict[str, dict[str, Any]]:
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8"))["pairs"])
