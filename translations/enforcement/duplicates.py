"""Names said twice: the typical damage of forcing one in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

Span = tuple[int, int]

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:[-’'][^\W\d_]+)*)\W{0,3}$")
_FIRST = re.compile(r"\W{0,3}([^\W\d_]+(?:[-’'][^\W\d_]+)*)")
_LEAST = 4  # letters that two words must share to be one word in two forms
_HAN_LEAST = 2  # characters of a name that make a double
_NEAR, _HAN_NEAR = 45, 12  # characters before and behind a name
_HAN_PART = 4  # characters of a name that are more than chance


def doubles(text: str, target: str, names: Sequence[Span]) -> int:
    """How often a word follows itself, or a name stands beside a part of itself.

    “the the”, “Afghan Afghans”, “Tianjin Tianjin Binhai New Area”, 两江新区新区.
    """
    if target == "zh":
        return sum(_han_double(text, span) for span in names)
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    same = sum(a == b for a, b in pairwise(words))
    return same + sum(_double(text, span) for span in names)


def echoes(text: str, target: str, name: Span) -> bool:
    """Whether a part of the name is said again near it.

    “the economic circle of Chengdu-Chongqing economic circle”.
    """
    start, end = name
    near = _HAN_NEAR if target == "zh" else _NEAR
    around = text[max(0, start - near) : start].casefold(), text[end : end + near].casefold()
    form = text[start:end].casefold()
    return any(part in side for part in _parts(form, target) for side in around)


def _parts(form: str, target: str) -> set[str]:
    """Pairs of words of a longer name, or runs of its characters; not the whole of a short one."""
    if target == "zh":
        return {form[at : at + _HAN_PART] for at in range(len(form) - _HAN_PART)}
    words = form.split()
    return {" ".join(pair) for pair in pairwise(words)} if len(words) > 2 else set()


def _double(text: str, span: Span) -> int:
    """How many neighbours of the name are forms of the word of it that stands next to them."""
    words = _WORD.findall(text[slice(*span)])
    if not words:
        return 0
    before, after = _LAST.search(text, 0, span[0]), _FIRST.match(text, span[1])
    return int(bool(before and _akin(before[1], words[0]))) + int(
        bool(after and _akin(after[1], words[-1]))
    )


def _akin(one: str, other: str) -> bool:
    """Whether two different words are forms of one; the same word is counted anyway."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return (
        short != long
        and len(short) >= _LEAST
        and long.startswith(short[: max(_LEAST, len(short) - 2)])
    )


def _han_double(text: str, span: Span) -> int:
    start, end = span
    name, before, after = text[start:end], text[:start].rstrip(), text[end:].lstrip()
    least = min(_HAN_LEAST, len(name))
    heads = (name[:size] for size in range(least, len(name) + 1))
    tails = (name[-size:] for size in range(least, len(name) + 1))
    return int(any(before.endswith(head) for head in heads)) + int(
        any(after.startswith(tail) for tail in tails)
    )
