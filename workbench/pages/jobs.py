"""Background jobs: what waits, runs and ended."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from workbench.jobs.queue import cancel
from workbench.models import Job

from .requests import HtmxRequest

SHOWN = 100


@require_safe
def jobs(request: HtmxRequest) -> HttpResponse:
    """The newest jobs."""
    shown = Job.objects.select_related("created_by")[:SHOWN]
    return render(request, "workbench/jobs.html", {"jobs": shown})


@require_safe
def job(request: HtmxRequest, pk: int) -> HttpResponse:
    """One job as it is now; an open one asks for itself again each second."""
    found = get_object_or_404(Job.objects.select_related("created_by"), pk=pk)
    if not request.htmx:
        return redirect("jobs")
    response = render(request, "workbench/jobs/job.html", {"job": found})
    if found.open:
        return response
    return trigger_client_event(response, "concord:job-ended", {"message": str(found.label)})


@require_POST
@permission_required("translations.draft_translation", raise_exception=True)
def cancel_job(request: HtmxRequest, pk: int) -> HttpResponse:
    """End a job; what it has done is kept."""
    found = get_object_or_404(Job.objects.select_related("created_by"), pk=pk)
    cancel(found)
    if not request.htmx:
        return redirect("jobs")
    return render(request, "workbench/jobs/job.html", {"job": found})
