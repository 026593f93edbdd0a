"""Show how concepts are rendered over the corpus."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.models import Article
from translations.census import Rendering, find_concept, take_census
from translations.verification import bring_up_to_date

_ARTICLES_AT_ONCE = 200


class Command(ConcordCommand):
    help = "Show how each concept is rendered in each target: which form, and how often."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--concept", metavar="ID", help="identifier or number of one concept")

    def run(self, options: dict[str, Any]) -> None:
        concepts = [find_concept(options["concept"]).pk] if options["concept"] else None
        articles = list(Article.objects.order_by("pk").defer("text"))
        for first in range(0, len(articles), _ARTICLES_AT_ONCE):
            bring_up_to_date(articles[first : first + _ARTICLES_AT_ONCE])
        counted = take_census(concepts)
        self.report({"concepts": [each.as_json() for each in counted]}, _as_text(counted))


def _as_text(counted: list[Rendering]) -> str:
    if not counted:
        return "No translation names a concept of the glossary yet."
    lines = []
    for rendering in counted:
        lines.append(f"{rendering.concept.identifier}, {rendering.language.name}")
        for share in rendering.shares:
            note = " (preferred)" if share.preferred else " (other)" if share.other else ""
            lines.append(f"  {share.count:5}  {share.text}{note}")
        if rendering.missing:
            lines.append(f"  {rendering.missing:5}  missing")
    return "\n".join(lines)
