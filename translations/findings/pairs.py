"""Translations as the checks see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, cast

from glossary.models import Occurrence, Term
from sources.models import Segment
from sources.text import fold
from translations.checks import Pair, RequiredName
from translations.checks.revision import checks_revision
from translations.models import Rendition, Revision, State, Translation

Forbidden = set[tuple[int, str, str]]
"""Deprecated terms: concept, language and folded text."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Translations with all that the checks are told of them, read in three or four queries."""

    segments: Mapping[int, Segment]
    pivots: Mapping[int, str]
    renditions: Mapping[int, Sequence[Rendition]]
    occurrences: Mapping[int, Occurrence]
    forbidden: Forbidden = field(default_factory=set)

    @classmethod
    def of(
        cls,
        translations: Sequence[Translation],
        renditions: Iterable[Rendition],
        occurrences: Iterable[Occurrence],
    ) -> Checked:
        """`renditions` are all there are of `translations`, `occurrences` their places."""
        segments = Segment.objects.select_related("article").defer("article__text")
        pivots = Revision.objects.filter(pk__in={each.pivot_id for each in translations})
        places = {each.pk: each for each in occurrences}
        grouped: dict[int, list[Rendition]] = {}
        for rendition in renditions:
            grouped.setdefault(rendition.translation_id, []).append(rendition)
        for names in grouped.values():
            names.sort(key=lambda each: places[each.occurrence_id].start)
        return cls(
            segments.in_bulk({each.segment_id for each in translations}),
            dict(pivots.values_list("pk", "text")),
            grouped,
            places,
            _forbidden(
                places[each.occurrence_id].concept_id
                for names in grouped.values()
                for each in names
                if each.verdict != Rendition.Verdict.RIGHT
            ),
        )

    def pair(self, translation: Translation) -> Pair | None:
        """What the checks are to look at; None where there is nothing: no text, or one that is left
        out."""
        segment = self.segments[translation.segment_id]
        if translation.state == State.INITIAL or not segment.translatable:
            return None
        return Pair(
            source=segment.text,
            source_language=segment.article.language,
            target=translation.text,
            target_language=translation.target,
            pivot=self.pivots.get(translation.pivot_id or 0, ""),
            names=tuple(
                self._name(each, translation.target)
                for each in self.renditions.get(translation.pk, ())
            ),
        )

    def _name(self, rendition: Rendition, target: str) -> RequiredName:
        found, start = rendition.found, rendition.start
        if not found and rendition.likely:
            found, start = rendition.likely, rendition.likely_start
        place = self.occurrences[rendition.occurrence_id]
        return RequiredName(
            surface=place.surface,
            required=rendition.required,
            verdict=cast(Any, rendition.verdict),
            found=found,
            start=start,
            end=None if start is None else start + len(found),
            deprecated=bool(found) and (place.concept_id, target, fold(found)) in self.forbidden,
        )


def digest(pair: Pair | None) -> str:
    """A digest of all that the checks' verdict on a pair depends on, their own code included."""
    if pair is None:
        return ""
    return blake2b(f"{checks_revision()}{pair!r}".encode(), digest_size=16).hexdigest()


def _forbidden(concepts: Iterable[int]) -> Forbidden:
    """The deprecated terms of concepts."""
    wanted = set(concepts)
    if not wanted:
        return set()
    rows = Term.objects.filter(concept__in=wanted, status=Term.Status.DEPRECATED)
    return set(rows.values_list("concept_id", "language", "folded"))
