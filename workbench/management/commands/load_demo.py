"""Load the demo."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from django.core.management.base import CommandError, CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from workbench.demo.load import drafting, load_demo, site_is_empty
from workbench.demo.users import PASSWORD, Login
from workbench.jobs.context import Watch
from workbench.jobs.perform import run_next
from workbench.jobs.worker import worker_name
from workbench.models import Job
from workbench.signals import leave, stop_on_signals

INTERRUPTED = 130


class Command(ConcordCommand):
    help = "Load the demo: a person in each role, a glossary, and articles to be drafted."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there is data already"
        )
        parser.add_argument(
            "--translate", action="store_true", help="draft the articles now, not in a worker"
        )
        parser.add_argument(
            "--optional", action="store_true", help="no failure when no engine can draft"
        )

    def run(self, options: dict[str, Any]) -> None:
        if options["if_empty"] and not site_is_empty():
            loaded = None
        else:
            loaded = load_demo()
            self.progress(f"demo: {loaded.articles} articles and {loaded.concepts} concepts loaded")
        drafts = self._translate(options["optional"]) if options["translate"] else {}
        logins = loaded.logins if loaded else []
        self.report(
            {
                "articles": loaded.articles if loaded else 0,
                "concepts": loaded.concepts if loaded else 0,
                "logins": [login.username for login in logins],
                "drafts": drafts,
            },
            _invitation(logins),
        )

    def _translate(self, optional: bool) -> dict[str, Any]:
        """Draft the demo if that is still to be done; the report of the drafting."""
        waiting = drafting()
        if waiting is None:
            return {}
        job = run_next(
            worker_name(),
            only=waiting,
            watch=self._watch(),
            stop=stop_on_signals("Stopping in a moment; what is drafted is kept."),
            leave=partial(leave, INTERRUPTED),
        )
        if job is None:
            self.progress("demo: a worker is drafting it")
            return {}
        if job.state == Job.State.QUEUED:
            raise CommandError("Interrupted.", returncode=INTERRUPTED)
        if job.state != Job.State.DONE:
            if not optional:
                raise ConcordError(job.error or "The drafting of the demo was cancelled.")
            self.progress(f"demo: not drafted. {job.error}")
            return {}
        self.progress(_summary(job.result))
        return dict(job.result)

    def _watch(self) -> Watch:
        started = time.monotonic()

        def watch(done: int, total: int) -> None:
            passed = time.monotonic() - started
            rest = f", about {passed / done * (total - done):.0f} s left" if done else ""
            self.progress(f"demo: {done} of {total} segments drafted{rest}")

        return watch


def _invitation(logins: list[Login]) -> str:
    if not logins:
        return "demo: nothing else to load"
    names = ", ".join(login.username for login in logins)
    return f"demo: log in as one of {names}; the password is {PASSWORD}"


def _summary(report: dict[str, Any]) -> str:
    terms = report["terms"]
    return (
        f"demo: {report['segments']} drafts by {report['engine']['name'] or 'the memory'} in "
        f"{report['seconds']:.0f} s; {terms['required'] - terms['violated']} of "
        f"{terms['required']} required terms are right"
    )
