"""Gathering terms into concepts, with the rules that span several entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sources.languages import LANGUAGES

from .entries import ConceptEntry, Conflict, Problem, ReadGlossary, TermEntry

ConceptField = Literal["category", "definition", "note"]


@dataclass(slots=True)
class _Concept:
    where: str
    fields: dict[ConceptField, tuple[str, str]] = field(default_factory=dict)
    terms: dict[tuple[str, str], TermEntry] = field(default_factory=dict)


class Gathering:
    """Collects what a reader finds in a file, entry by entry, and what is wrong with it.

    Of two entries that say the same thing twice the first stands and the other is a conflict. Two
    preferred terms in a list that a person wrote are a slip, and refused; a `whole` file from
    another tool may mean it, and leaves it to the merging.
    """

    def __init__(self, *, whole: bool = False) -> None:
        self._whole = whole
        self._concepts: dict[str, _Concept] = {}
        self._problems: list[Problem] = []
        self._conflicts: list[Conflict] = []
        self._notices: list[Problem] = []

    def refuse(self, where: str, why: str) -> None:
        """Note that something at `where` cannot be stored."""
        self._problems.append(Problem(where, why))

    def repeat(self, where: str, why: str, identifier: str) -> None:
        """Note that `where` says again what the file said before."""
        self._conflicts.append(Conflict(where, why, "duplicate", identifier))

    def notice(self, where: str, why: str) -> None:
        """Note that something at `where` has no place in our glossary."""
        self._notices.append(Problem(where, why))

    def knows(self, identifier: str) -> str:
        """Where the concept first stood in the file; "" for a new one."""
        known = self._concepts.get(identifier)
        return known.where if known else ""

    def add_concept(
        self, where: str, identifier: str, fields: dict[ConceptField, str | None]
    ) -> None:
        """Note what `where` says of a concept; it may say it again, but not differently."""
        concept = self._concepts.setdefault(identifier, _Concept(where))
        for name, value in fields.items():
            if value is None:
                continue
            first, said = concept.fields.setdefault(name, (value, where))
            if first != value:
                self.refuse(
                    where,
                    f"the {name} of “{identifier}” is not the one given in {said}; "
                    "give it once, or the same each time",
                )

    def add_term(self, identifier: str, term: TermEntry) -> None:
        """Add a term to a concept that `add_concept` noted."""
        concept = self._concepts[identifier]
        language = LANGUAGES[term.language].name
        if earlier := concept.terms.get((term.language, term.text)):
            self.repeat(
                term.where,
                f"“{term.text}” is listed twice among the {language} terms of “{identifier}”, "
                f"first in {earlier.where}; the second was left out",
                identifier,
            )
            return
        if not self._whole and (rival := self._other_preferred(concept, term)):
            self.refuse(
                term.where,
                f"“{term.text}” and “{rival.text}” ({rival.where}) are both the preferred "
                f"{language} term of “{identifier}”; make one of them admitted",
            )
            return
        concept.terms[term.language, term.text] = term

    @staticmethod
    def _other_preferred(concept: _Concept, term: TermEntry) -> TermEntry | None:
        """The term that the file already called the preferred one, if this claims to be too."""
        if term.status != "preferred":
            return None
        return next(
            (
                other
                for other in concept.terms.values()
                if other.language == term.language and other.status == "preferred"
            ),
            None,
        )

    def result(self) -> ReadGlossary:
        """All that was gathered, in the order of the file."""
        concepts = (
            ConceptEntry(
                where=concept.where,
                identifier=identifier,
                terms=tuple(concept.terms.values()),
                whole=self._whole,
                **{name: value for name, (value, _) in concept.fields.items()},
            )
            for identifier, concept in self._concepts.items()
        )
        return ReadGlossary(
            tuple(concepts), tuple(self._problems), tuple(self._conflicts), tuple(self._notices)
        )
