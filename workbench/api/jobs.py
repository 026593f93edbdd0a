"""Background jobs, as programs follow them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from workbench.jobs.queue import cancel
from workbench.models import Job

from .common import REFUSALS, caller

router = Router(tags=["jobs"])


def job_as_json(job: Job) -> dict[str, Any]:
    """A job's progress, and its result or error once it has ended."""
    return {
        "id": job.pk,
        "kind": job.kind,
        "label": job.label,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "result": job.result,
        "error": job.error,
    }


@router.get("/jobs/{int:pk}", response={200: dict[str, Any], **REFUSALS})
def read_job(request: HttpRequest, pk: int) -> Any:
    """How far a job is."""
    return job_as_json(get_object_or_404(Job, pk=pk))


@router.post("/jobs/{int:pk}/cancel", response={200: dict[str, Any], **REFUSALS})
def cancel_job(request: HttpRequest, pk: int) -> Any:
    """End a job; what it has done is kept."""
    caller(request, "translations.draft_translation")
    job = get_object_or_404(Job, pk=pk)
    cancel(job)
    job.refresh_from_db()
    return job_as_json(job)
