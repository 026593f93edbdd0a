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
class Quotation:
    """A sentence that attests a term (TBX `context`), and where it comes from, in words.

    `article` is the fingerprint of the article and `position` that of the segment in it, whose text
    `[start:end)` is the form that was found.
    """

    sentence: str
    source: str
    article: str
    position: int
    start: int
    end: int

    @property
    def place(self) -> tuple[str, int]:
        """The segment."""
        return self.article, self.position

    def line(self) -> str:
        """The quotation on one line, as a note keeps it."""
        source = f" (source: {self.source})" if self.source else ""
        return f"context: {self.sentence}{source}"


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
    forbidden: tuple[str, ...] = ()
    """Surface forms that must not be matched."""
    evidence: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A concept as a file gives it, with its terms; `where` is its first place in the file.

    A `whole` entry is all that its file knows of the concept, under an identifier that may mean
    something else here; a row of a table adds to a concept that its author knows.
    """

    where: str
    identifier: str
    category: str | None = None
    definition: str | None = None
    note: str | None = None
    terms: tuple[TermEntry, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that a person has to mend: where it is and what to do."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Conflict(Problem):
    """An entry that contradicts another; a person has to decide between the two.

    `kind` is `duplicate` (said twice in the file), `preferred` (another term of the concept is
    preferred), `same-term` (another concept has its preferred term) or `identifier` (another
    concept has its identifier). `concept` is the identifier that the file gives, `other` what
    stands against it: a term, or the identifier of another concept. An entry that is not
    `left_out` was stored, in the way that `why` says.
    """

    kind: str
    concept: str
    other: str = ""
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class ReadGlossary:
    """The entries of a file and all that is wrong with it; with problems it must not be stored.

    `conflicts` were left out of the entries. `notices` tell what the file holds and our glossary
    has no place for: other languages, say.
    """

    concepts: tuple[ConceptEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Problem, ...] = ()
