"""Exporting: aligned pairs from the database, as a stream, into files."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from sources.errors import ConcordError
from sources.files import replacing
from sources.languages import TARGETS, targets_for
from sources.models import Article, Segment

from .exporters import AlignedPair, Exporter, ExportMeta, TermOutcome, Written, exporter
from .models import Rendition, State, Translation
from .selection import Selection, chosen_articles, counts

CHUNK = 500
VERSION = "0.1.0"

Progress = Callable[[int, int], None]


class Exported(NamedTuple):
    """What an export wrote: distinct segments, translations of them, and the files."""

    segments: int
    translations: int
    files: tuple[Path, ...]


def select_pairs(selection: Selection) -> Iterator[AlignedPair]:
    """The pairs of a selection, ordered by article, segment and target, without excluded text.

    Reads the database in chunks, so that memory does not grow with the selection.
    """
    for article in chosen_articles(selection).defer("text").iterator(chunk_size=CHUNK):
        yield from _pairs_of(article, selection)


def _pairs_of(article: Article, selection: Selection) -> Iterator[AlignedPair]:
    targets = [target for target in targets_for(article.language) if target in selection.targets]
    renditions = Rendition.objects.select_related("occurrence__term__concept")
    translations = (
        Translation.objects.filter(target__in=targets)
        .select_related("submitted_by", "approved_by", "memory")
        .prefetch_related(Prefetch("renditions", renditions.order_by("occurrence__start")))
    )
    segments = (
        article.segments.exclude(kind=Segment.Kind.EXCLUDED)
        .order_by("position")
        .prefetch_related(Prefetch("translations", translations, to_attr="chosen"))
    )
    if State.INITIAL not in selection.states:
        wanted = Translation.objects.filter(
            segment=OuterRef("pk"), target__in=targets, state__in=selection.states
        )
        segments = segments.filter(Exists(wanted))
    for segment in segments.iterator(chunk_size=CHUNK):
        there = {translation.target: translation for translation in segment.chosen}
        for target in targets:
            translation = there.get(target) or Translation(segment=segment, target=target)
            if translation.state in selection.states:
                yield _pair(article, segment, translation)


def _pair(article: Article, segment: Segment, translation: Translation) -> AlignedPair:
    person = translation.approved_by or translation.submitted_by
    written = translation.state != State.INITIAL
    memory = translation.memory
    return AlignedPair(
        segment=f"{article.pk}.{segment.position}",
        article=article.pk,
        article_title=article.title,
        outlet=article.outlet,
        published_on=article.published_on,
        source_language=article.language,
        target=translation.target,
        source=segment.text,
        translation=translation.text if written else "",
        state=translation.state,
        origin=translation.origin,
        origin_detail=translation.origin_detail,
        changed_by=person.get_username() if person else "",
        changed_at=translation.changed_at if written else None,
        note=translation.reason,
        terms=tuple(map(_term, translation.renditions.all())) if written else (),
        kind=segment.kind,
        version=translation.version,
        engine=translation.engine,
        engine_version=translation.engine_version,
        match=translation.match,
        matched=memory.source_text if memory and memory.source_text != segment.text else "",
        score=translation.score,
        estimate=translation.estimate,
    )


def _term(rendition: Rendition) -> TermOutcome:
    occurrence = rendition.occurrence
    return TermOutcome(
        term=occurrence.term.text,
        required=rendition.required,
        outcome=rendition.outcome,
        concept=occurrence.term.concept.identifier,
        start=occurrence.start,
        end=occurrence.end,
    )


@dataclass(frozen=True, slots=True)
class Export:
    """An export that can be carried out; `count` is its number of pairs."""

    writer: Exporter
    selection: Selection
    meta: ExportMeta
    count: int

    @property
    def archived(self) -> bool:
        """Whether it becomes a zip archive of files, each with one pair of languages."""
        return self.writer.one_pair and len(self.meta.pairs) > 1

    @property
    def suffix(self) -> str:
        """Of the file."""
        return ".zip" if self.archived else self.writer.suffix

    @property
    def media_type(self) -> str:
        """Of the file."""
        return "application/zip" if self.archived else self.writer.media_type

    def write(self, out: BinaryIO, progress: Progress | None = None) -> Written:
        """Write to an open file; `progress` hears how many pairs of how many are written."""
        pairs = select_pairs(self.selection)
        if progress:
            pairs = _reported(pairs, self.count, progress)
        return self.writer.write(pairs, out, self.meta)


def prepare(
    format_name: str, selection: Selection, *, spreadsheet_safe: bool | None = None
) -> Export:
    """See what an export will hold.

    Raises ConcordError for an unknown format, an article there is not and a selection without
    pairs.
    """
    writer = exporter(format_name)
    found = _checked_counts(selection)
    meta = ExportMeta(
        source_languages=sorted({source for source, _ in found}),
        targets=[target for target in TARGETS if any(target == each for _, each in found)],
        version=VERSION,
        created_at=timezone.now(),
        spreadsheet_safe=spreadsheet_safe,
    )
    return Export(writer, selection, meta, sum(found.values()))


def _checked_counts(selection: Selection) -> dict[tuple[str, str], int]:
    known = set(Article.objects.filter(pk__in=selection.articles).values_list("pk", flat=True))
    if missing := set(selection.articles) - known:
        raise ConcordError(f"There is no article {', '.join(map(str, sorted(missing)))}.")
    if found := counts(selection):
        return found
    if not chosen_articles(selection).exists():
        raise ConcordError(
            "There is nothing to export: no article has the chosen outlet and date. Choose others."
        )
    raise ConcordError(
        "There is nothing to export: no chosen translation is in state "
        f"{', '.join(selection.states)}. Translate or approve some, or choose other states."
    )


def _reported(
    pairs: Iterator[AlignedPair], total: int, progress: Progress
) -> Iterator[AlignedPair]:
    for done, pair in enumerate(pairs, 1):
        yield pair
        progress(done, max(done, total))


def export_file(
    format_name: str,
    selection: Selection,
    path: Path,
    *,
    spreadsheet_safe: bool | None = None,
    progress: Progress | None = None,
) -> Exported:
    """Write a selection to `path`, which is replaced only when the new file is whole.

    A format that holds one pair of languages a file gives several files where there are several
    pairs: an archive if `path` ends in .zip, else the first pair at `path` and each other one
    beside it, named after it (out.xlf, out.de-zh-Hans.xlf). Raises what `prepare` does, and
    UnwritableFile.
    """
    export = prepare(format_name, selection, spreadsheet_safe=spreadsheet_safe)
    with ExitStack() as stack:
        out = stack.enter_context(replacing(path))
        if export.archived and path.suffix != ".zip":
            packed = stack.enter_context(tempfile.TemporaryFile())
            written = export.write(packed, progress)
            files = (path, *_unpack(packed, out, path, stack))
        else:
            written = export.write(out, progress)
            files = (path,)
    return Exported(written.segments, written.translations, files)


def _unpack(packed: IO[bytes], out: BinaryIO, path: Path, stack: ExitStack) -> Iterator[Path]:
    """Put the first member of an archive into `out`, the others beside `path`; their paths."""
    with zipfile.ZipFile(packed) as archive:
        for number, name in enumerate(archive.namelist()):
            place = out
            if number:
                beside = path.with_name(f"{path.stem}.{name}")
                place = stack.enter_context(replacing(beside))
                yield beside
            with archive.open(name) as member:
                shutil.copyfileobj(member, place)


def parse_list(values: Sequence[str]) -> tuple[str, ...]:
    """Options given with spaces, commas or both: `approved,translated` is two states."""
    return tuple(part for value in values for part in value.split(",") if part)
