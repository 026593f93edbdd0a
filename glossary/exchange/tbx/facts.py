"""What is said of a concept or a term, whichever way the file's style says it.

DCA names a data category by an attribute, `<descrip type="definition">`; DCT by the element,
`<basic:definition>`. Groups (`descripGrp`) add to a fact where it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .parsing import attribute, name, text
from .private import plain
from .vocabulary import LANGUAGE_SECTIONS, TERM_SECTIONS

_CLASSES = {
    *("admin", "adminNote", "descrip", "descripNote", "ref", "termNote"),
    *("transac", "transacNote", "xref"),
}
_GROUPS = {"adminGrp", "descripGrp", "termNoteGrp"}
_HISTORY = {"transacGrp", "transac", "date"}
_STRUCTURE = {*LANGUAGE_SECTIONS, *TERM_SECTIONS, "termGrp", "term", *_HISTORY}


@dataclass(frozen=True, slots=True)
class Fact:
    """A data category's value; `raw` has its white space, `details` come from its group."""

    category: str
    value: str
    raw: str = ""
    details: tuple[Fact, ...] = ()

    def line(self) -> str:
        """The fact on one line, with its name: for the note of what we have no field for."""
        details = "; ".join(detail.line() for detail in self.details)
        value = " ".join(self.value.split())
        return f"{self.category}: {value}" + (f" ({details})" if details else "")


def facts(element: etree._Element) -> Iterator[Fact]:
    """What an element says of its own level, without its history."""
    for child in element:
        kind = name(child)
        if kind in _GROUPS:
            first, *others = [_fact(part) for part in child if name(part) not in _HISTORY] or [
                Fact("", "")
            ]
            yield Fact(first.category, first.value, first.raw, tuple(filter(_said, others)))
        elif kind not in _STRUCTURE:
            yield _fact(child)


def transactions(element: etree._Element) -> int:
    """How many notes of who made or changed what when there are in an element."""
    return sum(name(child) == "transacGrp" for child in element.iter())


def _fact(element: etree._Element) -> Fact:
    kind = name(element)
    raw = text(element).strip()
    value = plain(raw)
    if (target := attribute(element, "target")) and target != value:
        value = f"{value} <{target}>".strip()
    category = attribute(element, "type") if kind in _CLASSES else ""
    return Fact(category or kind, value, raw)


def _said(fact: Fact) -> bool:
    return bool(fact.value)
