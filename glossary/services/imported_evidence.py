"""Quotations that come with imported terms, found again in the articles they were taken from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from glossary.exchange import ConceptEntry, Quotation, TermEntry
from sources.models import Segment

_AT_ONCE = 500

Places = Mapping[tuple[str, int], Segment]
"""Segments by their article's fingerprint and their position in it."""


def find_places(entries: Iterable[ConceptEntry]) -> Places:
    """The segments that the quotations of `entries` name, as far as their articles are here."""
    wanted = {
        quotation.place for entry in entries for term in entry.terms for quotation in term.evidence
    }
    articles = sorted({article for article, _ in wanted})
    found: dict[tuple[str, int], Segment] = {}
    for first in range(0, len(articles), _AT_ONCE):
        segments = Segment.objects.filter(
            article__fingerprint__in=articles[first : first + _AT_ONCE]
        ).select_related("article")
        for segment in segments.defer("article__text").iterator():
            place = (segment.article.fingerprint, segment.position)
            if place in wanted:
                found[place] = segment
    return found


def anchored(
    term: TermEntry, places: Places
) -> tuple[TermEntry, Sequence[tuple[Segment, Quotation]]]:
    """The quotations of a term that stand in an article of ours as the file says.

    The others go into the note of the term that is returned, so that none is lost.
    """
    here: list[tuple[Segment, Quotation]] = []
    lines: list[str] = []
    for quotation in term.evidence:
        segment = places.get(quotation.place)
        if segment and _stands(quotation, segment, term):
            here.append((segment, quotation))
        else:
            lines.append(quotation.line())
    if lines:
        term = replace(term, note="\n".join(filter(None, [term.note, *lines])))
    return term, here


def _stands(quotation: Quotation, segment: Segment, term: TermEntry) -> bool:
    return (
        segment.article.language == term.language
        and segment.text.split() == quotation.sentence.split()
        and quotation.end <= len(segment.text)
        and quotation.end - quotation.start <= 400  # as long as the database holds
    )
