"""Holding articles and their translations against the glossary as it is now."""

from __future__ import annotations

from typing import Any

from sources.models import Article
from translations.census import articles_behind
from translations.verification import bring_up_to_date
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler

_AT_ONCE = 20


@handler("verify")
def verify_articles(context: JobContext) -> dict[str, Any]:
    """Bring every article up to date that was last held against an older glossary."""
    pks = list(articles_behind().order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(pks), _AT_ONCE):
        if context.cancelled():
            break
        bring_up_to_date(list(Article.objects.defer("text").filter(pk__in=pks[first:][:_AT_ONCE])))
        context.progress(min(first + _AT_ONCE, len(pks)), len(pks))
    return {}
