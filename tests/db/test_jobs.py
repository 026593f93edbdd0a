"""The queue: each job once, by one owner, whatever happens to workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models.functions import Now

from sources.errors import ConcordError
from tests.factories import make_article, make_user
from workbench.jobs import attendance, registry
from workbench.jobs.context import JobContext
from workbench.jobs.perform import run_next
from workbench.jobs.queue import MAX_ATTEMPTS, beat, cancel, claim, enqueue
from workbench.jobs.worker import work, worker_name
from workbench.models import Job

ROOT = Path(__file__).resolve().parents[2]
STALE = timedelta(minutes=2)
FRESH = timedelta(seconds=5)


@pytest.fixture
def handle(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Any], None]]:
    """Let a function do the jobs of kind "test"."""

    def use(function: Any) -> None:
        monkeypatch.setitem(registry._handlers, "test", function)

    return use


def queued(**fields: Any) -> Job:
    return Job.objects.create(kind="test", label="a test", **fields)


def running(*, silent_for: timedelta, **fields: Any) -> Job:
    return queued(
        state="running",
        worker="another",
        heartbeat_at=Now() - silent_for,
        **({"attempts": 1} | fields),
    )


def test_a_job_is_handled_with_its_arguments_and_keeps_the_result(handle) -> None:
    handle(lambda context, *, word: {"length": len(word)})
    job = enqueue("test", arguments={"word": "Пекин"}, label="count", user=make_user())
    assert run_next("me").pk == job.pk
    job.refresh_from_db()
    assert (job.state, job.result, job.error) == ("done", {"length": 5}, "")
    assert job.finished_at is not None
    assert job.created_by is not None


def test_the_oldest_job_comes_first_and_an_empty_queue_gives_none() -> None:
    first, second = queued(), queued()
    assert [claim("me").pk, claim("me").pk, claim("me")] == [first.pk, second.pk, None]


@pytest.mark.parametrize(
    ("there", "same"),
    [
        ({}, True),
        ({"state": "running"}, True),
        ({"state": "running", "cancel_requested": True}, False),
        ({"state": "done"}, False),
        ({"arguments": {"redo": True}}, False),
        ({"kind": "other"}, False),
    ],
)
def test_an_equal_open_job_is_not_queued_twice(there: dict[str, Any], same: bool) -> None:
    there = {"kind": "test", "arguments": {"redo": False}} | there
    job = Job.objects.create(label="a test", **there)
    again = enqueue("test", arguments={"redo": False}, label="a test")
    assert (again.pk == job.pk) is same


@pytest.mark.parametrize(
    ("make", "taken", "state"),
    [
        (lambda: queued(), True, "running"),
        (lambda: queued(cancel_requested=True), False, "cancelled"),
        (lambda: queued(state="done"), False, "done"),
        (lambda: queued(state="failed"), False, "failed"),
        (lambda: running(silent_for=FRESH), False, "running"),
        (lambda: running(silent_for=STALE), True, "running"),
        (lambda: running(silent_for=STALE, cancel_requested=True), False, "cancelled"),
        (lambda: running(silent_for=STALE, attempts=MAX_ATTEMPTS - 1), True, "running"),
        (lambda: running(silent_for=STALE, attempts=MAX_ATTEMPTS), False, "failed"),
    ],
)
def test_which_jobs_are_claimed(make: Callable[[], Job], taken: bool, state: str) -> None:
    job = make()
    assert (claim("me") is not None) is taken
    job.refresh_from_db()
    assert job.state == state
    assert (job.worker == "me") is taken
    assert ("stopped 3 times" in job.error) is (job.attempts == MAX_ATTEMPTS and not taken)


def test_a_claim_may_be_limited_to_one_job() -> None:
    _, wanted = queued(), queued()
    assert claim("me", only=wanted).pk == wanted.pk
    assert claim("me", only=wanted) is None


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ConcordError("No engine serves ru → en."), "No engine serves ru → en."),
        (ZeroDivisionError("secret"), "(ZeroDivisionError)"),
    ],
)
def test_a_failure_is_told_to_the_person(
    handle, caplog: pytest.LogCaptureFixture, error: Exception, message: str
) -> None:
    def fails(context: JobContext) -> dict[str, Any]:
        raise error

    handle(fails)
    queued()
    job = run_next("me")
    assert job.state == "failed"
    assert message in job.error
    assert "secret" not in job.error
    assert ("secret" in caplog.text) is not isinstance(error, ConcordError)


def test_a_job_nobody_can_do_fails(caplog: pytest.LogCaptureFixture) -> None:
    Job.objects.create(kind="no such kind", label="?")
    assert run_next("me").state == "failed"


def test_every_kind_that_is_enqueued_has_a_handler() -> None:
    assert callable(registry.find_handler("draft"))


def test_progress_is_written_about_once_a_second_and_at_the_end(
    handle, django_assert_num_queries
) -> None:
    seen = []

    def steps(context: JobContext) -> dict[str, Any]:
        with django_assert_num_queries(2):
            for done in range(101):
                context.progress(done, 100)
        seen.append(Job.objects.get().done)
        return {}

    handle(steps)
    queued()
    run_next("me")
    assert seen == [100]


def test_a_running_job_is_cancelled_at_its_next_step(handle) -> None:
    def step(context: JobContext) -> dict[str, Any]:
        assert not context.cancelled()
        cancel(context.job)
        assert context.job.state == "running"
        return {"stopped": context.cancelled()}

    handle(step)
    queued()
    job = run_next("me")
    assert (job.state, job.result) == ("cancelled", {"stopped": True})


@pytest.mark.parametrize(
    ("state", "after", "requested"),
    [("queued", "cancelled", True), ("running", "running", True), ("done", "done", False)],
)
def test_cancelling(state: str, after: str, requested: bool) -> None:
    job = queued(state=state)
    cancel(job)
    assert (job.state, job.cancel_requested) == (after, requested)


def test_a_stopping_worker_gives_its_job_back_and_loses_no_attempt(handle) -> None:
    stop = threading.Event()

    def step(context: JobContext) -> dict[str, Any]:
        stop.set()
        return {"stopped": context.cancelled()}

    handle(step)
    queued()
    job = run_next("me", stop=stop)
    assert (job.state, job.attempts, job.worker, job.result) == ("queued", 0, "", {"stopped": True})
    assert claim("another").pk == job.pk


def test_a_worker_taken_for_dead_changes_nothing_when_it_comes_back(handle) -> None:
    def outlived(context: JobContext) -> dict[str, Any]:
        Job.objects.update(heartbeat_at=Now() - STALE)
        assert claim("another") is not None
        context.progress(9, 9)
        assert not beat(context.job)
        return {"stopped": context.cancelled()}

    handle(outlived)
    queued()
    job = run_next("me")
    assert (job.state, job.worker, job.done, job.result) == ("running", "another", 0, {})


def test_worker_names_differ() -> None:
    assert worker_name() != worker_name()


@pytest.mark.django_db(transaction=True)
def test_the_loop_ends_when_nothing_waits_or_when_told_to(handle) -> None:
    handle(lambda context: {})
    queued(), queued()
    stop = threading.Event()
    assert work(stop=stop, interval=0.01, once=True) == 2
    stop.set()
    assert work(stop=stop, interval=0.01) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_a_queue_and_do_each_job_once(handle) -> None:
    done: Counter[int] = Counter()
    handle(lambda context: done.update([context.job.pk]) or {})
    jobs = [queued().pk for _ in range(20)]

    def worker() -> None:
        try:
            work(stop=threading.Event(), interval=0.01, once=True)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert done == Counter(jobs)
    assert set(Job.objects.values_list("state", "attempts")) == {("done", 1)}


@pytest.mark.django_db(transaction=True)
def test_a_long_step_keeps_its_heartbeat(handle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attendance, "HEARTBEAT_EVERY", 0.05)

    def long_step(context: JobContext) -> dict[str, Any]:
        Job.objects.update(heartbeat_at=Now() - STALE)
        time.sleep(0.5)
        return {"claimed by another": claim("another") is not None}

    handle(long_step)
    queued()
    assert run_next("me").result == {"claimed by another": False}


@pytest.mark.django_db(transaction=True)
def test_a_step_that_takes_too_long_to_end_is_abandoned(handle, monkeypatch) -> None:
    monkeypatch.setattr(attendance, "PATIENCE", 0.1)
    stop, left = threading.Event(), threading.Event()

    def long_step(context: JobContext) -> dict[str, Any]:
        stop.set()
        assert left.wait(10)
        return {"came back": True}

    handle(long_step)
    queued()
    job = run_next("me", stop=stop, leave=left.set)
    assert (job.state, job.attempts, job.result) == ("queued", 0, {})


SLEEPER = """
import sys, time, django, threading
django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from workbench.jobs import registry
from workbench.jobs.worker import work
from workbench.signals import stop_on_signals

