"""How well sentences of a text and its translation are brought together.

The pairs of FLORES-200 dev are put in random order and cut into texts; then on either side, each
for itself, neighbours are merged into one sentence and sentences are dropped, and in some texts
neighbours change places. An edge is a source and a target sentence that share a pair.

python -m tests.bench.alignment
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Sequence

from tests.shared import SHARED
from translations.alignment import align

PAIRS = [("de", "en"), ("ru", "en"), ("en", "zh")]
SIZES = [50, 200, 997]
MERGED, DROPPED = 0.1, 0.05
SEED = 1

Groups = list[list[int]]


def damaged(ids: Sequence[int], chance: random.Random, *, swapped: float) -> Groups:
    """Sentences as groups of pairs: some merged, some dropped, some in each other's place."""
    groups: Groups = []
    at = 0
    while at < len(ids):
        if at + 1 < len(ids) and chance.random() < MERGED:
            groups.append([ids[at], ids[at + 1]])
            at += 2
            continue
        if chance.random() >= DROPPED:
            groups.append([ids[at]])
        at += 1
    for i in range(0, len(groups) - 1, 2):
        if chance.random() < swapped:
            groups[i], groups[i + 1] = groups[i + 1], groups[i]
    return groups


def edges(source: Groups, target: Groups) -> set[tuple[int, int]]:
    """Which groups share a pair."""
    where = {each: j for j, group in enumerate(target) for each in group}
    return {(i, where[each]) for i, group in enumerate(source) for each in group if each in where}


def measure(
    first: str, second: str, size: int, *, swapped: float = 0.0, texts: int | None = None
) -> tuple[float, float, float, float]:
    """Precision, recall, F1, and seconds for 1,000 sentences; of the first `texts` only if told."""
    lines = {
        code: (SHARED / "eval" / f"flores-dev.{code}").read_text().splitlines()
        for code in (first, second)
    }
    chance = random.Random(SEED)
    order = list(range(len(lines[first])))
    chance.shuffle(order)
    right = found = wanted = sentences = 0
    began = time.process_time()
    for start in range(0, len(order) - size + 1, size)[:texts]:
        ids = order[start : start + size]
        source = damaged(ids, chance, swapped=swapped)
        target = damaged(ids, chance, swapped=0.0)
        beads = align(
            [_text(lines[first], group, first) for group in source],
            [_text(lines[second], group, second) for group in target],
            (first, second),
        )
        got = {(i, j) for bead in beads for i in range(*bead.source) for j in range(*bead.target)}
        gold = edges(source, target)
        right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
        sentences += len(source)
    seconds = (time.process_time() - began) * 1000 / sentences
    precision, recall = right / found, right / wanted
    return precision, recall, 2 * precision * recall / (precision + recall), seconds


def _text(lines: Sequence[str], group: Sequence[int], language: str) -> str:
    return ("" if language == "zh" else " ").join(lines[each] for each in group)


def main() -> int:
    if not SHARED.is_dir():
        sys.stderr.write("There is no folder ../shared beside the checkout.\n")
        return 1
    out = sys.stdout.write
    out("pair   sentences  swapped  precision  recall     F1  s/1,000\n")
    for first, second in PAIRS:
        for size, swapped in [*((size, 0.0) for size in SIZES), (SIZES[-1], 0.03)]:
            precision, recall, score, seconds = measure(first, second, size, swapped=swapped)
            out(
                f"{first}→{second}  {size:9}  {swapped:7.0%}  {precision:9.3f}  {recall:6.3f}  "
                f"{score:5.3f}  {seconds:7.1f}\n"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
