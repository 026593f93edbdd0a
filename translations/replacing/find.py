"""Finding what a search means, without reading more texts than the index names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from sources.errors import ConcordError
from translations.fuzzy.pattern import Span, replacements
from translations.models import State, Translation
from translations.term_change.touched import Hit

from .search import Search

MOST = 5000
"""Translations that one replacement may touch; with more, nobody looks at what it does."""


class TooMany(ConcordError):
    """The search finds more than a person can answer for at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """A translation of whose source the words are, with their places there."""

    translation: Translation
    in_source: Sequence[Span]


def find_replacements(search: Search, *, approved: bool) -> list[Hit]:
    """The translations that would change, with the places; one query.

    Approved texts are among them only where `approved` says that the person may reopen them.
    Raises TooMany.
    """
    candidates = search.candidates()
    if not approved:
        candidates = candidates.exclude(state=State.APPROVED)
    rows = candidates.order_by("segment__article", "segment__position", "target").values_list(
        "pk", "version", "state", "target", "text", "segment__text"
    )
    pattern, in_source = search.in_text, search.in_source
    hits: list[Hit] = []
    for pk, version, state, target, text, source in rows.iterator(chunk_size=2000):
        if not in_source.empty and not in_source.find(source):
            continue
        if spans := replacements(text, pattern, search.replace):
            hits.append(Hit(pk, version, state, target, spans))
        if len(hits) > MOST:
            raise TooMany(
                gettext(
                    "More than %(MOST)s translations have this. Narrow the search: by target, "
                    "state, article or outlet, or by words of the source."
                )
                % {"MOST": MOST}
            )
    return hits


def find_sources(search: Search, limit: int) -> tuple[list[Found], bool]:
    """The first `limit` translations whose source has the words, and whether there are more."""
    candidates = search.candidates().select_related("segment__article")
    candidates = candidates.defer("segment__article__text")
    found = []
    ordered = candidates.order_by("segment__article", "segment__position", "target")
    for translation in ordered[: 3 * limit + 1]:  # the index may promise too much
        if places := search.in_source.find(translation.segment.text):
            found.append(Found(translation, places))
    return found[:limit], len(found) > limit
