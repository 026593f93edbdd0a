"""What is said of an article in few words, by commands and to programs."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q

from sources.models import Article, Segment


def summary(article: Article) -> dict[str, Any]:
    """An article with its number of segments, the excluded ones among them, as JSON values."""
    counts = article.segments.aggregate(
        segments=Count("pk"), excluded=Count("pk", filter=Q(kind=Segment.Kind.EXCLUDED))
    )
    return {
        "id": article.pk,
        "language": article.language,
        "title": article.title,
        "outlet": article.outlet,
        "published_on": article.published_on or None,
        **counts,
    }
