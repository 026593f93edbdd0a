"""Show the names that the articles mention and the glossary lacks."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from glossary.candidates import Group
from glossary.services.candidates import proposals, trimmed
from sources.commands import ConcordCommand
from sources.languages import parse_language


class Command(ConcordCommand):
    help = "Show the names proposed for the glossary, the surest first, grouped by likely concept."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--language", default="", help="only with a name in de, ru, en or zh")

    def run(self, options: dict[str, Any]) -> None:
        language = parse_language(options["language"]) if options["language"] else ""
        listed = proposals()
        groups = [each for each in (trimmed(g, language) for g in listed.groups) if each]
        self.report({"candidates": [_as_json(each) for each in groups]}, _as_text(groups))


def _as_json(each: Group) -> dict[str, Any]:
    return {
        "category": each.category,
        "score": round(each.score, 3),
        "forms": [
            {
                "language": member.language,
                "text": member.text,
                "frequency": member.frequency,
                "articles": member.articles,
            }
            for member in each.members
        ],
    }


def _as_text(groups: list[Group]) -> str:
    if not groups:
        return "There is nothing to propose."
    return "\n".join(
        f"{each.category}: "
        + "; ".join(f"{m.text} ({m.language}, {m.frequency})" for m in each.members)
        for each in groups
    )
