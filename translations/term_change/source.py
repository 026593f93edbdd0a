"""Where a change makes articles name a concept that they did not, and the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from glossary.matching import GlossaryTerm, Matcher
from glossary.matching.terms import surface_forms
from glossary.models import Occurrence
from glossary.services.wording import Wording
from sources.models import Segment

LOOKED_AT = 400
"""Segments that are searched for new forms before the count becomes "at least"."""

_STEM = 2  # characters that narrow a search down, Chinese ones among them
_LONG_ENOUGH = 8


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What becomes of a concept's occurrences in one language; (form, how often) each.

    `more` says that only part of the articles was searched for new ones.
    """

    language: str
    gone: Sequence[tuple[str, int]]
    new: Sequence[tuple[str, int]]
    more: bool

    @property
    def gone_count(self) -> int:
        return sum(count for _, count in self.gone)

    @property
    def new_count(self) -> int:
        return sum(count for _, count in self.new)


def source_changes(before: Wording, after: Wording) -> list[SourceChange]:
    """The languages in which the change makes or unmakes occurrences.

    New ones are found by a search for the beginning of each new form, so that the texts are not all
    read; opening an article counts them exactly.
    """
    changes = []
    for language in sorted(before.changed_languages(after)):
        old, new = before.in_language(language), after.in_language(language)
        gone = _gone(before.concept, language, Matcher(new))
        found, more = _new(before.concept, language, old, new)
        if gone or found:
            changes.append(SourceChange(language, gone, found, more))
    return changes


def _gone(concept: int, language: str, matcher: Matcher) -> list[tuple[str, int]]:
    surfaces = (
        Occurrence.objects.filter(concept=concept, term__language=language)
        .order_by()
        .values_list("surface")
        .annotate(count=Count("pk"))
    )
    return [
        (surface, count)
        for surface, count in surfaces
        if not any((match.start, match.end) == (0, len(surface)) for match in matcher.find(surface))
    ]


def _new(
    concept: int, language: str, old: Sequence[GlossaryTerm], new: Sequence[GlossaryTerm]
) -> tuple[list[tuple[str, int]], bool]:
    known = {form.text for term in old for form in surface_forms(term)}
    added = [[form.text for form in surface_forms(term) if form.text not in known] for term in new]
    beginnings = {beginning for forms in added for beginning in _beginnings(forms)}
    if not beginnings:
        return [], False
    contains = Q()
    for beginning in beginnings:
        contains |= Q(text__contains=beginning)
    segments = list(
        Segment.objects.filter(contains, article__language=language)
        .exclude(kind=Segment.Kind.EXCLUDED)
        .order_by()
        .values_list("pk", "text")[: LOOKED_AT + 1]
    )
    there = set(
        Occurrence.objects.filter(
            concept=concept, segment__in=[pk for pk, _ in segments]
        ).values_list("segment", "start")
    )
    matcher = Matcher(new)
    counts: dict[str, int] = {}
    for pk, text in segments[:LOOKED_AT]:
        for match in matcher.find(text):
            if (pk, match.start) not in there:
                counts[match.surface] = counts.get(match.surface, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: -pair[1])
    return ranked, len(segments) > LOOKED_AT


def _beginnings(forms: Sequence[str]) -> set[str]:
    """Beginnings that between them all `forms` have: one where they share a stem."""
    if not forms:
        return set()
    first, last = min(forms), max(forms)
    letters = enumerate(zip(first, last, strict=False))
    shortest = min(len(first), len(last))
    common = first[: next((number for number, (a, b) in letters if a != b), shortest)]
    return {common} if len(common) >= _STEM else {form[:_LONG_ENOUGH] for form in forms}
