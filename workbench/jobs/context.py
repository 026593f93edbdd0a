"""What a running handler may say and ask."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db.models.functions import Now

from workbench.models import Job

from .pace import Pace
from .queue import owned

REPORT_EVERY = 1.0


Watch = Callable[[int, int], None]


class JobContext:
    """A running job as its handler sees it.

    `stop` is set when the worker process is to end; `watch` hears of the progress as well.
    """

    def __init__(self, job: Job, stop: threading.Event, watch: Watch | None = None) -> None:
        self.job = job
        self.interrupted = False
        self._stop = stop
        self._watch = watch
        self._reported = 0.0
        self._pace = Pace()

    @property
    def stopping(self) -> bool:
        """Whether the worker process is to end."""
        return self._stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are made; cheap to call after each step."""
        now = time.monotonic()
        self._pace.note(now, done)
        if done < total and now - self._reported < REPORT_EVERY:
            return
        self._reported = now
        if self._watch:
            self._watch(done, total)
        remaining = self._pace.remaining(total)
        owned(self.job).update(done=done, total=total, remaining=remaining, heartbeat_at=Now())

    def cancelled(self) -> bool:
        """Whether the handler should return now: the job was cancelled, the worker is to stop, or
        another worker took the job over. What is done so far is kept."""
        going_on = owned(self.job).filter(cancel_requested=False).exists()
        self.interrupted = self.stopping or not going_on
        return self.interrupted