def sleep(context):
    for done in range(1, 600):
        context.progress(done, 600)
        if context.cancelled():
            return {"stopped": True}
        time.sleep(0.05)

registry._handlers["test"] = sleep
work(stop=stop_on_signals(), interval=0.05)
"""


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """A worker process in the middle of a job of half a minute."""
    job = queued()
    process = subprocess.Popen(
        [sys.executable, "-c", SLEEPER, str(connection.settings_dict["NAME"])],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    for _ in range(200):
        job.refresh_from_db()
        if job.done or process.poll() is not None:
            break
        time.sleep(0.05)
    assert job.state == "running"
    yield process
    process.kill()
    process.wait()


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_its_job_to_the_next(handle, sleeper) -> None:
    sleeper.kill()
    sleeper.wait()
    assert Job.objects.get().state == "running"
    assert claim("next") is None
    Job.objects.update(heartbeat_at=Now() - STALE)
    handle(lambda context: {"resumed": True})
    job = run_next("next")
    assert (job.state, job.attempts, job.result) == ("done", 2, {"resumed": True})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_stop_puts_its_job_back(sleeper, number: signal.Signals) -> None:
    sleeper.send_signal(number)
    assert sleeper.wait(10) == 0
    job = Job.objects.get()
    assert (job.state, job.attempts, job.result) == ("queued", 0, {"stopped": True})


@pytest.mark.django_db(transaction=True)
def test_a_worker_keeps_the_statistics_by_which_indexes_are_chosen() -> None:
    make_article()
    work(stop=threading.Event(), interval=0.01, once=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'sources_segment'")
            assert cursor.fetchone()[0] > 0
