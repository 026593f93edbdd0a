"""What stands around a segment in its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sources.models import Segment
from sources.text import text_hash


class Context(NamedTuple):
    """The hashes of the segments before and after one; "" at the ends of its article."""

    before: str = ""
    after: str = ""


def contexts(segments: Sequence[Segment]) -> dict[int, Context]:
    """The context of each segment by its id; one query, whatever the number of segments."""
    places = {(segment.article_id, segment.position): segment.pk for segment in segments}
    found = dict.fromkeys((segment.pk for segment in segments), Context())
    candidates = Segment.objects.filter(
        article__in={article for article, _ in places},
        position__in={position + step for _, position in places for step in (-1, 1)},
    )
    for article, position, text in candidates.values_list("article_id", "position", "text"):
        hashed = text_hash(text)
        if follower := places.get((article, position + 1)):
            found[follower] = found[follower]._replace(before=hashed)
        if precursor := places.get((article, position - 1)):
            found[precursor] = found[precursor]._replace(after=hashed)
    return found
