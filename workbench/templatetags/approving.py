"""The offer to approve at once what is clean, in the pages that have an article."""

from __future__ import annotations

from typing import Any

from django import template

from workbench.pages.approving import newest_revision, offer
from workbench.pages.requests import person

register = template.Library()


@register.inclusion_tag("workbench/article/approving.html", takes_context=True)
def approve_clean(context: dict[str, Any], *, swap: bool = False) -> dict[str, Any]:
    """What a reviewer may approve at once of the rows that the page shows, and take back.

    With `swap` for replacing it beside a changed row, without the mark of what was seen: that stays
    the one of when the page was opened.
    """
    article, user = context["article"], person(context["request"])
    if not user.has_perm("translations.approve_translation"):
        return {"article": None}
    return {
        "article": article,
        "offer": offer(article, context["chosen"].key, user),
        "seen": None if swap else newest_revision(article),
        "swap": swap,
        "csrf_token": context.get("csrf_token"),
    }
