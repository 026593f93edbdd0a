"""Restore a backup."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from workbench.backup import restore


class Command(ConcordCommand):
    help = (
        "Replace everything in the database by a backup. What was there is backed up first, "
        "to a file in the data folder. Stop the site and the workers before."
    )

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a file that `backup` wrote")

    def run(self, options: dict[str, Any]) -> None:
        restored = restore(
            options["file"], watch=lambda name, rows: self.progress(f"restore: {rows} {name}")
        )
        if restored.before:
            self.progress(f"restore: what was there before is in {restored.before}")
        contents = restored.contents
        self.report(
            contents.as_json(),
            f"{contents.articles} articles, {contents.concepts} concepts and "
            f"{contents.translations} translations restored",
        )
