"""Import files as articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from sources.reading import supported_suffixes
from sources.services.import_article import import_articles
from sources.services.summary import summary


class Command(ConcordCommand):
    help = "Import articles; encoding, language, title, outlet and date are detected."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help=", ".join(supported_suffixes())
        )
        parser.add_argument(
            "--language", default="", help="de, ru, en or zh, if not to be detected"
        )
        parser.add_argument("--title", default="", help="instead of the one found in the text")
        parser.add_argument("--outlet", default="", help="instead of the one found in the text")

    def run(self, options: dict[str, Any]) -> None:
        imported: list[dict[str, Any]] = []
        failed: list[dict[str, str]] = []
        for file in options["files"]:
            self.progress(f"importing {file}")
            try:
                articles = import_articles(
                    name=Path(file).name,
                    content=_content(file),
                    language=options["language"],
                    title=options["title"],
                    outlet=options["outlet"],
                )
            except ConcordError as error:
                failed.append({"file": file, "why": str(error)})
            else:
                imported += [{"file": file, **summary(article)} for article in articles]
        self.report(
            {"articles": imported, "failed": failed},
            "\n".join(
                "{id}: {title} ({language}, {published_on}), {segments} segments, "
                "{excluded} excluded".format(
                    **{**row, "published_on": row["published_on"] or "no date"}
                )
                for row in imported
            ),
        )
        if failed:
            raise CommandError("\n".join(f"{row['file']}: {row['why']}" for row in failed))


def _content(file: str) -> bytes:
    """The bytes of a file on this machine."""
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise ConcordError(f"The file cannot be read: {error.strerror}.") from error
