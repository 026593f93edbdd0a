"""Exporting: the pairs of a selection into files."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override

from sources.errors import ConcordError
from sources.files import replacing
from sources.languages import TARGETS
from sources.models import Article

from .aligned_pairs import select_pairs
from .exporters import AlignedPair, Exporter, ExportMeta, Written, exporter
from .selection import Selection, chosen_articles, counts

VERSION = "0.1.0"

Progress = Callable[[int, int], None]


class Exported(NamedTuple):
    """What an export wrote: distinct segments, translations of them, and the files."""

    segments: int
    translations: int
    files: tuple[Path, ...]


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
        # A file says the same whoever fetches it: its words are not those of their pages.
        with override(settings.LANGUAGE_CODE):
            return self.writer.write(pairs, out, self.meta)


def prepare(
    format_name: str,
    selection: Selection,
    *,
    spreadsheet_safe: bool | None = None,
    inline_terms: bool = False,
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
        inline_terms=inline_terms,
    )
    return Export(writer, selection, meta, sum(found.values()))


def _checked_counts(selection: Selection) -> dict[tuple[str, str], int]:
    known = set(Article.objects.filter(pk__in=selection.articles).values_list("pk", flat=True))
    if missing := set(selection.articles) - known:
        raise ConcordError(
            gettext("There is no article %(str)s.") % {"str": ", ".join(map(str, sorted(missing)))}
        )
    if found := counts(selection):
        return found
    if not chosen_articles(selection).exists():
        raise ConcordError(
            gettext(
                "There is nothing to export: no article has the chosen outlet and date. "
                "Choose others."
            )
        )
    raise ConcordError(
        gettext(
            "There is nothing to export: no chosen translation is in state %(states)s. "
            "Translate or approve some, or choose other states."
        )
        % {"states": ", ".join(selection.states)}
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
    inline_terms: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write a selection to `path`, which is replaced only when the new file is whole.

    A format that holds one pair of languages a file gives several files where there are several
    pairs: an archive if `path` ends in .zip, else the first pair at `path` and each other one
    beside it, named after it (out.xlf, out.de-zh-Hans.xlf). Raises what `prepare` does, and
    UnwritableFile.
    """
    export = prepare(
        format_name, selection, spreadsheet_safe=spreadsheet_safe, inline_terms=inline_terms
    )
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
