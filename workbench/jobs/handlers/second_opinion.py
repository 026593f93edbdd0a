"""Second opinions on machine drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from translations.drafting import ask_second_opinions
from workbench.jobs.context import JobContext
from workbench.jobs.queue import enqueue
from workbench.jobs.registry import handler
from workbench.models import Job


@handler("second_opinion")
def second_opinions(context: JobContext, *, articles: Sequence[int]) -> dict[str, Any]:
    """Ask the engine of the setting about the drafts of `articles` that have no opinion yet."""
    asked = ask_second_opinions(
        settings.SECOND_OPINION,
        articles=articles,
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return {"opinions": asked}


def ask_later(articles: Sequence[int]) -> Job | None:
    """Have opinions asked once the drafts that wait are made, if the site wants any."""
    if not settings.SECOND_OPINION:
        return None
    return enqueue(
        "second_opinion",
        arguments={"articles": list(articles)},
        label=_("Second opinions by %(engine)s") % {"engine": settings.SECOND_OPINION},
    )
