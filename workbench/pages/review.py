"""The side-by-side page of an article, whole and by the row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sources.languages import LANGUAGES, targets_for
from sources.models import Article, Segment
from translations.verification import bring_up_to_date
from workbench.models import Job

from .editor import Editor, open_editor
from .filters import Filter, chips, chosen_filter
from .progress import standings
from .requests import HtmxRequest, person
from .rows import Row, build_rows

SHOW_ENDED_JOB = timedelta(minutes=10)


@require_safe
def article(request: HtmxRequest, pk: int) -> HttpResponse:
    """Source and translations of an article, a row a segment.

    `?show=` filters the rows; `?edit=<segment>-<target>` opens a cell, for browsers that run no
    script.
    """
    found = get_object_or_404(Article, pk=pk)
    bring_up_to_date([found])
    rows = all_rows(found)
    editor = None
    segment, _, target = request.GET.get("edit", "").partition("-")
    for row in rows:
        if str(row.segment.pk) == segment and target in targets_for(found.language):
            editor = open_editor(row, target, user=person(request)) if row.cells else None
    return show_article(request, found, rows, editor=editor)


def show_article(
    request: HtmxRequest,
    article: Article,
    rows: Sequence[Row],
    *,
    editor: Editor | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page, with one cell open if `editor` says so."""
    chosen = chosen_filter(request.GET.get("show"))
    shown = [
        row for row in rows if chosen.accepts(row) or (editor and row.segment == editor.row.segment)
    ]
    context = _summary(article, rows, chosen) | {
        "rows": shown,
        "editor": editor,
        "language": LANGUAGES[article.language],
        "targets": [LANGUAGES[target] for target in targets_for(article.language)],
        "job": _latest_draft(article),
    }
    return render(request, "workbench/article.html", context, status=status)


@require_safe
def row(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """One row, closed: what Cancel brings back."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not request.htmx:
        return redirect(row_address(segment))
    return render(request, "workbench/article/row.html", {"row": build_row(segment)})


def row_address(segment: Segment) -> str:
    """Where on the page of its article a segment stands."""
    return f"{reverse('article', args=[segment.article_id])}#s{segment.position}"


def build_row(segment: Segment) -> Row:
    """The row of one segment, set off as on the whole page."""
    before = Segment.objects.filter(
        article=segment.article_id, position__lt=segment.position
    ).order_by("-position")
    paragraph = before.values_list("paragraph", flat=True).first()
    (row,) = build_rows(segment.article, [segment], paragraph=paragraph)
    return row


def summary_after_change(request: HtmxRequest, article: Article) -> dict[str, Any]:
    """What the head of the page says now, for swapping in beside a changed row."""
    show = request.htmx.current_url_abs_path or ""
    key = QueryDict(urlsplit(show).query).get("show")
    return _summary(article, all_rows(article), chosen_filter(key))


def all_rows(article: Article) -> list[Row]:
    """Every row of an article, litter included."""
    return build_rows(article, list(article.segments.order_by("position")))


def _summary(article: Article, rows: Sequence[Row], chosen: Filter) -> dict[str, Any]:
    return {
        "article": article,
        "standing": standings([article])[article.pk],
        "chips": chips(rows, chosen),
        "chosen": chosen,
    }


def _latest_draft(article: Article) -> Job | None:
    """The newest draft job for this article, if it is at work or ended a short while ago."""
    since = timezone.now() - SHOW_ENDED_JOB
    jobs = Job.objects.filter(kind="draft").exclude(finished_at__lt=since)
    for job in jobs.select_related("created_by"):
        articles = job.arguments.get("articles") or [article.pk]
        if article.pk in articles:
            return job
    return None
