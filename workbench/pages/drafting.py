"""Asking for machine drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sources.languages import TARGETS, targets_for
from sources.models import Article, Segment
from workbench.jobs.queue import enqueue
from workbench.models import Job, User

from .requests import HtmxRequest, person
from .review import row_address


@require_POST
@permission_required("translations.draft_translation", raise_exception=True)
def draft(request: HtmxRequest, pk: int) -> HttpResponse:
    """Have what is not started in an article drafted, and show the job."""
    article = get_object_or_404(Article, pk=pk)
    return _show(request, enqueue_draft([article], user=person(request)), article)


@require_POST
@permission_required("translations.draft_translation", raise_exception=True)
def redraw(request: HtmxRequest, pk: int) -> HttpResponse:
    """Have the Chinese of an article drawn again wherever its English has changed."""
    article = get_object_or_404(Article, pk=pk)
    label = _("Redraw the Chinese of “%(title)s”") % {"title": article.title}
    return _show(request, _enqueue_redraw(article, label, person(request)), article)


@require_POST
@permission_required("translations.draft_translation", raise_exception=True)
def redraw_segment(request: HtmxRequest, pk: int) -> HttpResponse:
    """Have the Chinese of one segment drawn again from the English as it is now."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=pk)
    label = _("Redraw the Chinese of segment %(number)d of “%(title)s”") % {
        "number": segment.position,
        "title": segment.article.title,
    }
    job = _enqueue_redraw(segment.article, label, person(request), segments=[pk])
    if not request.htmx:
        return redirect(row_address(segment))
    context = {"job": job, "segment": segment}
    return render(request, "workbench/article/redrawing.html", context)


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
        label=gettext("Draft %(what)s") % {"what": what},
        user=user,
    )


def _enqueue_redraw(article: Article, label: str, user: User, **only: Any) -> Job:
    arguments = {"articles": [article.pk], "targets": ["zh"], "stale": True, **only}
    return enqueue("draft", arguments=arguments, label=label, user=user)


def _show(request: HtmxRequest, job: Job, article: Article) -> HttpResponse:
    if request.htmx:
        return render(request, "workbench/jobs/job.html", {"job": job})
    return redirect("article", pk=article.pk)
