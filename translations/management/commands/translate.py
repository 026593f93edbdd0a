"""Draft translations of articles."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.languages import TARGETS, parse_language
from translations.drafting import Redo, draft
from translations.export import parse_list


class Command(ConcordCommand):
    help = "Draft the translations that are still missing, from the memory or by an engine."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--article", nargs="+", type=int, default=[], metavar="ID")
        parser.add_argument("--targets", nargs="+", default=list(TARGETS), metavar="LANGUAGE")
        parser.add_argument("--engine", default="", help="instead of the site's engine")
        parser.add_argument("--redo", action="store_true", help="draw machine drafts afresh")

    def run(self, options: dict[str, Any]) -> None:
        report = draft(
            articles=options["article"],
            targets=[parse_language(target) for target in parse_list(options["targets"])],
            engine=options["engine"] or settings.ENGINE,
            redo=Redo.ALL if options["redo"] else Redo.NOTHING,
            progress=lambda done, total: self.progress(f"{done} of {total} segments"),
        ).as_dict()
        terms = report["terms"]
        self.report(
            report,
            f"{report['segments']} drafts ({report['from_memory']} from the memory, "
            f"{report['from_engine']} by {report['engine']['name'] or 'no engine'}) in "
            f"{report['seconds']} s; {terms['required'] - terms['violated']} of "
            f"{terms['required']} required terms are right.",
        )
