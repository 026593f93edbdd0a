"""The drafting run: which segments, in which order, and what is stored."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from sources.errors import ConcordError
from sources.languages import TARGETS
from sources.models import Article, Segment
from translations.enforcement import Outcome, enforce
from translations.engines import engine_for
from translations.history import record
from translations.memory import exact_matches
from translations.models import Origin, Rendition, Revision, State, Translation
from translations.verification import bring_up_to_date, verify

from .leg import Leg, legs
from .reading import readings
from .report import DraftReport

CHUNK = 16
"""Segments drafted between two saves: what a killed worker has to do again at most."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A text for a segment, with the provenance fields it is stored with.

    `outcomes` says, by the id of the occurrence, how machine text came to obey the glossary.
    """

    segment: Segment
    text: str
    provenance: dict[str, Any]
    outcomes: dict[int, Outcome] = field(default_factory=dict)


def draft(
    *,
    articles: Sequence[int] = (),
    targets: Sequence[str] = TARGETS,
    engine: str = "",
    redo: bool = False,
    since: datetime | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DraftReport:
    """Draft what nobody has translated yet, of some articles (ids) or of all.

    Work that a person has submitted, sent back or approved is never touched. `redo` draws machine
    drafts afresh that are older than `since` (now, unless a resumed job says when it began).
    `progress` gets segments done and in all. Raises EngineUnavailable when an engine is needed
    and there is none; what was stored until then stays.
    """
    started = time.monotonic()
    since = since or timezone.now()
    report = DraftReport()
    chosen = _articles(articles)
    bring_up_to_date(chosen)
    chunks = list(_chunks(chosen))
    total = sum(len(segments) for _, segments in chunks)
    done = 0
    progress(done, total)
    for article, segments in chunks:
        if cancelled():
            break
        for leg in legs(article.language, targets, redo=redo):
            _draft_leg(_pending(segments, leg, since), leg, engine, report)
        done += len(segments)
        progress(done, total)
    report.seconds = time.monotonic() - started
    return report


def _articles(ids: Sequence[int]) -> list[Article]:
    chosen = Article.objects.order_by("pk")
    if not ids:
        return list(chosen)
    found = list(chosen.filter(pk__in=ids))
    if missing := set(ids) - {article.pk for article in found}:
        names = ", ".join(str(pk) for pk in sorted(missing))
        raise ConcordError(f"There is no article {names}. The articles page lists those there are.")
    return found


def _chunks(articles: Sequence[Article]) -> Iterator[tuple[Article, list[Segment]]]:
    for article in articles:
        segments = list(article.segments.exclude(kind=Segment.Kind.EXCLUDED))
        for begin in range(0, len(segments), CHUNK):
            yield article, segments[begin : begin + CHUNK]


def _pending(segments: Sequence[Segment], leg: Leg, since: datetime) -> list[Segment]:
    """The segments that `leg` has to draft."""
    there = {
        translation.segment_id: translation
        for translation in Translation.objects.filter(segment__in=segments, target=leg.target)
    }
    return [segment for segment in segments if _may_draft(there.get(segment.pk), leg, since)]


def _may_draft(translation: Translation | None, leg: Leg, since: datetime) -> bool:
    if translation is None or translation.state == State.INITIAL:
        return True
    return leg.redo and translation.state == State.DRAFT and translation.changed_at < since


def _draft_leg(segments: Sequence[Segment], leg: Leg, engine: str, report: DraftReport) -> None:
    if not segments:
        return
    since = timezone.now()
    remembered = _from_memory(segments, leg)
    rest = [segment for segment in segments if segment.pk not in remembered]
    made = _from_engine(rest, leg, engine, report)
    stored = _store([*remembered.values(), *made], leg, since)
    report.from_memory += sum(translation.origin == Origin.TM for translation in stored)
    report.from_engine += sum(translation.origin != Origin.TM for translation in stored)
    report.count_terms(Rendition.objects.filter(translation__in=stored))


def _from_memory(segments: Sequence[Segment], leg: Leg) -> dict[int, Drafted]:
    matches = exact_matches(segments, language=leg.source, target=leg.target)
    return {
        segment.pk: Drafted(
            segment,
            matches[segment.pk].text,
            {"origin": Origin.TM, "memory": matches[segment.pk], "match": 100},
        )
        for segment in segments
        if segment.pk in matches
    }


def _from_engine(
    segments: Sequence[Segment], leg: Leg, engine_name: str, report: DraftReport
) -> list[Drafted]:
    given = readings(segments, leg)
    if not given:
        return []
    engine = engine_for(leg.reads, leg.target, engine_name)
    version = engine.version(leg.reads, leg.target)
    report.engine = engine.name
    report.versions.add(version)
    outputs = enforce(engine, [reading.task for reading in given], leg.reads, leg.target)
    provenance = {
        "origin": Origin.PIVOT if leg.pivot else Origin.MT,
        "engine": engine.name,
        "engine_version": version,
        "gist": engine.gist,
    }
    made = [
        Drafted(
            reading.segment,
            output.text.strip(),
            {**provenance, "pivot": reading.pivot, "score": output.score},
            dict(zip(reading.occurrences, output.outcomes, strict=True)),
        )
        for reading, output in zip(given, outputs, strict=True)
    ]
    report.untranslated += sum(not drafted.text for drafted in made)
    return [drafted for drafted in made if drafted.text]


def _store(made: Sequence[Drafted], leg: Leg, since: datetime) -> list[Translation]:
    """Save drafts and verify their terms, passing over what a person took up in the meantime."""
    stored = []
    outcomes: dict[tuple[int, int], Outcome] = {}
    with transaction.atomic():
        for drafted in made:
            Translation.objects.get_or_create(segment=drafted.segment, target=leg.target)
            translation = (
                Translation.objects.select_for_update(of=("self",))
                .select_related("segment__article")
                .get(segment=drafted.segment, target=leg.target)
            )
            if not _may_draft(translation, leg, since):
                continue
            translation.forget_origin()
            translation.text = drafted.text
            translation.state = State.DRAFT
            for name, value in drafted.provenance.items():
                setattr(translation, name, value)
            record(translation, Revision.Action.DRAFTED)
            stored.append(translation)
            for occurrence, outcome in drafted.outcomes.items():
                outcomes[translation.pk, occurrence] = outcome
        _note_outcomes(verify(stored), outcomes)
    return stored


def _note_outcomes(
    renditions: Sequence[Rendition], outcomes: dict[tuple[int, int], Outcome]
) -> None:
    """Say of right renditions whether they had to be forced; verifying alone cannot know."""
    forced = []
    for rendition in renditions:
        outcome = outcomes.get((rendition.translation_id, rendition.occurrence_id), "satisfied")
        if rendition.verdict == Rendition.Verdict.RIGHT and rendition.outcome != outcome:
            rendition.outcome = outcome
            forced.append(rendition)
    Rendition.objects.bulk_update(forced, ["outcome"])
