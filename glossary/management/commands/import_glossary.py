"""Import glossary files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from glossary.exchange import format_names
from glossary.services.import_glossary import ImportReport, import_glossary
from sources.commands import ConcordCommand
from sources.errors import ConcordError


class Command(ConcordCommand):
    help = "Import concepts and terms; where any entry is wrong, nothing is imported."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--format",
            default="",
            help=f"{', '.join(format_names())}; by default, as the suffix says",
        )

    def run(self, options: dict[str, Any]) -> None:
        files = [(name, _content(name)) for name in options["files"]]
        report = import_glossary(files, format_name=options["format"])
        if self.as_json or not report.rejected:
            self.report(asdict(report), _summary(report))
        if report.rejected:
            if not self.as_json:
                for problem in report.rejected[1:]:
                    self.progress(f"{problem.where}: {problem.why}")
            raise ConcordError(_refusal(report))


def _content(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise ConcordError(f"{name} cannot be read: {error.strerror}.") from error


def _summary(report: ImportReport) -> str:
    return (
        f"{report.concepts_created} concepts created, {report.concepts_updated} updated; "
        f"{report.terms_created} terms created."
    )


def _refusal(report: ImportReport) -> str:
    first, *others = report.rejected
    more = f" ({len(others)} more)" if others else ""
    return f"Nothing was imported. {first.where}: {first.why.rstrip('.')}{more}."
