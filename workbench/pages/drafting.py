"""Asking for machine drafts."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sources.languages import TARGETS, targets_for
from sources.models import Article
from workbench.jobs.queue import enqueue
from workbench.models import Job, User

from .requests import HtmxRequest, person


@require_POST
@permission_required("translations.draft_translation", raise_exception=True)
def draft(request: HtmxRequest, pk: int) -> HttpResponse:
    """Have what is not started in an article drafted, and show the job."""
    article = get_object_or_404(Article, pk=pk)
    job = enqueue_draft([article], user=person(request))
    if request.htmx:
        return render(request, "workbench/jobs/job.html", {"job": job})
    return redirect("article", pk=pk)


def enqueue_draft(articles: Sequence[Article], *, user: User) -> Job:
    """Put the drafting of `articles` in the queue as one job."""
    targets = {target for article in articles for target in targets_for(article.language)}
    what = f"“{articles[0].title}”" if len(articles) == 1 else f"{len(articles)} articles"
    return enqueue(
        "draft",
        arguments={
            "articles": [article.pk for article in articles],
            "targets": [target for target in TARGETS if target in targets],
            "redo": False,
        },
        label=f"Draft {what}",
        user=user,
    )
