"""Show what a text names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from glossary.services.find_terms import FoundTerm, find_terms
from sources.commands import ConcordCommand
from sources.errors import ConcordError
from sources.languages import parse_language
from sources.reading.decoding import decode


class Command(ConcordCommand):
    help = "Find the concepts that a text names, with offsets in Unicode code points."

    def add_options(self, parser: CommandParser) -> None:
        text = parser.add_mutually_exclusive_group(required=True)
        text.add_argument("text", nargs="?", metavar="TEXT")
        text.add_argument("--file", metavar="FILE")
        parser.add_argument("--language", required=True, help="de, ru, en or zh")

    def run(self, options: dict[str, Any]) -> None:
        language = parse_language(options["language"])
        text = _read(options["file"]) if options["file"] else options["text"]
        found = find_terms(text, language)
        self.report({"occurrences": [each.as_json() for each in found]}, _as_text(found))


def _read(name: str) -> str:
    try:
        return decode(Path(name).read_bytes())[0]
    except OSError as error:
        raise ConcordError(f"{name} cannot be read: {error.strerror}.") from error
    except ConcordError as error:
        raise ConcordError(f"{name}: {error}") from error


def _as_text(found: list[FoundTerm]) -> str:
    if not found:
        return "The text names nothing in the glossary."
    return "\n".join(
        f"{each.match.start}–{each.match.end}  {each.match.surface}  {each.concept}"
        f" ({each.match.certainty})"
        for each in found
    )
