"""Machine drafts of articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translations.drafting import Redo, draft
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler

from .second_opinion import ask_later


@handler("draft")
def draft_articles(
    context: JobContext,
    *,
    articles: Sequence[int],
    targets: Sequence[str],
    segments: Sequence[int] = (),
    engine: str = "",
    redo: bool = False,
    stale: bool = False,
) -> dict[str, Any]:
    """Draft the segments of `articles` (ids) that need it; see `translations.drafting`.

    With `stale` only Chinese whose English has changed is drawn again. A resumed redo passes over
    what it drew before it was interrupted: that is newer than the job.
    """
    report = draft(
        articles=articles,
        segments=segments,
        targets=targets,
        engine=engine,
        redo=Redo.STALE if stale else Redo.ALL if redo else Redo.NOTHING,
        since=context.job.created_at,
        progress=context.progress,
        cancelled=context.cancelled,
    )
    if report.from_engine:
        ask_later(articles)
    return report.as_dict()
