"""Finding what differs between two sources, and whether the translation can follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .items import Item, Kind, Text, read_items, surroundings
from .writing import written

Why = Literal["order", "absent", "several", "form", "no_form"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """`text[start:end]` of the adapted text stands in the place of `old`."""

    start: int
    end: int
    old: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the translation was left as it is: `surface` is what is new in the source.

    `order`: the two sources do not have the same kinds of items in the same places. `absent`: the
    translation does not have what the new one would replace. `several`: it, or its source, has it
    more than once. `form`: more would have to be changed than the item, such as a plural or an
    article. `no_form`: the glossary has no form of the name.
    """

    surface: str
    why: Why


@dataclass(frozen=True, slots=True)
class Adaptation:
    """The text to offer: adapted, with what was replaced, or as it was, with the doubts if any."""

    text: str
    replaced: tuple[Replacement, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def adapt(source: Text, old_source: Text, target: Text, forms: Mapping[int, str]) -> Adaptation:
    """`target`, the translation of `old_source`, adapted to `source` where that is safe.

    `forms` gives the form to write in the target language for the concepts of `source`.
    """
    new, old = read_items(source), read_items(old_source)
    if [item.kind for item in new] != [item.kind for item in old]:
        known = {(item.kind, item.key) for item in old}
        return Adaptation(
            target.text,
            doubts=tuple(
                Doubt(item.surface, "order") for item in new if (item.kind, item.key) not in known
            ),
        )
    places = read_items(target)
    around = zip(surroundings(old_source, old), surroundings(source, new), strict=True)
    changes: list[tuple[Item, int, str]] = []
    doubts: list[Doubt] = []
    for was, item, (before, after) in zip(old, new, around, strict=True):
        if was.key == item.key:
            continue
        if before[0] != after[0] and before[1] != after[1]:
            doubts.append(Doubt(item.surface, "order"))
            continue
        there = _standing(was, places)
        if len(there) != 1 or len(_standing(was, old)) > 1:
            doubts.append(Doubt(item.surface, "several" if there else "absent"))
            continue
        change = written(was, item, there[0], target, forms)
        if change is None:
            missing = item.kind == "name" and not forms.get(_concept(item))
            doubts.append(Doubt(item.surface, "no_form" if missing else "form"))
        else:
            changes.append((there[0], change[1], change[0]))
    if doubts or not changes:
        return Adaptation(target.text, doubts=tuple(doubts))
    return _replace(target.text, sorted(changes, key=lambda change: change[0].start))


def _standing(item: Item, items: Sequence[Item]) -> list[Item]:
    """The items that say the same as one."""
    return [each for each in items if (each.kind, each.key) == (item.kind, item.key)]


def _concept(item: Item) -> int:
    return item.key if isinstance(item.key, int) else 0


def _replace(text: str, changes: Sequence[tuple[Item, int, str]]) -> Adaptation:
    adapted, at = "", 0
    replaced = []
    for place, end, new in changes:
        adapted += text[at : place.start]
        start = len(adapted)
        adapted += new
        replaced.append(Replacement(start, len(adapted), text[place.start : end], place.kind))
        at = end
    return Adaptation(adapted + text[at:], tuple(replaced))
