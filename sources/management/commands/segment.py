"""Show how a file would be cut into segments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.document import parse_document
from sources.errors import ConcordError
from sources.languages import parse_language
from sources.reading import read


class Command(ConcordCommand):
    help = "Cut a file into segments, without storing anything."
    requires_migrations_checks = False

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--language", required=True, help="de, ru, en or zh")

    def run(self, options: dict[str, Any]) -> None:
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ConcordError(f"{path}: the file cannot be read: {error.strerror}.") from error
        language = parse_language(options["language"])
        text = read(path.name, content, language)
        document = parse_document(text.text, language, layout=text.layout, title=text.title)
        rows = [
            {
                "start": segment.start,
                "end": segment.end,
                "text": segment.text,
                "kind": segment.kind,
                "exclusion": segment.exclusion,
                "paragraph": segment.paragraph,
            }
            for segment in document.segments
        ]
        self.report(
            {"segments": rows},
            "\n".join("{start}–{end} {kind}: {text}".format(**row) for row in rows),
        )
