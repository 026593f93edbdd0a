"""What changed from one text to the next, in words or, for Chinese, in characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

# A Chinese character is a unit of its own; other letters go by the word, spaces by themselves.
_UNITS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+|\s+|.", re.S)


def difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Stretches of `old` and `new`, each "same", "gone" or "new", in reading order.

    Joining the "same" and "gone" ones gives `old`; the "same" and "new" ones, `new`.
    """
    before, after = _UNITS.findall(old), _UNITS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, *span in matcher.get_opcodes():
        start, end, new_start, new_end = span
        if kind == "equal":
            yield "same", "".join(before[start:end])
            continue
        stretches = (("gone", before[start:end]), ("new", after[new_start:new_end]))
        yield from ((label, "".join(units)) for label, units in stretches if units)
