"""What Concord's commands have in common: one JSON document, one clear sentence on failure."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from .errors import ConcordError


class ConcordCommand(BaseCommand):
    """A command that parses, calls one service and reports.

    Subclasses implement `run`. A ConcordError ends the command with its message on stderr and
    exit status 1. Results go to stdout through `report`, progress to stderr through `progress`,
    so that with --json stdout holds exactly one JSON document.
    """

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        # A wrong option is bad input like any other: one sentence and exit status 1, not 2.
        parser.called_from_command_line = False
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            self.stderr.write(f"{error}. See manage.py help {argv[1]}.")
            sys.exit(error.returncode)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        self.add_options(parser)

    def add_options(self, parser: CommandParser) -> None:
        """Add the command's own arguments."""

    def handle(self, *args: Any, **options: Any) -> None:
        self.as_json: bool = options.pop("json")
        try:
            self.run(options)
        except ConcordError as error:
            raise CommandError(str(error)) from error

    def run(self, options: dict[str, Any]) -> None:
        """Do the command's work."""
        raise NotImplementedError

    def report(self, data: dict[str, Any], text: str) -> None:
        """Print the result: `data` as JSON when asked for, else `text`."""
        self.stdout.write(json.dumps(data, ensure_ascii=False) if self.as_json else text)

    def progress(self, text: str) -> None:
        """Tell a waiting person how far the work is."""
        self.stderr.write(text)
