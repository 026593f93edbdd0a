"""Where a change makes articles name a concept that they did not, and the other way round."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from glossary.matching import Matcher
from glossary.matching.terms import surface_forms
from glossary.models import Occurrence
from glossary.services.change_plan import Step
from sources.batches import batched
from sources.models import Article, Segment

from .touched import AT_ONCE

LOOKED_AT = 400
"""Segments that are searched for the new forms of a concept before a count becomes "at least"."""

LOOKED_FOR = 20
"""Concepts with new forms that are searched for; of an import with more, the first ones."""

_STEM = 2  # characters that narrow a search down, Chinese ones among them
_LONG_ENOUGH = 8


@dataclass(slots=True)
class SourceChange:
    """What becomes of the places in one language that name a concept, by form.

    `more` says that only part of the articles, or of the concepts, was searched for new ones;
    `segments` are those with new places, for each concept by its number among the steps.
    """

    language: str
    gone: Counter[str] = field(default_factory=Counter)
    new: Counter[str] = field(default_factory=Counter)
    more: bool = False
    segments: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @property
    def gone_count(self) -> int:
        return self.gone.total()

    @property
    def new_count(self) -> int:
        return self.new.total()

    @property
    def gone_forms(self) -> Sequence[tuple[str, int]]:
        return self.gone.most_common()

    @property
    def new_forms(self) -> Sequence[tuple[str, int]]:
        return self.new.most_common()


def source_changes(steps: Sequence[Step]) -> list[SourceChange]:
    """The languages in which the change makes or unmakes occurrences.

    New ones are found by a search for the beginning of each new form, so that the texts are not all
    read; opening an article counts them exactly.
    """
    changes: dict[str, SourceChange] = {}
    changed = [(number, step, step.changed_languages()) for number, step in enumerate(steps)]
    searched: set[int] = set()
    # Where places pass from one concept to another, they are not new.
    concepts = [step.concept for step in steps if step.concept][:AT_ONCE]
    surfaces = _surfaces(step.concept for _, step, languages in changed if languages)
    read = set(Article.objects.order_by().values_list("language", flat=True).distinct())
    for number, step, languages in changed:
        for language in languages & read:
            change = changes.setdefault(language, SourceChange(language))
            if places := surfaces.get((step.concept, language)):
                matcher = Matcher(step.new(language))
                change.gone.update(
                    {surface: count for surface, count in places if not _covers(matcher, surface)}
                )
            if len(searched) < LOOKED_FOR or number in searched:
                if _count_new(change, number, step, concepts):
                    searched.add(number)
            else:
                change.more = True
    return [
        changes[language]
        for language in sorted(changes)
        if changes[language].gone or changes[language].new
    ]


def _covers(matcher: Matcher, surface: str) -> bool:
    return any((match.start, match.end) == (0, len(surface)) for match in matcher.find(surface))


def _surfaces(concepts: Iterable[int]) -> Mapping[tuple[int, str], list[tuple[str, int]]]:
    """How the articles name each concept, by language."""
    found: dict[tuple[int, str], list[tuple[str, int]]] = defaultdict(list)
    for chunk in batched((concept for concept in concepts if concept), AT_ONCE):
        rows = Occurrence.objects.filter(concept__in=chunk, shortened=False).order_by()
        for concept, language, surface, count in rows.values_list(
            "concept", "term__language", "surface"
        ).annotate(count=Count("pk")):
            found[concept, language].append((surface, count))
    return found


def _count_new(change: SourceChange, number: int, step: Step, concepts: Sequence[int]) -> bool:
    """Count the places that the step adds, but those that name one of `concepts` already.

    Whether it has new forms at all to search for.
    """
    old, new = step.old(change.language), step.new(change.language)
    known = {form.text for term in old for form in surface_forms(term)}
    added = [[form.text for form in surface_forms(term) if form.text not in known] for term in new]
    beginnings = {beginning for forms in added for beginning in _beginnings(forms)}
    if not beginnings:
        return False
    contains = Q()
    for beginning in beginnings:
        contains |= Q(text__contains=beginning)
    segments = list(
        Segment.objects.filter(contains, article__language=change.language)
        .exclude(kind=Segment.Kind.EXCLUDED)
        .order_by()
        .values_list("pk", "text")[: LOOKED_AT + 1]
    )
    there = set(
        Occurrence.objects.filter(
            concept__in=concepts, segment__in=[pk for pk, _ in segments]
        ).values_list("segment", "start")
    )
    matcher = Matcher(new)
    for pk, text in segments[:LOOKED_AT]:
        for match in matcher.find(text):
            if (pk, match.start) not in there:
                change.new[match.surface] += 1
                change.segments[number].append(pk)
    change.more |= len(segments) > LOOKED_AT
    return True


def _beginnings(forms: Sequence[str]) -> set[str]:
    """Beginnings that between them all `forms` have: one where they share a stem."""
    if not forms:
        return set()
    first, last = min(forms), max(forms)
    letters = enumerate(zip(first, last, strict=False))
    shortest = min(len(first), len(last))
    common = first[: next((number for number, (a, b) in letters if a != b), shortest)]
    return {common} if len(common) >= _STEM else {form[:_LONG_ENOUGH] for form in forms}
