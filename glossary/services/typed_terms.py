"""A concept's terms while they are typed, and which of them are names of one thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from glossary.models import Term
from glossary.names import NotCyrillic, Restoration, restore_name, variant_of

LONGEST_NAME = 120
"""Characters; a longer term is no name, and is not compared."""

MOST_COMPARED = 20
"""Names of one language that are held against those of the others, the first ones."""

_FORMS_COMPARED = {Term.Type.FULL, Term.Type.VARIANT, Term.Type.TRANSLITERATION}


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """A row of the form as it stands, blank ones included; `key` tells the row."""

    key: str
    language: str
    text: str
    status: str = Term.Status.PREFERRED
    type: str = Term.Type.FULL
    added: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The terms of each language that can be held against each other."""

    person: bool
    terms: Mapping[str, Sequence[TypedTerm]]

    @property
    def chinese(self) -> TypedTerm | None:
        """The Chinese form that counts."""
        return main_of(self.terms["zh"])

    @property
    def foreign(self) -> bool:
        """A person whose Russian name cannot be Chinese."""
        read = [restored_name(term.text) for term in self.terms["ru"]]
        return self.person and bool(read) and not any(each and each.pinyin for each in read)


def is_name(term: TypedTerm, language: str) -> bool:
    """Whether the term is a name in `language` that others can be held against."""
    return (
        term.language == language
        and term.status != Term.Status.DEPRECATED
        and term.type in _FORMS_COMPARED
        and len(term.text) <= LONGEST_NAME
    )


def main_of(terms: Sequence[TypedTerm]) -> TypedTerm | None:
    """The preferred one of a language's terms, or else the first."""
    return next(
        (term for term in terms if term.status == Term.Status.PREFERRED), next(iter(terms), None)
    )


def restored_name(name: str) -> Restoration | None:
    """What a Russian term may be in pinyin; None for one that is not in Cyrillic letters."""
    try:
        return restore_name(name)
    except NotCyrillic:
        return None


def reads(term: TypedTerm, restored: Restoration) -> bool:
    """Whether a Latin form writes one of the readings."""
    return any(variant_of(term.text, each) for each in (*restored.readings, *restored.also))
