"""Drafting by worker processes that are killed, cancelled or let down by their engine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Count
from django.db.models.functions import Now

from tests.factories import make_article
from translations.models import Revision, Translation
from workbench.jobs.queue import cancel, enqueue
from workbench.models import Job

ROOT = Path(__file__).resolve().parents[2]
SEGMENTS = 32

WORKER = """
import sys, threading, time, django
django.setup()
from django.conf import settings
from django.db import connection
settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = sys.argv[1]
from tests.engine_double import DictionaryEngine, only
from workbench.jobs.worker import work

class Slow(DictionaryEngine):
    at_once = 4
    def translate(self, sentences, source, target):
        for sentence in sentences:
            time.sleep(float(sys.argv[2]))
            if sys.argv[3] in sentence.text:
                raise RuntimeError("the model is gone")
        return super().translate(sentences, source, target)

with only(Slow()):
    work(stop=threading.Event(), interval=0.05, once=True)
"""

committed = pytest.mark.django_db(transaction=True)
"""Rows that other processes see."""


@pytest.fixture
def worker() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts worker processes that end when nothing waits."""
    started: list[subprocess.Popen[bytes]] = []

    def start(seconds: float, dies_of: str = "nothing") -> subprocess.Popen[bytes]:
        name = str(connection.settings_dict["NAME"])
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", WORKER, name, str(seconds), dies_of],
                cwd=ROOT,
                env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
                stderr=subprocess.DEVNULL,
            )
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def job() -> Job:
    article = make_article([f"Satz {number}." for number in range(SEGMENTS)])
    arguments = {"articles": [article.pk], "targets": ["en", "zh"]}
    return enqueue("draft", arguments=arguments, label="Draft")


def drafts() -> int:
    return Translation.objects.exclude(text="").count()


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.02)


@committed
def test_killed_twice_it_is_resumed_with_no_segment_lost_and_none_done_twice(worker, job) -> None:
    for at_least in (8, 24):
        process = worker(0.02)
        wait_for(lambda enough=at_least: drafts() >= enough)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        job.refresh_from_db()
        assert (job.state, drafts() < 2 * SEGMENTS) == ("running", True)
        Job.objects.update(heartbeat_at=Now() - timedelta(minutes=2))
    assert worker(0).wait(60) == 0
    job.refresh_from_db()
    assert (job.state, job.attempts, job.done, job.error) == ("done", 3, SEGMENTS, "")
    assert drafts() == Revision.objects.count() == 2 * SEGMENTS
    assert set(Translation.objects.values_list("version", flat=True)) == {1}
    rows = Translation.objects.values("segment").annotate(targets=Count("target", distinct=True))
    assert set(rows.values_list("targets", flat=True)) == {2}


@committed
def test_cancelled_in_the_middle_of_a_batch_it_ends_before_the_batch(worker, job) -> None:
    process = worker(10.0)  # forty seconds a batch
    wait_for(lambda: Job.objects.filter(state="running").exists())
    time.sleep(1)
    start = time.monotonic()
    cancel(job)
    wait_for(lambda: Job.objects.get().state == "cancelled")
    assert time.monotonic() - start < 25
    assert drafts() == 0
    process.kill()


@committed
def test_an_engine_that_dies_leaves_its_drafts_and_a_job_that_says_so(worker, job) -> None:
    assert worker(0, "Satz 22").wait(60) == 0
    job.refresh_from_db()
    assert job.state == "failed"
    assert "broke down in the middle" in job.error
    assert "the model is gone" in job.error
    english = Translation.objects.filter(target="en").exclude(text="")
    assert english.count() == 20
    again = enqueue("draft", arguments=job.arguments, label="Draft")
    assert worker(0).wait(60) == 0
    again.refresh_from_db()
    assert again.state == "done"
    assert drafts() == Revision.objects.count() == 2 * SEGMENTS
