"""Using the pairs of an alignment as translations of the article's segments."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from sources.models import Segment
from translations.import_back import stored_rows
from translations.importers import ImportedRow
from translations.models import Alignment, State, Translation, TranslationImport

from .pairs import Pair, pairs


def use_as_translations(
    alignment: Alignment, *, user: AbstractBaseUser | None
) -> TranslationImport:
    """Plan an import of the pairs, to be looked at like that of a file.

    A pair of several segments is kept apart, since it cannot be told which text is whose. A
    machine's draft gives way; what a person wrote is a conflict.
    """
    batch = TranslationImport.objects.create(
        name=alignment.name, author_id=user.pk if user else None
    )
    return stored_rows(batch, _rows(alignment))


def _rows(alignment: Alignment) -> Iterator[ImportedRow]:
    segments = dict(Segment.objects.filter(pk__in=alignment.segments).values_list("pk", "position"))
    versions = dict(
        Translation.objects.filter(
            segment__in=alignment.segments,
            target=alignment.target,
            state__in=[State.INITIAL, State.DRAFT],
        ).values_list("segment_id", "version")
    )
    written = set(
        Translation.objects.filter(
            segment__in=alignment.segments, target=alignment.target
        ).values_list("segment_id", flat=True)
    )
    for pair in pairs(alignment):
        pk = pair.segments[0]
        alone = len(pair.segments) == 1 and pk in segments
        version = versions.get(pk, None if pk in written else 0)
        yield ImportedRow(
            where=_("pair %(number)d") % {"number": pair.number},
            segment=f"{alignment.article_id}.{segments[pk]}" if alone else _called(pair, segments),
            language=alignment.article.language,
            target=alignment.target,
            source=pair.source,
            text=pair.text,
            state="translated",
            version=version,
        )


def _called(pair: Pair, segments: dict[int, int]) -> str:
    """Where a pair of several segments stands: “12–13”, which is no segment's id."""
    positions = [segments[pk] for pk in pair.segments if pk in segments]
    return f"{min(positions)}–{max(positions)}" if positions else ""
