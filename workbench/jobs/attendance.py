"""Standing by a running job: the heartbeat, and leaving when a step takes too long to end."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import InterfaceError, OperationalError, connection

from .context import JobContext
from .queue import beat, give_back

HEARTBEAT_EVERY = 10.0
PATIENCE = 8.0
"""Seconds that a step may still take after the worker was asked to stop."""
LOOK_EVERY = 0.1

log = logging.getLogger(__name__)


@contextmanager
def attended(context: JobContext, leave: Callable[[], None] | None) -> Iterator[None]:
    """Keep the job's heartbeat fresh from a thread: one batch of an engine may take longer than a
    heartbeat is trusted.

    Where the worker is to stop and the step at hand does not end within PATIENCE, the job goes
    back to the queue and `leave` is called, which should end the process. What the step has not
    stored is lost, as if the worker had been killed.
    """
    ended = threading.Event()

    def attend() -> None:
        try:
            _attend(context, leave, ended)
        finally:
            connection.close()

    thread = threading.Thread(target=attend, name=f"attendant of job {context.job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _attend(context: JobContext, leave: Callable[[], None] | None, ended: threading.Event) -> None:
    beaten = time.monotonic()
    asked_to_stop: float | None = None
    while not ended.wait(LOOK_EVERY):
        now = time.monotonic()
        try:
            if now - beaten >= HEARTBEAT_EVERY:
                beaten = now
                beat(context.job)
            if leave is not None and context.stopping:
                asked_to_stop = asked_to_stop or now
                if now - asked_to_stop >= PATIENCE:
                    give_back(context.job, result={})
                    leave()
                    return
        except (InterfaceError, OperationalError):
            log.warning("The heartbeat of job %s could not be written", context.job.pk)
