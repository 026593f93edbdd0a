"""Write a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from workbench.backup import back_up


class Command(ConcordCommand):
    help = "Write everything people made to one file. The site may go on meanwhile."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, required=True, help="the file to write")

    def run(self, options: dict[str, Any]) -> None:
        contents = back_up(
            options["out"], watch=lambda name, rows: self.progress(f"backup: {rows} {name}")
        )
        self.report(
            contents.as_json(),
            f"{options['out']}: {contents.articles} articles, {contents.concepts} concepts and "
            f"{contents.translations} translations in {contents.bytes:,} bytes",
        )
