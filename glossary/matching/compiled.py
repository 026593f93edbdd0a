"""Terms made ready for the automaton, remembered so that a rebuild costs only what is new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from .normalise import normalise
from .terms import Certainty, Form, GlossaryTerm, inflections

_FEW = 2  # with no more forms than these the whole term goes into the automaton
_REMEMBERED = 200_000


class Beginning:
    """The forms that terms which begin alike take there: (normalised, folded, certainty)."""

    __slots__ = ("forms", "words")

    def __init__(self, forms: Sequence[Form]) -> None:
        kept: dict[str, tuple[str, str, Certainty]] = {}
        for form in forms:
            written = _written(form.text).strip()
            kept.setdefault(written, (written, written.casefold(), form.certainty))
        self.forms = tuple(kept.values())
        self.words = frozenset(written.count(" ") + 1 for written, _, _ in self.forms)


class Whole(NamedTuple):
    """A form as it stands in the automaton; `written` keeps its case."""

    written: str
    folded: str
    certainty: Certainty


class Split(NamedTuple):
    """Forms of which only the common rest stands in the automaton."""

    beginning: Beginning
    rest: str
    folded: str


@lru_cache(maxsize=_REMEMBERED)
def compiled(
    language: str, text: str, kind: str, category: str, added: tuple[str, ...]
) -> tuple[tuple[Whole, ...], tuple[Split, ...]]:
    """The forms of a term, each once, the surest first."""
    term = GlossaryTerm(0, 0, language, text, type=kind, category=category, added=added)
    wholes: dict[str, Whole] = {}
    splits: list[Split] = []
    for inflection in inflections(term):
        if not inflection.forms:
            continue
        beginning = _beginning(inflection.forms)
        rest = _written(inflection.rest).rstrip() if inflection.rest else ""
        folded = rest.casefold()
        if rest.startswith(" ") and len(beginning.forms) > _FEW and any(map(str.isalnum, rest)):
            splits.append(Split(beginning, rest, folded))
            continue
        for written, begun, certainty in beginning.forms:
            whole = written + rest
            # Punctuation alone names nothing, and one character too little to be enforced.
            if whole not in wholes and "\0" not in whole and any(map(str.isalnum, whole)):
                sure = certainty if len(whole) > 1 else "possible"
                wholes[whole] = Whole(whole, begun + folded, sure)
    return tuple(wholes.values()), tuple(splits)


@lru_cache(maxsize=_REMEMBERED)
def _beginning(forms: tuple[Form, ...]) -> Beginning:
    return Beginning(forms)


@lru_cache(maxsize=_REMEMBERED)
def _written(text: str) -> str:
    return normalise(text, casefold=False).text
