"""Articles by when they were published: dates are ISO 8601 texts of reduced precision.

An article of which only the year or the month is known belongs to every span that has a day of it;
one without a date belongs to none.
"""

from __future__ import annotations

from django.db.models import Q


def published(since: str = "", until: str = "", prefix: str = "") -> Q:
    """The condition on the articles that `prefix` leads to, from `since` to `until`, both included;
    "" leaves an end open."""
    date = f"{prefix}published_on"
    accepted = Q()
    if since:
        # "2021-04" sorts before "2021-04-15", yet may be a later day.
        accepted &= Q(**{f"{date}__gte": since}) | Q(**{f"{date}__in": [since[:4], since[:7]]})
    if until:
        earlier = Q(**{f"{date}__lte": until}) | Q(**{f"{date}__startswith": until})
        accepted &= ~Q(**{date: ""}) & earlier
    return accepted


def was_published(date: str, since: str = "", until: str = "") -> bool:
    """The same of a date that is known already."""
    begun = not since or (bool(date) and date >= since[: len(date)])
    return begun and (not until or (bool(date) and date[: len(until)] <= until))
