"""Plain parallel text, as corpora for training and evaluation are kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES

from .archive import members
from .base import AlignedPair, ExportMeta, Tally, Written, register


@register
class Parallel:
    """A zip archive of text files, for each pair of languages one of the sources, one of the
    translations, one of the segments' ids: the n-th lines of the three belong together.

    Named as Moses and OPUS name theirs: de-en.de, de-en.en, de-en.ids. A line is a segment, so line
    breaks inside become a space, for whatever a reader may take for one (str.splitlines, Unicode's
    line separators among them). Segments without a translation are left out.
    """

    name: ClassVar = "text"
    label: ClassVar = "Plain parallel text (zip)"
    suffix: ClassVar = ".zip"
    media_type: ClassVar = "application/zip"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        with members() as archive:
            for pair in tally.of(pair for pair in pairs if pair.translation):
                source = LANGUAGES[pair.source_language].tag
                target = LANGUAGES[pair.target].tag
                corpus = f"{source}-{target}"
                archive.open(f"{corpus}.{source}").write(_line(pair.source))
                archive.open(f"{corpus}.{target}").write(_line(pair.translation))
                archive.open(f"{corpus}.ids").write(_line(pair.segment))
            archive.pack(out, meta.created_at)
        return tally.written


def _line(text: str) -> bytes:
    return (" ".join(text.splitlines()) + "\n").encode()
