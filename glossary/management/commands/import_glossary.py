"""Import glossary files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from glossary.exchange import MAX_BYTES, Problem, ReadOptions, format_names
from glossary.services.conflicts import OnConflict, parse_decision
from glossary.services.import_glossary import ImportReport, import_glossary
from sources.commands import ConcordCommand
from sources.errors import ConcordError
from sources.languages import parse_language


class Command(ConcordCommand):
    help = (
        "Import concepts and terms. Where any entry is wrong, nothing is imported; one that "
        "contradicts the glossary is left out and reported, unless --on-conflict settles it."
    )

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--format",
            default="",
            help=f"{', '.join(format_names())}; by default, as the suffix says",
        )
        parser.add_argument(
            "--on-conflict",
            default=OnConflict.SKIP.value,
            metavar="DECISION",
            help="skip (leave the entry out), keep (what the glossary says stands), replace (what "
            "the file says stands), separate (the same term becomes a concept of its own), refuse "
            "(import nothing)",
        )
        for side in ("source", "target"):
            parser.add_argument(
                f"--{side}", default="", metavar="LANGUAGE", help="of a PO file that does not say"
            )

    def run(self, options: dict[str, Any]) -> None:
        decision = parse_decision(options["on_conflict"])
        pair = ReadOptions(
            source=parse_language(options["source"]) if options["source"] else "",
            target=parse_language(options["target"]) if options["target"] else "",
        )
        files = [(name, _content(name)) for name in options["files"]]
        report = import_glossary(
            files, format_name=options["format"], on_conflict=decision, options=pair
        )
        if self.as_json or not report.rejected:
            self.report(_data(report), _summary(report))
        if not self.as_json:
            for problem in (*report.notices, *report.conflicts, *report.rejected[1:]):
                self.progress(f"{problem.where}: {problem.why}")
        if report.rejected:
            raise ConcordError(_refusal(report.rejected))


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            # One byte more than is read tells the reader that the file is too large.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConcordError(f"{name} cannot be read: {error.strerror}.") from error


def _data(report: ImportReport) -> dict[str, Any]:
    """The report as JSON; `rejected` lists all that was not imported, whatever the reason."""
    data = asdict(report)
    data["rejected"] = [
        {"where": problem.where, "why": problem.why}
        for problem in report.rejected or report.left_out
    ]
    return data


def _summary(report: ImportReport) -> str:
    done = (
        f"{report.concepts_created} concepts created, {report.concepts_updated} updated; "
        f"{report.terms_created} terms created."
    )
    waiting = len(report.left_out)
    return f"{done} {waiting} left out, for you to decide." if waiting else done


def _refusal(rejected: Sequence[Problem]) -> str:
    first, *others = rejected
    more = f" ({len(others)} more)" if others else ""
    return f"Nothing was imported. {first.where}: {first.why.rstrip('.')}{more}."
