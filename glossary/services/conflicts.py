"""What to do when an imported entry contradicts the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext

from glossary.exchange import ConceptEntry, TermEntry
from glossary.models import Term
from sources.errors import ConcordError
from sources.text import fold

_fold = lru_cache(maxsize=4096)(fold)  # of one entry after the other, several times each
Key = tuple[str, str]
"""A term by language and folded text."""


class OnConflict(StrEnum):
    """A person's decision on all conflicts of an import.

    | | another term is preferred | another concept has the preferred term | …has the identifier |
    |---|---|---|---|
    | skip | the term is left out | the entry is left out | the entry is left out |
    | keep | the term is admitted | its terms join that concept, which stays as it is | left out |
    | replace | it is preferred, the other admitted | its terms and fields go to that concept | so |
    | separate | the term is left out | the entry is a concept of its own | so, renamed |
    | refuse | nothing is imported | nothing is imported | nothing is imported |
    """

    SKIP = "skip"
    KEEP = "keep"
    REPLACE = "replace"
    SEPARATE = "separate"
    REFUSE = "refuse"


def parse_decision(text: str) -> OnConflict:
    """The decision called `text`; raises ConcordError for any other word."""
    try:
        return OnConflict(text)
    except ValueError:
        known = ", ".join(OnConflict)
        raise ConcordError(
            gettext("“%(text)s” does not settle a conflict; use one of %(known)s.")
            % {"text": text, "known": known}
        ) from None


def preferred(entry: ConceptEntry) -> dict[str, TermEntry]:
    """The term of each language that the entry makes, or would make, the preferred one."""
    said: dict[str, TermEntry] = {}
    unsaid: dict[str, TermEntry] = {}
    for term in entry.terms:
        if term.status == Term.Status.PREFERRED:
            said.setdefault(term.language, term)
        elif term.status is None:
            unsaid.setdefault(term.language, term)
    return unsaid | said


class Namesakes:
    """Which concepts have which preferred term: those in the glossary, then those of the files."""

    def __init__(self, entries: Iterable[ConceptEntry]) -> None:
        wanted = {key(term) for entry in entries for term in preferred(entry).values()}
        self._known: dict[Key, list[str]] = defaultdict(list)
        self._new: dict[Key, list[str]] = defaultdict(list)
        # All preferred terms in one query: entries may be many, and so would be a list of them.
        rows = Term.objects.filter(status=Term.Status.PREFERRED).order_by("pk")
        for language, folded, identifier in rows.values_list(
            "language", "folded", "concept__identifier"
        ).iterator():
            if (language, folded) in wanted:
                self._known[language, folded].append(identifier)

    @property
    def identifiers(self) -> set[str]:
        """All concepts of the glossary that have a preferred term of an entry."""
        return {identifier for identifiers in self._known.values() for identifier in identifiers}

    def known(self, entry: ConceptEntry) -> dict[str, TermEntry]:
        """The other concepts of the glossary with a preferred term of `entry`, and that term."""
        return _others(self._known, entry)

    def imported(self, entry: ConceptEntry) -> dict[str, TermEntry]:
        """The other concepts of this import with a preferred term of `entry`, and that term."""
        return _others(self._new, entry)

    def add(self, entry: ConceptEntry) -> None:
        """Note an entry that this import makes a concept of its own."""
        for term in preferred(entry).values():
            self._new[key(term)].append(entry.identifier)


def _others(index: dict[Key, list[str]], entry: ConceptEntry) -> dict[str, TermEntry]:
    return {
        identifier: term
        for term in reversed(preferred(entry).values())
        for identifier in index.get(key(term), ())
        if identifier != entry.identifier
    }


def key(term: TermEntry) -> Key:
    """The term as it is compared with others."""
    return term.language, _fold(term.text)
