"""The rows of the side-by-side page: a segment, its names, and its translation in each target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.safestring import SafeString

from glossary.models import Occurrence, Term
from sources.cleaning.exclusions import Exclusion
from sources.languages import LANGUAGES, Language, targets_for
from sources.models import Article, Segment
from translations.models import Rendition, State, Translation

from .marking import Preferred, marked, source_mark, target_mark

R = TypeVar("R")

EXCLUSIONS = {reason.value: reason.label for reason in Exclusion}


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment in one target; `translation` is None while nobody and nothing has touched it."""

    segment: Segment
    language: Language
    translation: Translation | None
    html: SafeString
    renditions: Sequence[Rendition]
    stale: bool

    @property
    def state(self) -> str:
        """The state, `initial` for a translation that does not exist yet."""
        return self.translation.state if self.translation else State.INITIAL.value

    @property
    def state_words(self) -> str:
        """The state as a person reads it."""
        return str(State(self.state).label)

    @property
    def origin(self) -> str:
        """Where the text came from; gist quality is left to its own badge."""
        detail = self.translation.origin_detail if self.translation else ""
        return detail.removesuffix("gist quality").removesuffix(", ")

    @property
    def brief_origin(self) -> str:
        """The origin without the engine's version, for the quiet line under a text."""
        version = self.translation.engine_version if self.translation else ""
        return self.origin.removesuffix(version).rstrip() if version else self.origin

    @property
    def wrong(self) -> list[Rendition]:
        """Names that are not written as the glossary asks."""
        return [each for each in self.renditions if each.verdict != Rendition.Verdict.RIGHT]


@dataclass(frozen=True, slots=True)
class Row:
    """A segment with its cells; `opens_paragraph` where the article starts a new one."""

    segment: Segment
    language: Language
    html: SafeString
    occurrences: Sequence[Occurrence]
    preferred: Preferred
    cells: Sequence[Cell]
    opens_paragraph: bool

    @property
    def exclusion(self) -> str:
        """Why the segment is not translated, in words."""
        return EXCLUSIONS.get(self.segment.exclusion, self.segment.exclusion)

    def cell(self, target: str) -> Cell:
        """The cell of a target."""
        return next(cell for cell in self.cells if cell.language.code == target)


def build_rows(
    article: Article, segments: Sequence[Segment], *, paragraph: int | None = None
) -> list[Row]:
    """The rows of some segments of an article, in four queries however many they are.

    `paragraph` is the one that the segment before the first belongs to.
    """
    ids = [segment.pk for segment in segments]
    occurrences = _grouped(
        Occurrence.objects.filter(segment__in=ids).select_related("concept").order_by("start"),
        lambda occurrence: occurrence.segment_id,
    )
    preferred = _preferred_terms(occurrences)
    translations = {
        (each.segment_id, each.target): each
        for each in Translation.objects.filter(segment__in=ids).select_related(
            "pivot", "submitted_by", "approved_by"
        )
    }
    renditions = _grouped(
        Rendition.objects.filter(translation__segment__in=ids)
        .select_related("occurrence__concept")
        .order_by("occurrence__start"),
        lambda rendition: rendition.translation_id,
    )
    rows = []
    for segment in segments:
        found = occurrences.get(segment.pk, [])
        english = translations.get((segment.pk, "en"))
        cells = [
            _cell(
                segment,
                LANGUAGES[target],
                translations.get((segment.pk, target)),
                english,
                renditions,
            )
            for target in targets_for(article.language)
        ]
        marks = [source_mark(occurrence, article.language, preferred) for occurrence in found]
        rows.append(
            Row(
                segment=segment,
                language=LANGUAGES[article.language],
                html=marked(segment.text, marks),
                occurrences=found,
                preferred=preferred,
                cells=cells if segment.translatable else [],
                opens_paragraph=segment.paragraph != paragraph,
            )
        )
        paragraph = segment.paragraph
    return rows


def _grouped(rows: Iterable[R], key: Callable[[R], int]) -> dict[int, list[R]]:
    """Rows of a query by a key of theirs, in order."""
    groups: dict[int, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _preferred_terms(occurrences: Mapping[int, Sequence[Occurrence]]) -> Preferred:
    concepts = {each.concept_id for group in occurrences.values() for each in group}
    terms = Term.objects.filter(concept__in=concepts, status=Term.Status.PREFERRED)
    return {(term.concept_id, term.language): term for term in terms}


def _cell(
    segment: Segment,
    language: Language,
    translation: Translation | None,
    english: Translation | None,
    renditions: Mapping[int, Sequence[Rendition]],
) -> Cell:
    verdicts = renditions.get(translation.pk, []) if translation else []
    text = translation.text if translation else ""
    return Cell(
        segment=segment,
        language=language,
        translation=translation,
        html=marked(text, [target_mark(each) for each in verdicts if each.end is not None]),
        renditions=verdicts,
        stale=_is_stale(translation, english),
    )


def _is_stale(translation: Translation | None, english: Translation | None) -> bool:
    """Whether a Chinese text was made from an English text that has since been changed."""
    if translation is None or translation.pivot is None or english is None:
        return False
    return translation.pivot.text != english.text
