"""What changed from one text to the next, in words or, for Chinese, in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

# A Chinese character is a unit of its own; other letters go by the word, spaces by themselves.
_UNITS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\u3400-\u9fff\uf900-\ufaff]+|\s+|.", re.S)
_WORD = re.compile(r"\w")

_KEPT = 32  # characters of an unchanged stretch that are shown on either side of a change


def units(text: str) -> list[str]:
    """The words, Chinese characters, spaces and signs of a text, in order; joined they are it."""
    return _UNITS.findall(text)


def difference(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Stretches of `old` and `new`, each "same", "gone" or "new", in reading order.

    Joining the "same" and "gone" ones gives `old`; the "same" and "new" ones, `new`.
    """
    before, after = units(old), units(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, *span in matcher.get_opcodes():
        start, end, new_start, new_end = span
        if kind == "equal":
            yield "same", "".join(before[start:end])
            continue
        stretches = (("gone", before[start:end]), ("new", after[new_start:new_end]))
        yield from ((label, "".join(found)) for label, found in stretches if found)


def readable(old: str, new: str) -> list[tuple[str, str]]:
    """`difference` as a person reads it: changes that only a space or a sign parts are one.

    Its stretches join to `old` and to `new` as those of `difference` do.
    """
    found = list(difference(old, new))
    shown: list[tuple[str, str]] = []
    gone = fresh = ""
    for at, (kind, text) in enumerate(found):
        inside = (gone or fresh) and at + 1 < len(found)
        if kind == "same" and not (inside and not _WORD.search(text)):
            shown += _changed(gone, fresh)
            gone = fresh = ""
            shown.append((kind, text))
            continue
        gone += text if kind != "new" else ""
        fresh += text if kind != "gone" else ""
    return shown + _changed(gone, fresh)


def _changed(gone: str, fresh: str) -> list[tuple[str, str]]:
    return [(kind, text) for kind, text in (("gone", gone), ("new", fresh)) if text]


def abridged(stretches: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches with what stayed the same cut short, "…" in its place, far from any change."""
    found = list(stretches)
    shown = []
    for at, (kind, text) in enumerate(found):
        if kind == "same" and len(text) > 2 * _KEPT + 1 and len(found) > 1:
            start = text[:_KEPT] if at else ""
            end = text[-_KEPT:] if at + 1 < len(found) else ""
            text = f"{start}…{end}"
        shown.append((kind, text))
    return shown
