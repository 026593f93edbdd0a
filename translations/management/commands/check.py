"""Check translations; without options of its own it is Django's `check` of the project."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.core.management.commands.check import Command as SystemCheck

from sources.commands import ConcordCommand
from translations.checking import check_articles, report


class Command(ConcordCommand, SystemCheck):
    help = (
        "With --json or --article, checks the quality of translations: numbers, dates, names, "
        "punctuation and more. Otherwise checks the Django project for potential problems."
    )
    requires_system_checks: list[str] = []

    def add_options(self, parser: CommandParser) -> None:
        SystemCheck.add_arguments(self, parser)
        parser.add_argument(
            "--article", nargs="*", type=int, metavar="ID", help="these articles, by default all"
        )
        parser.add_argument(
            "--dismissed", action="store_true", help="with what people dismissed, marked as such"
        )

    def handle(self, *app_labels: Any, **options: Any) -> None:
        articles, dismissed = options.pop("article"), options.pop("dismissed")
        if not options["json"] and articles is None and not dismissed:
            SystemCheck.handle(self, *app_labels, **options)
        elif app_labels:
            raise CommandError("Name either apps to check or, with --article, articles, not both")
        else:
            super().handle(articles=articles or [], dismissed=dismissed, **options)

    def run(self, options: dict[str, Any]) -> None:
        dismissed = options["dismissed"]
        result = report(check_articles(options["articles"]), dismissed=dismissed)
        lines = [
            f"{each['segment']} {each['target']}  {each['severity']}  {each['check']}: "
            f"{each['message']}" + (" (dismissed)" if each.get("dismissed") else "")
            for each in result["failures"]
        ]
        total = f"{len(lines)} objections" if lines else "No check has anything to object."
        self.report(result, "\n".join([*lines, total]))
