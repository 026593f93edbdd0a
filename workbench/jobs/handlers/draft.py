"""Machine drafts of articles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from translations.drafting import draft
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler


@handler("draft")
def draft_articles(
    context: JobContext,
    *,
    articles: Sequence[int],
    targets: Sequence[str],
    engine: str = "",
    redo: bool = False,
) -> dict[str, Any]:
    """Draft the segments of `articles` (ids) that need it; see `translations.drafting`.

    A resumed redo passes over what it drew before it was interrupted: that is newer than the job.
    """
    report = draft(
        articles=articles,
        targets=targets,
        engine=engine,
        redo=redo,
        since=context.job.created_at,
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return report.as_dict()
