"""What a glossary file says, format apart.

A field that is None was not given: a new entry takes the default, a known one keeps what it has.
"""

from __future__ import annotations

from dataclasses import dataclass

CATEGORIES = (
    *("person", "office", "organisation", "zone", "place"),
    *("initiative", "event", "other"),
)
STATUSES = ("preferred", "admitted", "deprecated")
TYPES = ("full", "short", "acronym", "abbreviation", "variant", "transliteration")
RELIABILITIES = ("official", "attested", "unattested")

LONGEST = {"concept": 120, "term": 300, "source": 300, "form": 300}
"""Characters that a field may have, as the database holds."""
LONGEST_FOLDED = 400


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term as a file gives it; `where` says where in the file ("row 7")."""

    where: str
    language: str
    text: str
    status: str | None = None
    type: str | None = None
    reliability: str | None = None
    source: str | None = None
    note: str | None = None
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept as a file gives it, with its terms; `where` is its first place in the file."""

    where: str
    identifier: str
    category: str | None = None
    definition: str | None = None
    note: str | None = None
    terms: tuple[TermEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that a person has to mend: where it is and what to do."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class ReadGlossary:
    """The entries of a file and all that is wrong with it; with problems it must not be stored."""

    concepts: tuple[ConceptEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
