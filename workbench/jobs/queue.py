"""The states of a job: queued, claimed, given back, ended.

Each step is one conditional UPDATE, which a database carries out atomically, so any number of
workers on SQLite or PostgreSQL share one queue and a job has one owner at a time. All times are
the database's own, so the clocks of several machines need not agree.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Now

from workbench.models import Job

STALE_AFTER = timedelta(seconds=60)
MAX_ATTEMPTS = 3


def enqueue(
    kind: str, *, arguments: dict[str, Any], label: str, user: AbstractBaseUser | None = None
) -> Job:
    """Put work in the queue, and return its job.

    `kind` names a handler, `arguments` are its keyword arguments (JSON values), `label` is what
    people read. While an equal job is still open it is returned instead of a second one, so a
    button pressed twice does the work once.
    """
    for job in Job.objects.filter(
        kind=kind, state__in=[Job.State.QUEUED, Job.State.RUNNING], cancel_requested=False
    ):
        if job.arguments == arguments:
            return job
    return Job.objects.create(
        kind=kind, arguments=arguments, label=label[:300], created_by_id=user.pk if user else None
    )


def claim(worker: str, *, only: Job | None = None) -> Job | None:
    """The oldest job that waits, now owned by `worker` (a name no other process uses), or None.

    A running job whose heartbeat is older than STALE_AFTER lost its worker and waits as well; the
    third time it does, it fails. `only` limits the choice to one job.
    """
    waiting = _waiting() if only is None else _waiting().filter(pk=only.pk)
    while job := waiting.order_by("created_at", "pk").first():
        if job.cancel_requested:
            _change(_unchanged(job), state=Job.State.CANCELLED)
        elif job.attempts >= MAX_ATTEMPTS:
            error = (
                f"The worker stopped {MAX_ATTEMPTS} times in the middle of this. "
                "What was done is kept; look at the worker's log, then start the job again."
            )
            _change(_unchanged(job), state=Job.State.FAILED, error=error)
        elif _unchanged(job).update(
            state=Job.State.RUNNING,
            worker=worker,
            attempts=F("attempts") + 1,
            remaining=None,
            heartbeat_at=Now(),
        ):
            job.refresh_from_db()
            return job
    return None


def cancel(job: Job) -> None:
    """End a job that waits; ask the worker of a running one to stop after its current step."""
    queued = Job.objects.filter(pk=job.pk, state=Job.State.QUEUED)
    if not _change(queued, state=Job.State.CANCELLED, cancel_requested=True):
        Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(cancel_requested=True)
    job.refresh_from_db()


def owned(job: Job) -> QuerySet[Job]:
    """The row of `job` as long as the worker that claimed it still owns it; else no row.

    A worker that was taken for dead, and comes back, can thereby change nothing.
    """
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker)


def beat(job: Job) -> bool:
    """Say that the worker lives; False when it no longer owns the job."""
    return bool(owned(job).update(heartbeat_at=Now()))


def give_back(job: Job, *, result: dict[str, Any]) -> None:
    """Return an unfinished job to the queue because its worker was asked to stop: no attempt
    counts as lost."""
    owned(job).update(
        state=Job.State.QUEUED,
        worker="",
        attempts=F("attempts") - 1,
        remaining=None,
        result=result,
    )


def finish(job: Job, *, result: dict[str, Any]) -> None:
    """The job is done."""
    _change(owned(job), state=Job.State.DONE, result=result)


def finish_cancelled(job: Job, *, result: dict[str, Any]) -> None:
    """The job stopped because somebody cancelled it; `result` tells of what was done."""
    _change(owned(job), state=Job.State.CANCELLED, result=result)


def fail(job: Job, *, error: str) -> None:
    """The job failed; `error` is a sentence for the person who started it."""
    _change(owned(job), state=Job.State.FAILED, error=error)


def _waiting() -> QuerySet[Job]:
    long_ago = ExpressionWrapper(Now() - STALE_AFTER, output_field=DateTimeField())
    return Job.objects.filter(
        Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, heartbeat_at__lt=long_ago)
    )


def _unchanged(job: Job) -> QuerySet[Job]:
    """The row of `job`, unless somebody took it, or its worker gave a sign, since it was read."""
    return _waiting().filter(pk=job.pk, state=job.state, attempts=job.attempts)


def _change(rows: QuerySet[Job], **values: Any) -> bool:
    """Bring a job to its end; False when `rows` is empty because somebody else was quicker."""
    return bool(rows.update(finished_at=Now(), remaining=None, **values))
