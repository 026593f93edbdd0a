"""Export aligned text to a file."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.languages import TARGETS, parse_language
from translations.export import Exported, export_file, parse_list
from translations.exporters import formats
from translations.models import State
from translations.selection import WRITTEN_STATES, Selection

REPORT_EVERY = 5.0


class Command(ConcordCommand):
    help = "Export aligned text: everything that has a translation, unless narrowed down."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("format", metavar="FORMAT", help=", ".join(formats()))
        parser.add_argument("--out", required=True, metavar="FILE")
        parser.add_argument("--article", nargs="+", type=int, default=[], metavar="ID")
        parser.add_argument("--targets", nargs="+", default=list(TARGETS), metavar="LANGUAGE")
        parser.add_argument(
            "--states",
            nargs="+",
            default=list(WRITTEN_STATES),
            metavar="STATE",
            help=f"some of {', '.join(State.values)}; by default all that have a text",
        )
        parser.add_argument("--outlet", nargs="+", default=[], metavar="NAME", dest="outlets")
        parser.add_argument(
            "--since", default="", metavar="DATE", help="published then or later: 2021, 2021-04 …"
        )
        parser.add_argument("--until", default="", metavar="DATE", help="published then or earlier")
        cells = parser.add_mutually_exclusive_group()
        cells.add_argument(
            "--spreadsheet-safe",
            action="store_true",
            default=None,
            help="TSV: put an apostrophe before cells that a spreadsheet would run as formulas",
        )
        cells.add_argument(
            "--lossless",
            action="store_false",
            default=None,
            dest="spreadsheet_safe",
            help="CSV: leave such cells as they are, and write no byte order mark",
        )

        parser.add_argument(
            "--inline-terms",
            action="store_true",
            help="XLIFF: mark the terms in the source texts too, as editors show them",
        )

    def run(self, options: dict[str, Any]) -> None:
        selection = Selection(
            articles=tuple(options["article"]),
            targets=tuple(parse_language(target) for target in parse_list(options["targets"])),
            states=parse_list(options["states"]),
            outlets=tuple(options["outlets"]),
            since=options["since"],
            until=options["until"],
        )
        self._reported = time.monotonic()
        exported = export_file(
            options["format"],
            selection,
            Path(options["out"]),
            spreadsheet_safe=options["spreadsheet_safe"],
            inline_terms=options["inline_terms"],
            progress=self._tell,
        )
        self._report(exported)

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._reported >= REPORT_EVERY:
            self._reported = now
            self.progress(f"{done} of {total} pairs")

    def _report(self, exported: Exported) -> None:
        files = [str(path) for path in exported.files]
        self.report(
            {
                "segments": exported.segments,
                "translations": exported.translations,
                "file": files[0],
                "files": files,
            },
            f"{exported.segments} segments, {exported.translations} translations → "
            f"{', '.join(files)}",
        )
