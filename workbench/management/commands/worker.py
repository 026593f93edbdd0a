"""Do the background jobs."""

from __future__ import annotations

import logging
from typing import Any

from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from workbench.jobs.worker import work
from workbench.signals import leave, stop_on_signals


class Command(ConcordCommand):
    help = (
        "Do background jobs until told to stop (Ctrl-C or SIGTERM: the current step is finished, "
        "and the job goes back to the queue). Any number of workers may run."
    )

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="end when no job waits")
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds between looks at the queue (1.0)"
        )

    def run(self, options: dict[str, Any]) -> None:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s worker: %(message)s")
        jobs = work(
            stop=stop_on_signals(),
            interval=max(options["interval"], 0.05),
            once=options["once"],
            leave=leave,
        )
        if options["once"]:
            self.report({"jobs": jobs}, f"jobs taken up: {jobs}")
