"""Where an edit writes something else in the place of something: by words, Chinese by characters.

Text work; it knows no database.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from translations.fuzzy.words import HAN

Span = tuple[int, int]

_UNITS = re.compile(rf"[{HAN}]+|[^\W{HAN}]+(?:[-–'’][^\W{HAN}]+)*|\s+|.", re.S)
_HAN_RUN = re.compile(rf"[{HAN}·]{{2,12}}")
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch of the old text and what stands there now, each with its span in code points."""

    old: str
    new: str
    at: Span
    now: Span

    @property
    def like_names(self) -> bool:
        """Whether both could be ways of writing one name."""
        return _like_name(self.old) and _like_name(self.new)


def changed_stretches(old: str, new: str) -> list[Changed]:
    """What of `old` says something else in `new`, in order.

    Stretches between which only white space stays the same are one. What was only added, or only
    taken out, is none.
    """
    before, after = _UNITS.findall(old), _UNITS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    ops = [[i, j, k, m] for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal"]
    joined: list[list[int]] = []
    for op in ops:
        if joined and "".join(before[joined[-1][1] : op[0]]).isspace():
            joined[-1][1], joined[-1][3] = op[1], op[3]
        else:
            joined.append(op)
    starts, ends = _offsets(before), _offsets(after)
    found = [
        Changed(
            old[starts[i] : starts[j]],
            new[ends[k] : ends[m]],
            (starts[i], starts[j]),
            (ends[k], ends[m]),
        )
        for i, j, k, m in joined
        if i < j and k < m
    ]
    return [_narrowed(each) for each in found]


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _offsets(units: list[str]) -> list[int]:
    offsets = [0]
    for unit in units:
        offsets.append(offsets[-1] + len(unit))
    return offsets


def _narrowed(changed: Changed) -> Changed:
    """Without the characters that two runs of Chinese have in common at either end."""
    old, new = changed.old, changed.new
    if not (_HAN_RUN.search(old) or _HAN_RUN.search(new)):
        return changed
    shortest = min(len(old), len(new))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    if head + tail >= shortest or shortest - head - tail < 2:
        return changed  # so little is left that the whole run is the name
    return Changed(
        old[head : len(old) - tail],
        new[head : len(new) - tail],
        (changed.at[0] + head, changed.at[1] - tail),
        (changed.now[0] + head, changed.now[1] - tail),
    )


def _like_name(text: str) -> bool:
    text = text.strip()
    if _HAN_RUN.fullmatch(text):
        return True
    words = text.split()
    return 0 < len(words) <= _MOST_WORDS and any(len(w) > 2 and w[0].isupper() for w in words)
