"""Which segment a row is of: by its id together with its source, else by its source alone."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from sources.languages import targets_for
from sources.models import Segment
from translations.importers import ImportedRow

from .judging import tidy

_ID = re.compile(r"(\d{1,18})\.(\d{1,9})", re.ASCII)
_FIELDS = ("pk", "article_id", "position", "text", "kind", "article__language")

UNKNOWN = _("there is no such segment here")
MOVED = _("its source was changed here after the file was exported")
EDITED = _("its source was edited in the file")
OTHER = _("here the segment has another source")
EXCLUDED = _("the segment is left out of the translation")
NO_TARGET = _("the article is not translated into this language")


class Place(NamedTuple):
    """A segment, as far as matching has to know it."""

    segment: int
    article: int
    position: int
    text: str
    kind: str
    language: str


class Match(NamedTuple):
    """The segment of a row, or None and why; `refused` tells that it may get no translation."""

    place: Place | None
    why: str = ""
    refused: bool = False


def match(rows: Sequence[ImportedRow]) -> list[Match]:
    """The match of each row, in one query."""
    ids = [_ID.fullmatch(row.segment) for row in rows]
    places: dict[tuple[int, int], Place] = {}
    wanted = {(int(found[1]), int(found[2])) for found in ids if found}
    if wanted:
        found_rows = Segment.objects.filter(
            article__in={article for article, _ in wanted},
            position__in={position for _, position in wanted},
        ).values_list(*_FIELDS)
        for values in found_rows:
            place = Place(*values)
            places[place.article, place.position] = place
    return [
        _judged(row, places.get((int(found[1]), int(found[2]))) if found else None)
        for row, found in zip(rows, ids, strict=True)
    ]


def _judged(row: ImportedRow, place: Place | None) -> Match:
    if place is None:
        return Match(None, str(UNKNOWN))
    if tidy(place.text) != tidy(row.source):
        digest = hashlib.sha256(place.text.encode()).hexdigest()[:16]
        why = OTHER if not row.source_hash else EDITED if row.source_hash == digest else MOVED
        return Match(None, str(why))
    return allowed(row, place)


def allowed(row: ImportedRow, place: Place) -> Match:
    """Whether the segment may get a translation into the row's target at all."""
    if place.kind == Segment.Kind.EXCLUDED:
        return Match(place, str(EXCLUDED), refused=True)
    if row.target not in targets_for(place.language):
        return Match(place, str(NO_TARGET), refused=True)
    return Match(place)


def by_source(rows: Sequence[ImportedRow]) -> list[Place | None]:
    """For each row the only segment with exactly its source: of its article, else of all.

    One pass over the segments, whatever the number of rows.
    """
    wanted = {tidy(row.source) for row in rows} - {""}
    found: dict[str, list[Place]] = defaultdict(list)
    if wanted:
        segments = Segment.objects.exclude(kind=Segment.Kind.EXCLUDED).order_by()
        for values in segments.values_list(*_FIELDS).iterator(chunk_size=2000):
            place = Place(*values)
            if (text := tidy(place.text)) in wanted:
                found[text].append(place)
    return [_only(row, found.get(tidy(row.source), [])) for row in rows]


def _only(row: ImportedRow, places: Sequence[Place]) -> Place | None:
    places = [
        place
        for place in places
        if row.target in targets_for(place.language) and row.language in {"", place.language}
    ]
    named = _ID.fullmatch(row.segment)
    article = int(named[1]) if named else None
    near = [place for place in places if place.article == article]
    for candidates in (near, places):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None
