"""The rows of the side-by-side page: a segment, its names, and its translation in each target."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Min
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from glossary.models import Occurrence, Term
from sources.cleaning.exclusions import Exclusion
from sources.languages import LANGUAGES, Language, targets_for
from sources.models import Article, Segment
from translations.drafting import current_proposal
from translations.findings import open_findings
from translations.models import Finding, Rendition, Severity, State, Translation
from workbench.said import said

from .marking import Preferred, marked, source_mark, target_mark
from .questions import Question, questions, rivals_of
from .said_once import Once
from .trust import Trust, has_low_score, trust_of

R = TypeVar("R")
K = TypeVar("K")

EXCLUSIONS = {reason.value: reason.label for reason in Exclusion}


@dataclass(frozen=True, slots=True)
class Cell:
    """A segment in one target; `translation` is None while nobody and nothing has touched it.

    `proposal` is the machine's text for the English as it is now, beside a stale one of a person.
    `findings` are the errors and warnings of the checks that nobody dismissed. `origin_title` is
    the whole origin, "" where a row above says it of the same brief one.
    """

    segment: Segment
    language: Language
    translation: Translation | None
    html: SafeString
    renditions: Sequence[Rendition]
    stale: bool
    proposal: str | None = None
    findings: Sequence[Finding] = ()
    origin_title: str = ""

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
        return origin_of(self.translation) if self.translation else ""

    @property
    def brief_origin(self) -> str:
        """The origin without the engine's version, for the quiet line under a text."""
        return brief_origin_of(self.translation) if self.translation else ""

    @property
    def trust(self) -> Trust | None:
        """How much a machine text deserves trust."""
        return trust_of(self.translation)

    @property
    def low_score(self) -> bool:
        """Whether this is an unseen draft that is likely among the worst."""
        return has_low_score(self.translation)

    @property
    def failing(self) -> list[tuple[Severity, list[Finding]]]:
        """The findings by severity, the gravest first."""
        grouped = _grouped(self.findings, lambda each: Severity(each.severity))
        return [(each, grouped[each]) for each in Severity if each in grouped]

    @property
    def wrong(self) -> list[Rendition]:
        """Names that are not written as the glossary asks."""
        return [each for each in self.renditions if each.verdict != Rendition.Verdict.RIGHT]

    @property
    def sitting_badly(self) -> list[Rendition]:
        """Names that the engine was made to write in an unseen draft, to its cost."""
        if self.state != State.DRAFT:
            return []
        return [each for each in self.renditions if each.sits_badly]


def origin_of(translation: Translation) -> str:
    """Where a text came from, in words, without what another badge says."""
    return translation.origin_detail.removesuffix(gettext("gist quality")).removesuffix(", ")


def brief_origin_of(translation: Translation) -> str:
    """The same without the engine's version."""
    origin, version = origin_of(translation), translation.engine_version
    return origin.removesuffix(version).rstrip() if version else origin


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
    questions: Sequence[Question] = ()

    @property
    def exclusion(self) -> str:
        """Why the segment is not translated, in words."""
        return said(EXCLUSIONS.get(self.segment.exclusion, self.segment.exclusion))

    def cell(self, target: str) -> Cell:
        """The cell of a target."""
        return next(cell for cell in self.cells if cell.language.code == target)


def build_rows(article: Article, segments: Sequence[Segment]) -> list[Row]:
    """The rows of some segments of an article, in six or seven queries however many they are."""
    ids = [segment.pk for segment in segments]
    occurrences = _grouped(
        Occurrence.objects.filter(segment__in=ids)
        .select_related("concept", "choice__chosen_by")
        .order_by("start"),
        lambda occurrence: occurrence.segment_id,
    )
    rivals = rivals_of(occurrences)
    preferred = _preferred_terms(occurrences, rivals)
    translations = {
        (each.segment_id, each.target): each
        for each in Translation.objects.filter(segment__in=ids).select_related(
            "pivot__translation", "proposal__pivot", "submitted_by", "approved_by"
        )
    }
    renditions = _grouped(
        Rendition.objects.filter(translation__segment__in=ids)
        .select_related("occurrence__concept")
        .order_by("occurrence__start"),
        lambda rendition: rendition.translation_id,
    )
    findings = _grouped(
        open_findings().filter(translation__segment__in=ids),
        lambda finding: finding.translation_id,
    )
    openings = _openings(article, segments)
    once = Once()
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
                findings,
                once,
            )
            for target in targets_for(article.language)
        ]
        marks = [source_mark(occurrence, article.language, preferred) for occurrence in found]
        rows.append(
            Row(
                segment=segment,
                language=LANGUAGES[article.language],
                html=marked(segment.text, marks, article.language, once),
                occurrences=found,
                preferred=preferred,
                cells=cells if segment.translatable else [],
                opens_paragraph=segment.position in openings,
                questions=questions(found, rivals, preferred, article.language),
            )
        )
    return rows


def _openings(article: Article, segments: Sequence[Segment]) -> set[int]:
    """The positions at which the paragraphs of `segments` begin."""
    firsts = (
        Segment.objects.filter(article=article, paragraph__in={each.paragraph for each in segments})
        .order_by()
        .values("paragraph")
        .annotate(first=Min("position"))
    )
    return set(firsts.values_list("first", flat=True))


def _grouped(rows: Iterable[R], key: Callable[[R], K]) -> dict[K, list[R]]:
    """Rows of a query by a key of theirs, in order."""
    groups: dict[K, list[R]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _preferred_terms(
    occurrences: Mapping[int, Sequence[Occurrence]], rivals: Iterable[int]
) -> Preferred:
    concepts = {each.concept_id for group in occurrences.values() for each in group}
    terms = Term.objects.filter(concept__in=concepts | set(rivals), status=Term.Status.PREFERRED)
    return {(term.concept_id, term.language): term for term in terms}


def _cell(
    segment: Segment,
    language: Language,
    translation: Translation | None,
    english: Translation | None,
    renditions: Mapping[int, Sequence[Rendition]],
    findings: Mapping[int, Sequence[Finding]],
    once: Once,
) -> Cell:
    verdicts = renditions.get(translation.pk, []) if translation else []
    text = translation.text if translation else ""
    marks = [target_mark(each) for each in verdicts if each.end is not None]
    return Cell(
        segment=segment,
        language=language,
        translation=translation,
        html=marked(text, marks, language.code, once),
        renditions=verdicts,
        stale=_is_stale(translation, english),
        proposal=current_proposal(translation) if translation else None,
        findings=findings.get(translation.pk, ()) if translation else (),
        origin_title=once(brief_origin_of(translation), origin_of(translation))
        if translation
        else "",
    )


def _is_stale(translation: Translation | None, english: Translation | None) -> bool:
    """Whether a Chinese text was made from an English text that has since been changed."""
    if translation is None or translation.pivot is None or english is None:
        return False
    return translation.pivot.text != english.text
