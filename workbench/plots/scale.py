"""Round numbers for axes."""

from __future__ import annotations

import math

_LEAST = 1e-6
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(top: float, *, about: int = 4, whole: bool = False) -> list[float]:
    """Round numbers from 0 in equal steps to the first that is not below `top`.

    What is less than a millionth counts as 0. There are about `about` steps; `whole`
    allows no fractions, for counts.
    """
    if not math.isfinite(top) or top < _LEAST:
        return [0.0, 1.0]
    magnitude = 10 ** math.floor(math.log10(top / about))
    steps = (factor * magnitude for factor in _STEPS)
    step = next(each for each in steps if each * about >= top * (1 - 1e-9))
    if whole:
        step = float(max(1, math.ceil(step - 1e-9)))
    count = max(1, math.ceil(top / step - 1e-9))
    return [round(number * step, 10) for number in range(count + 1)]


def spread(count: int, most: int) -> list[int]:
    """At most `most` of `count` places, evenly apart, the last among them."""
    if count <= 0:
        return []
    every = max(1, math.ceil(count / most))
    return list(range(count - 1, -1, -every))[::-1]
