"""Install Argos packages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from sources.commands import ConcordCommand
from translations.engines.argos.install import install_packages


class Command(ConcordCommand):
    help = "Install Argos translation packages, from the Argos package index or from files."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from",
            nargs="+",
            type=Path,
            dest="paths",
            metavar="PATH",
            help="package files (.argosmodel) instead of the index",
        )

    def run(self, options: dict[str, Any]) -> None:
        result = install_packages(options["paths"], report=self.progress)
        lines = [f"installed: {', '.join(result.installed) or 'nothing new'}"]
        if result.already:
            lines.append(f"up to date: {', '.join(result.already)}")
        self.report(result.as_json(), "\n".join(lines))
        if result.failed:
            raise CommandError("\n".join(f"{pair}: {why}" for pair, why in result.failed))
