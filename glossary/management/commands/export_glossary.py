"""Export the glossary to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from glossary.exchange import WriteOptions, writers
from glossary.exchange.tbx.vocabulary import DEFAULT_DIALECT, DIALECTS
from glossary.services.export_glossary import export_glossary
from sources.commands import ConcordCommand
from sources.languages import parse_language


class Command(ConcordCommand):
    help = "Export all concepts; TBX holds every field, CSV all but evidence, PO preferred terms."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--format", required=True, help=", ".join(writers()))
        parser.add_argument("--out", required=True, metavar="FILE")
        parser.add_argument(
            "--source", default="", metavar="LANGUAGE", help="the language of the file (TBX, PO)"
        )
        parser.add_argument("--target", default="", metavar="LANGUAGE", help="of a PO file")
        dialects = "; ".join(f"{name}: {dialect.label}" for name, dialect in DIALECTS.items())
        parser.add_argument("--dialect", default=DEFAULT_DIALECT, help=f"of TBX: {dialects}")
        parser.add_argument(
            "--spreadsheet-safe",
            action="store_true",
            help="CSV: put an apostrophe before cells that a spreadsheet would run as formulas",
        )

    def run(self, options: dict[str, Any]) -> None:
        path = Path(options["out"])
        written = export_glossary(
            options["format"],
            path,
            WriteOptions(
                source=parse_language(options["source"]) if options["source"] else "",
                target=parse_language(options["target"]) if options["target"] else "",
                dialect=options["dialect"],
                spreadsheet_safe=options["spreadsheet_safe"],
            ),
        )
        if written.left_out:
            self.progress(
                f"Left out, without a term that the file could hold: {', '.join(written.left_out)}"
            )
        self.report(
            {
                "concepts": written.concepts,
                "terms": written.terms,
                "file": str(path),
                "left_out": list(written.left_out),
            },
            f"{written.concepts} concepts, {written.terms} terms → {path}",
        )
