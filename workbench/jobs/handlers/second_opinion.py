"""Second opinions on machine drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from translations.drafting import ask_second_opinions, second_engine
from workbench.jobs.context import JobContext
from workbench.jobs.queue import enqueue
from workbench.jobs.registry import handler
from workbench.models import Job


@handler("second_opinion")
def second_opinions(context: JobContext, *, articles: Sequence[int]) -> dict[str, Any]:
    """Ask the second engine about doubtful drafts of `articles` that have no opinion yet."""
    engine = _chosen()
    if not engine:
        return {"opinions": 0}
    asked = ask_second_opinions(
        engine,
        articles=articles,
        progress=context.progress,
        cancelled=context.cancelled,
    )
    return {"opinions": asked}


def ask_later(articles: Sequence[int]) -> Job | None:
    """Have opinions asked once the drafts that wait are made, if there is an engine to ask."""
    engine = _chosen()
    if not engine:
        return None
    return enqueue(
        "second_opinion",
        arguments={"articles": list(articles)},
        label=_("Second opinions by %(engine)s") % {"engine": engine},
    )


def _chosen() -> str:
    """The engine of the setting, else one that is at hand; "" where the site wants none."""
    chosen: str = settings.SECOND_OPINION or second_engine()
    return "" if chosen == "none" else chosen
