"""What the page of jobs tells of each."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_user
from workbench.models import Job


@pytest.mark.parametrize(
    ("fields", "shown", "hidden"),
    [
        ({"state": "queued"}, ["waits for a worker"], ["left", "<progress"]),
        ({"state": "running"}, ["<progress"], ["left", "segments</span>"]),
        (
            {"state": "running", "done": 16, "total": 40, "remaining": 90},
            ['<progress value="16" max="40"', "16/40 segments, about 90 s left", "Stop"],
            ["ended after"],
        ),
        (
            {"state": "running", "done": 16, "total": 40, "cancel_requested": True},
            ["stopping", "16/40 segments"],
            ["Stop</button>", "left"],
        ),
        (
            {"state": "failed", "done": 16, "total": 40, "error": "The server is down."},
            ["The server is down.", "It ended after 16 of 40 segments."],
            ["<progress"],
        ),
        ({"state": "done", "done": 40, "total": 40}, ["done"], ["ended after", "<progress"]),
    ],
)
def test_a_job_on_the_page(
    client: Client, fields: dict[str, object], shown: list[str], hidden: list[str]
) -> None:
    Job.objects.create(kind="draft", label="Draft", **fields)
    client.force_login(make_user("manager"))
    page = client.get("/jobs/").content.decode()
    page = page[page.index('<ol class="jobs">') :]
    assert [text for text in shown if text not in page] == []
    assert [text for text in hidden if text in page] == []
