"""The loop of a worker process."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, close_old_connections

from workbench.models import Job

from .perform import run_next
from .statistics import refresh_statistics

log = logging.getLogger(__name__)

STATISTICS_EVERY = 300.0
"""Seconds from one look at how the rows are spread to the next; each job brings one, too."""


def worker_name() -> str:
    """A name that no other process uses, and that tells an administrator where to look."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{secrets.token_hex(4)}"


def work(
    *,
    stop: threading.Event,
    interval: float,
    once: bool = False,
    leave: Callable[[], None] | None = None,
) -> int:
    """Do jobs until `stop` is set, looking for new ones every `interval` seconds.

    With `once`, end as soon as nothing waits; `leave` is for `run_next`. Returns the number of jobs
    taken up. A database that is away for a while is waited for.
    """
    name = worker_name()
    count = 0
    due = time.monotonic()
    while not stop.is_set():
        close_old_connections()
        try:
            if time.monotonic() >= due:
                refresh_statistics()
                due = time.monotonic() + STATISTICS_EVERY
            job = run_next(name, stop=stop, leave=leave)
        except (InterfaceError, OperationalError) as error:
            log.warning("The database does not answer, trying again: %s", error)
            stop.wait(max(interval, 5.0))
            continue
        if job is not None:
            count += 1
            due = time.monotonic()
            log.info("Job %s (%s): %s", job.pk, job.label, Job.State(job.state).label)
        elif once:
            break
        else:
            stop.wait(interval)
    return count
