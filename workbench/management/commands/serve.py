"""Serve the site and do its background jobs."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from workbench.demo.users import open_logins
from workbench.serving.address import Address
from workbench.serving.supervisor import Service, stop_all
from workbench.signals import stop_on_signals

READY_WITHIN = 60.0
LOOK_EVERY = 0.25


class Command(ConcordCommand):
    help = "Serve the site with gunicorn, and do its background jobs, until Ctrl-C or SIGTERM."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument(
            "--port", default=os.environ.get("PORT") or "8000", help="$PORT, or 8000"
        )
        parser.add_argument(
            "--workers", type=int, default=1, help="processes for background jobs (1)"
        )
        parser.add_argument("--check", action="store_true", help="only see if the port is free")

    def run(self, options: dict[str, Any]) -> None:
        address = Address.parse(options["host"], options["port"])
        address.ensure_free()
        if not options["check"]:
            self._serve(address, options["workers"])

    def _serve(self, address: Address, workers: int) -> None:
        stop = stop_on_signals()
        services = _services(address, workers)
        for service in services:
            service.start()
        try:
            self._welcome(address, services[0], stop)
            while not stop.wait(LOOK_EVERY):
                for service in services:
                    service.tend(self.progress)
        finally:
            stop_all(services)
        self.progress("Concord has stopped.")

    def _welcome(self, address: Address, site: Service, stop: threading.Event) -> None:
        """Say where the site is, once it answers."""
        logins = open_logins()
        status = _first_answer(address, site, stop)
        if stop.is_set():
            return
        if status is None:
            raise ConcordError("The site did not start; the lines above say why.")
        if status >= 500:
            self.progress(f"The site answers with error {status}; the lines above say why.")
        self.stdout.write(f"\nConcord is ready at {address.url}   (Ctrl-C stops it)")
        for login in logins:
            self.stdout.write(f"  {login}")
        if logins and not address.private:
            self.progress(
                f"Others can reach {address.bind}, and these passwords are public: change them."
            )
        self.stdout.flush()


def _services(address: Address, workers: int) -> list[Service]:
    python = sys.executable
    site = Service(
        "site",
        [
            *(python, "-m", "gunicorn", "workbench.wsgi:application"),
            *("--pythonpath", str(settings.BASE_DIR), "--bind", address.bind),
            *("--worker-class", "gthread", "--workers", "1", "--threads", "8"),
            *("--timeout", "60", "--graceful-timeout", "5", "--log-level", "warning"),
        ],
    )
    manage = str(Path(settings.BASE_DIR) / "manage.py")
    return [
        site,
        *(
            Service(f"worker {number}", [python, manage, "worker"])
            for number in range(1, workers + 1)
        ),
    ]


def _first_answer(address: Address, site: Service, stop: threading.Event) -> int | None:
    """The status of the site's first answer; None if it ends, or is silent for too long."""
    for _ in range(int(READY_WITHIN / LOOK_EVERY)):
        if site.process is None or site.process.poll() is not None:
            return None
        if status := address.status():
            return status
        if stop.wait(LOOK_EVERY):
            return None
    return None
