"""Where the memory and the translations say something, and how it was put on the other side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext

from sources.errors import ConcordError
from translations.fuzzy.parts import find_parts, long_enough, word_forms
from translations.models import Alignment, MemoryUnit, State, Translation

from .index import Side, memory_index, translation_index

LIMIT = 50
# Read for each one shown: the index finds forms inside other words, too, which are then left out.
_READ = 3

Span = tuple[int, int]


class QueryTooShort(ConcordError):
    """There is not enough to look for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A pair that says it, with the places in both texts; from a unit or from a translation."""

    source: str
    text: str
    language: str
    target: str
    in_source: Sequence[Span]
    in_text: Sequence[Span]
    unit: MemoryUnit | None = None
    translation: Translation | None = None


@dataclass(frozen=True, slots=True)
class Concordance:
    """The hits, those of the memory first, the newest first; `more` says that there are others.

    `forms` are the other forms of the query that were sought.
    """

    hits: Sequence[Hit]
    forms: Sequence[str]
    more: bool


def concordance(
    query: str,
    *,
    language: str = "",
    target: str = "",
    state: str = "",
    side: Side = "both",
    limit: int = LIMIT,
) -> Concordance:
    """Pairs of which one text has `query`, in whatever case, or one of its inflected forms.

    `language` is that of the sources. Approved pairs come from the memory; `state` chooses
    translations in one state. Raises QueryTooShort.
    """
    query = " ".join(query.split())
    if not long_enough(query):
        raise QueryTooShort(gettext("Type at least one Chinese character or two letters."))
    forms = word_forms(query)
    parts = [query, *forms]
    hits: list[Hit] = []
    if state in ("", State.APPROVED):
        units = MemoryUnit.objects.filter(pk__in=memory_index().holding(parts, side))
        units = units.filter(source_language=language) if language else units
        hits += _of_units(units.filter(target=target) if target else units, limit)
    if state != State.APPROVED:
        texts = Translation.objects.filter(pk__in=translation_index().holding(parts, side))
        texts = texts.filter(state=state) if state else texts.exclude(state=State.APPROVED)
        texts = texts.filter(segment__article__language=language) if language else texts
        hits += _of_translations(texts.filter(target=target) if target else texts, limit)
    marked = [hit for each in hits if (hit := _marked(each, query, forms, side))]
    return Concordance(marked[:limit], forms, len(marked) > limit)


def _of_units(rows: QuerySet[MemoryUnit], limit: int) -> Iterator[Hit]:
    shown = rows.select_related("segment__article", "approved_by", "alignment").defer(
        "segment__article__text", *(f"alignment__{name}" for name in Alignment.TEXTS)
    )
    for unit in shown.order_by("outdated", "-pk")[: _READ * limit]:
        pair = unit.source_text, unit.text, unit.source_language, unit.target
        yield Hit(*pair, (), (), unit=unit)


def _of_translations(rows: QuerySet[Translation], limit: int) -> Iterator[Hit]:
    shown = rows.select_related("segment__article", "submitted_by").defer("segment__article__text")
    for each in shown.order_by("-pk")[: _READ * limit]:
        pair = each.segment.text, each.text, each.segment.article.language, each.target
        yield Hit(*pair, (), (), translation=each)


def _marked(hit: Hit, query: str, forms: Sequence[str], side: Side) -> Hit | None:
    """The hit with its places; None where there are none, as the index may promise too much."""
    in_source = find_parts(hit.source, query, forms) if side != "target" else []
    in_text = find_parts(hit.text, query, forms) if side != "source" else []
    if not in_source and not in_text:
        return None
    return replace(hit, in_source=in_source, in_text=in_text)
