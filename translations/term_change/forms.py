"""How a form in use fares when the terms of its concept change, and what replaces it.

Text work on single forms: a concept is written in few forms, however many translations it is in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Requirement, find_renditions

Span = tuple[int, int, str]


class Fate(StrEnum):
    """What the change makes of a form."""

    BREAKS = "breaks"  # it was right and will not be
    ALLOWED = "allowed"  # it stays right, though another form is preferred now
    WRONG = "wrong"  # it was wrong before and stays so


@dataclass(frozen=True, slots=True)
class FormChange:
    """A form that translations use in `target`, and the one to write for it from now on."""

    target: str
    form: str
    new: str
    fate: Fate


def form_changes(
    target: str,
    forms: Iterable[str],
    before: Sequence[GlossaryTerm],
    after: Sequence[GlossaryTerm],
) -> dict[str, FormChange]:
    """For each of `forms` that the change touches, what becomes of it.

    Empty where no term is left to write. A form that becomes right needs no mending.
    """
    concept = after[0].concept if after else 0
    old, new = Requirement(concept, tuple(before)), Requirement(concept, tuple(after))
    if not new.preferred:
        return {}
    changes = {}
    for form in forms:
        was, becomes = _is_right(form, target, old), _is_right(form, target, new)
        if becomes and (not was or old.preferred == new.preferred):
            continue
        if not was and not becomes and old.preferred == new.preferred:
            continue
        written = _written_like(form, target, before, new.preferred)
        if written == form:
            continue
        fate = Fate.ALLOWED if becomes else Fate.BREAKS if was else Fate.WRONG
        changes[form] = FormChange(target, form, written, fate)
    return changes


def mended(text: str, spans: Iterable[Span]) -> str:
    """`text` with a new form in the place of each [start, end), which must not overlap.

    A place that is part of the new form already ("Circle" of "Twin Circle") stays as it is.
    """
    for start, end, new in sorted(spans, reverse=True):
        inside = new.find(text[start:end])
        if 0 <= inside <= start and text.startswith(new, start - inside):
            continue
        text = text[:start] + _fitted(new, text[:start]) + text[end:]
    return text


def spliced(text: str, spans: Iterable[Span]) -> str:
    """`text` with a new form in the place of each [start, end), which must not overlap."""
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _is_right(form: str, target: str, requirement: Requirement) -> bool:
    if not requirement.preferred:
        return False
    (found,) = find_renditions(form, target, [requirement])
    return found.verdict == "right" and (found.start, found.end) == (0, len(form))


def _written_like(form: str, target: str, before: Sequence[GlossaryTerm], new: str) -> str:
    """`new` with the plural and the capital that `form` has over the old term it is a form of."""
    if target != "en":
        return new
    texts = [term.text for term in before]
    bare = [text.partition(" ")[2] if text[:4].casefold() == "the " else text for text in texts]
    known = next((text for text in bare if text.casefold() == form.casefold()), None)
    if known is None:
        singular = next((text for text in bare if form.casefold() in _plurals(text)), None)
        if singular is not None:
            known, new = singular, _plural(new)
    if known and known[0].islower() and form[0].isupper():
        new = new[0].upper() + new[1:]
    return new


def _plurals(text: str) -> set[str]:
    folded = text.casefold()
    return {folded + "s", folded + "es", folded[:-1] + "ies"}


def _plural(text: str) -> str:
    """The regular plural; a person sees it before it is written anywhere."""
    folded = text.casefold()
    if folded.endswith("y") and folded[-2:-1] not in {*"aeiou", ""}:
        return text[:-1] + "ies"
    return text + ("es" if folded.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _fitted(new: str, before: str) -> str:
    """`new` without the article that the text has already."""
    if new[:4].casefold() == "the " and before.casefold().endswith(("the ", "the\u00a0")):
        return new[4:]
    return new
