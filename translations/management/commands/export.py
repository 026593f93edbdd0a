"""Export aligned text to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.languages import TARGETS, parse_language
from translations.export import WRITTEN_STATES, Selection, export_file, parse_list
from translations.exporters import formats
from translations.models import State


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

    def run(self, options: dict[str, Any]) -> None:
        selection = Selection(
            articles=tuple(options["article"]),
            targets=tuple(parse_language(target) for target in parse_list(options["targets"])),
            states=parse_list(options["states"]),
        )
        path = Path(options["out"])
        written = export_file(options["format"], selection, path)
        self.report(
            {
                "segments": written.segments,
                "translations": written.translations,
                "file": str(path),
            },
            f"{written.segments} segments, {written.translations} translations → {path}",
        )
