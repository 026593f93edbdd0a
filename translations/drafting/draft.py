"""The drafting run: which segments, in which order."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from sources.errors import ConcordError
from sources.languages import TARGETS
from sources.models import Article, Segment
from translations.engines import EngineUnavailable, PairNotServed, engine_for, is_in_bulk
from translations.rating import rate_again
from translations.verification import bring_up_to_date

from .leg import Leg, Redo, legs
from .pipeline import Pipeline
from .report import DraftReport

CHUNK = 16
"""Segments drafted between two saves, by an engine that does not wish for more at once."""


def draft(
    *,
    articles: Sequence[int] = (),
    segments: Sequence[int] = (),
    targets: Sequence[str] = TARGETS,
    engine: str = "",
    redo: Redo = Redo.NOTHING,
    since: datetime | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DraftReport:
    """Draft what nobody has translated yet, of some articles (ids) or of all, or only of some of
    their `segments` (ids).

    Work that a person has submitted, sent back or approved is never written over. `redo` draws
    machine drafts afresh, all that are older than `since` (now, unless a resumed job says when it
    began) or, alone, those whose English has changed; where such a text is a person's, the new one
    is laid beside it (`Proposal`). Raises EngineUnavailable when an engine is needed and there is
    none; what was stored until then stays. `progress` gets segments done and in all.
    """
    started = time.monotonic()
    since = since if since and redo is Redo.ALL else timezone.now()
    report = DraftReport()
    chosen = _articles(articles)
    bring_up_to_date(chosen)
    wanted = _wanted(chosen, segments)
    total, done = wanted.count(), 0
    progress(done, total)
    pipeline = Pipeline(engine=engine, since=since, report=report, cancelled=cancelled)
    for size in pipeline.run(_chunks(chosen, wanted, targets, redo, engine)):
        done += size
        progress(done, total)
    rate_again(report.first)
    report.seconds = time.monotonic() - started
    return report


def _articles(ids: Sequence[int]) -> list[Article]:
    chosen = Article.objects.order_by("pk")
    if not ids:
        return list(chosen)
    found = list(chosen.filter(pk__in=ids))
    if missing := set(ids) - {article.pk for article in found}:
        names = ", ".join(str(pk) for pk in sorted(missing))
        raise ConcordError(
            gettext("There is no article %(names)s. The articles page lists those there are.")
            % {"names": names}
        )
    return found


def _wanted(articles: Sequence[Article], only: Sequence[int]) -> QuerySet[Segment]:
    prose = Segment.objects.filter(article__in=articles).exclude(kind=Segment.Kind.EXCLUDED)
    return prose.filter(pk__in=only) if only else prose


def _chunks(
    articles: Sequence[Article],
    wanted: QuerySet[Segment],
    targets: Sequence[str],
    redo: Redo,
    engine: str,
) -> Iterator[tuple[list[Leg], list[Segment]]]:
    """The segments in the order of their articles, as many at once as suits the engine, with the
    legs that are before them. Short articles in one language share a chunk."""
    for language, group in groupby(articles, key=lambda article: article.language):
        path = legs(language, targets, redo=redo)
        size = _at_once(path, engine)
        waiting: list[Segment] = []
        for article in group:
            waiting += wanted.filter(article=article)
            while len(waiting) >= size:
                yield path, waiting[:size]
                waiting = waiting[size:]
        if waiting:
            yield path, waiting


def _at_once(path: Sequence[Leg], name: str) -> int:
    """How many segments to draft between two saves: as many as the engine of the first leg likes.
    Without an engine the memory may still have them all."""
    if not path:
        return CHUNK
    try:
        engine = engine_for(path[0].reads, path[0].target, name)
    except (EngineUnavailable, PairNotServed):
        return CHUNK
    return engine.at_once if is_in_bulk(engine) else CHUNK
