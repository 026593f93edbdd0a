"""Terms that are common words or single characters: what to say of them, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import Q
from django.utils.translation import gettext as _

from glossary.common_words import Caution, caution
from glossary.exchange import ConceptEntry, Problem
from glossary.matching import GlossaryTerm, Matcher, surface_forms
from glossary.models import Term
from sources.language_names import language_name
from sources.languages import LANGUAGES
from sources.models import Segment

from .merging import Merged
from .typed_terms import TypedTerm

LOOKED_AT = 400
"""Segments that are searched for a term before their number becomes "at least"."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a term is not enforced unless that is `confirmed`, and how many segments have it."""

    text: str
    caution: Caution
    confirmed: bool
    segments: int
    at_least: bool


def doubt_about(term: TypedTerm) -> Doubt | None:
    """What is to be said of a term before it is saved; None for one that nothing speaks against."""
    if not term.text or term.language not in LANGUAGES:
        return None
    found = caution(term.text, term.language)
    if not found:
        return None
    segments, at_least = reach(term)
    return Doubt(term.text, found, term.confirmed, segments, at_least)


def reach(term: TypedTerm) -> tuple[int, bool]:
    """In how many segments of its language the term stands, in any form, and whether that is only
    the least; one query."""
    wanted = GlossaryTerm(
        term=0,
        concept=0,
        language=term.language,
        text=term.text,
        type=term.type,
        added=term.added,
        forbidden=term.forbidden,
    )
    forms = [form.text for form in surface_forms(wanted)]
    if not forms:
        return 0, False
    # Databases fold ASCII only, so each way to write the beginning is asked for.
    stem = _common_beginning(forms) or term.text
    contains = Q()
    for written in {stem, stem.lower(), stem.capitalize(), stem.upper()}:
        contains |= Q(text__contains=written)
    texts = list(
        Segment.objects.filter(contains, article__language=term.language)
        .exclude(kind=Segment.Kind.EXCLUDED)
        .order_by()
        .values_list("text", flat=True)[: LOOKED_AT + 1]
    )
    matcher = Matcher([wanted])
    count = sum(bool(matcher.find(text)) for text in texts[:LOOKED_AT])
    return count, len(texts) > LOOKED_AT


def _common_beginning(forms: Sequence[str]) -> str:
    first, last = min(forms), max(forms)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _other in same)


def unconfirmed(terms: Iterable[Term]) -> Iterator[str]:
    """What to tell the person who saved `terms`, of each that will not be enforced."""
    for term in terms:
        if term.doubtful and term.status != Term.Status.DEPRECATED:
            yield _why(term.text, term.language)


def doubtful_terms(
    entries: Sequence[ConceptEntry], stored: Mapping[str, Merged]
) -> Iterator[Problem]:
    """The imported terms that will not be enforced, each with its place in the file.

    An import confirms nothing; what a person had confirmed before stays so.
    """
    for entry in entries:
        merged = stored.get(entry.identifier)
        for each in entry.terms:
            term = merged.terms.get((each.language, each.text)) if merged else None
            if term and term.doubtful:
                yield Problem(each.where, _why(each.text, each.language))


def _why(text: str, language: str) -> str:
    values = {"text": text, "language": language_name(language)}
    if caution(text, language) == "character":
        return (
            _(
                "“%(text)s” (%(language)s) is a single character: it is shown where it stands as "
                "possible, and not enforced. Edit the concept to confirm that it should be."
            )
            % values
        )
    return (
        _(
            "“%(text)s” (%(language)s) is a common word: it is shown where it stands as possible, "
            "and not enforced. Edit the concept to confirm that it should be."
        )
        % values
    )
