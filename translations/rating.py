"""Rating machine texts: how much each deserves trust, and what speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import mean, pstdev

from django.db.models import F, QuerySet

from sources.models import Segment
from sources.update_rows import update_rows

from .checks import Pair, RequiredName, run_checks
from .estimate import CHECKS_OF_MEANING, Assessment, Draft, assess
from .models import Rendition, Revision, State, Translation

LOW = 0.1
"""Below it a draft is in the worst tenth of ordinary machine drafts."""

_RECENT = 500  # drafts of an engine that tell how sure of itself it usually is
_ENOUGH = 20  # fewer tell nothing

Way = tuple[str, str, str, str]
"""An engine and its version, the language of the article and the target."""

Usual = tuple[float, float]
"""The mean and the standard deviation of a figure."""

_ASKED_ARE_WORSE = 0.4
"""Standard deviations by which what a second engine thinks of the drafts it is asked about, those
with low estimates, lies below what it thinks of all: 0.1 to 0.6 on the systems of the test set."""


def riskiest_first() -> QuerySet[Translation]:
    """The machine drafts that nobody has looked at yet, those that deserve the least trust first.

    Drafts without an estimate come last.
    """
    unseen = Translation.objects.filter(state=State.DRAFT).exclude(engine="")
    return unseen.order_by(F("estimate").asc(nulls_last=True), "segment", "target")


def rate(translations: Iterable[Translation], renditions: Sequence[Rendition]) -> None:
    """Estimate machine texts anew and store it; `renditions` are all there are of them.

    Texts that no engine wrote are passed over. The queries do not depend on the number of
    translations, only on how many engines and languages there are among them.
    """
    machine = [each for each in translations if each.engine and each.text]
    if not machine:
        return
    known = _Known.of(machine, renditions)
    for translation in machine:
        assessment = known.assess(translation)
        translation.estimate = assessment.estimate
        translation.doubts = list(assessment.doubts)
    update_rows(machine, ["estimate", "doubts"])


def rate_again(ids: Sequence[int]) -> None:
    """Estimate some translations (ids) with what is now known of how sure their engine usually is:
    of its first drafts nothing is."""
    renditions = list(Rendition.objects.filter(translation__in=ids))
    rate(Translation.objects.filter(pk__in=ids), renditions)


@dataclass(frozen=True, slots=True)
class _Known:
    """What has to be known of translations to rate them, by their ids or their segments'."""

    segments: dict[int, Segment]
    pivots: dict[int, Revision]
    renditions: dict[int, list[Rendition]]
    usual: dict[Way, Usual | None] = field(default_factory=dict)
    usual_agreement: dict[tuple[Way, bool], Usual | None] = field(default_factory=dict)

    @classmethod
    def of(cls, machine: Sequence[Translation], renditions: Sequence[Rendition]) -> _Known:
        segments = Segment.objects.select_related("article").defer("article__text")
        grouped: dict[int, list[Rendition]] = defaultdict(list)
        for rendition in renditions:
            grouped[rendition.translation_id].append(rendition)
        return cls(
            segments.in_bulk({each.segment_id for each in machine}),
            Revision.objects.in_bulk({each.pivot_id for each in machine if each.pivot_id}),
            grouped,
        )

    def assess(self, translation: Translation) -> Assessment:
        segment = self.segments[translation.segment_id]
        language = segment.article.language
        pivot = self.pivots.get(translation.pivot_id or 0)
        names = self.renditions[translation.pk]
        usual = self._usual_score(translation, language)
        agreement = self._usual_agreement(translation, language)
        return assess(
            Draft(
                read=pivot.text if pivot else segment.text,
                text=translation.text,
                source="en" if pivot else language,
                target=translation.target,
                score=translation.score,
                free_score=translation.free_score,
                usual_score=usual[0] if usual else None,
                usual_spread=usual[1] if usual else None,
                agreed=translation.agreement,
                usual_agreement=agreement[0] if agreement else None,
                usual_agreement_spread=agreement[1] if agreement else None,
                lost_terms=sum(name.verdict != Rendition.Verdict.RIGHT for name in names),
                errors=_errors(segment, translation, pivot, names),
            )
        )

    def _usual_score(self, translation: Translation, language: str) -> Usual | None:
        way = _way(translation, language)
        if way not in self.usual:
            self.usual[way] = usual_score(way)
        return self.usual[way]

    def _usual_agreement(self, translation: Translation, language: str) -> Usual | None:
        if translation.agreement is None:
            return None
        key = _way(translation, language), translation.agreement < 0
        if key not in self.usual_agreement:
            self.usual_agreement[key] = usual_agreement(*key)
        return self.usual_agreement[key]


def usual_score(way: Way) -> Usual | None:
    """The mean and the spread of an engine's scores in its recent drafts; None for too few."""
    recent = _drafts_by(way).filter(score__isnull=False).values_list("score", "free_score")
    scores = [free if free is not None else score or 0.0 for score, free in recent[:_RECENT]]
    return (mean(scores), pstdev(scores)) if len(scores) >= _ENOUGH else None


def usual_agreement(way: Way, read: bool) -> Usual | None:
    """What second engines think of an engine's recent drafts, those that `read` them (below 0) or
    those that drafted themselves; None for too few."""
    drafts = _drafts_by(way)
    asked = drafts.filter(agreement__lt=0) if read else drafts.filter(agreement__gte=0)
    found = [each or 0.0 for each in asked.values_list("agreement", flat=True)[:_RECENT]]
    if len(found) < _ENOUGH:
        return None
    spread = pstdev(found)
    return mean(found) + _ASKED_ARE_WORSE * spread, spread


def _way(translation: Translation, language: str) -> Way:
    return translation.engine, translation.engine_version, language, translation.target


def _drafts_by(way: Way) -> QuerySet[Translation]:
    """What an engine wrote in a target for articles in a language, the newest first."""
    engine, version, language, target = way
    return Translation.objects.filter(
        engine=engine,
        engine_version=version,
        target=target,
        segment__article__language=language,
    ).order_by("-pk")


def _errors(
    segment: Segment, translation: Translation, pivot: Revision | None, names: Sequence[Rendition]
) -> int:
    """How many errors the checks of meaning find, against the article's own text."""
    pair = Pair(
        source=segment.text,
        source_language=segment.article.language,
        target=translation.text,
        target_language=translation.target,
        pivot=pivot.text if pivot else "",
        names=tuple(RequiredName("", name.required, "right") for name in names),
    )
    failures = run_checks(pair, CHECKS_OF_MEANING)
    return sum(failure.severity == "error" for failure in failures)
