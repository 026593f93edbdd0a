"""Do one job, from claim to end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import InterfaceError, OperationalError

from sources.errors import ConcordError
from workbench.models import Job

from .attendance import attended
from .context import JobContext, Watch
from .queue import claim, fail, finish, finish_cancelled, give_back
from .registry import find_handler

log = logging.getLogger(__name__)


def run_next(
    worker: str,
    *,
    stop: threading.Event | None = None,
    only: Job | None = None,
    watch: Watch | None = None,
    leave: Callable[[], None] | None = None,
) -> Job | None:
    """Claim the next job (or `only` that one), do it, and return it as it then stands.

    None when nothing waits. `stop` interrupts it after the step at hand, or if that takes long
    calls `leave`, which ends the process; `watch` hears of its progress.
    """
    job = claim(worker, only=only)
    if job is None:
        return None
    _perform(JobContext(job, stop or threading.Event(), watch), leave)
    job.refresh_from_db()
    return job


def _perform(context: JobContext, leave: Callable[[], None] | None) -> None:
    job = context.job
    try:
        with attended(context, leave):
            result = find_handler(job.kind)(context, **job.arguments)
    except ConcordError as error:
        fail(job, error=str(error))
    except (InterfaceError, OperationalError):
        # Nothing can be written now, and it may pass: the heartbeat goes stale, and the job is
        # taken up again as if its worker had died.
        log.exception("Job %s (%s) lost the database", job.pk, job.label)
    except Exception as error:
        log.exception("Job %s (%s) failed", job.pk, job.label)
        fail(
            job,
            error=f"An unexpected error ended this ({type(error).__name__}). What was done is "
            f"kept; the worker's log tells more under “Job {job.pk}”.",
        )
    else:
        _conclude(context, result)


def _conclude(context: JobContext, result: dict[str, object]) -> None:
    job = context.job
    if not context.interrupted:
        finish(job, result=result)
    elif Job.objects.filter(pk=job.pk, cancel_requested=True).exists():
        finish_cancelled(job, result=result)
    else:
        give_back(job, result=result)
