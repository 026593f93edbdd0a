"""Import glossary files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from glossary.exchange import MAX_BYTES, Problem, ReadOptions, format_names
from glossary.services.conflicts import OnConflict, parse_decision
from glossary.services.import_glossary import read_files
from sources.commands import ConcordCommand
from sources.errors import ConcordError
from sources.languages import parse_language
from translations.term_change import import_recorded
from translations.term_change.importing import Recorded


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
        reading = read_files(files, format_name=options["format"], options=pair)
        done = import_recorded(reading, decision)
        report = done.report
        if self.as_json or not report.rejected:
            self.report(done.as_json(), _summary(done))
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


def _summary(done: Recorded) -> str:
    said = [done.report.told]
    if waiting := len(done.report.left_out):
        said.append(f"{waiting} left out, for you to decide.")
    if done.disagreeing:
        least = "At least " if done.more else ""
        one = done.disagreeing == 1
        what = "translation disagrees" if one else "translations disagree"
        said.append(f"{least}{done.disagreeing} {what} with the glossary now.")
    if done.change:
        said.append(f"It can be taken back: /glossary/changes/{done.change.pk}/.")
    return " ".join(said)


def _refusal(rejected: Sequence[Problem]) -> str:
    first, *others = rejected
    more = f" ({len(others)} more)" if others else ""
    return f"Nothing was imported. {first.where}: {first.why.rstrip('.')}{more}."
