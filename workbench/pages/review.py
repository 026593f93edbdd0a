"""The side-by-side page of an article, whole and by the row."""

from __future__ import annotations

from dataclasses import replace
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
from translations.drafting import current_proposal
from translations.models import State, Translation
from translations.verification import bring_up_to_date
from workbench.models import Job

from .editor import Editor, open_editor
from .filters import (
    ALL,
    Filter,
    checks_failing,
    chips,
    chosen_filter,
    chosen_order,
    order_switch,
    query,
    stale_translations,
)
from .parts import first_part, next_part, previous_part
from .progress import standings
from .requests import HtmxRequest, person
from .rows import Row, build_rows
from .trust import trust_words

SHOW_ENDED_JOB = timedelta(minutes=10)


@require_safe
def article(request: HtmxRequest, pk: int) -> HttpResponse:
    """Source and translations of an article, a row a segment.

    `?show=` filters the rows, `?order=score` puts those with the lowest quality estimate first,
    `?at=` begins near a segment's position; `?edit=<segment>-<target>` opens a cell, for browsers
    that run no script.
    """
    found = get_object_or_404(Article, pk=pk)
    bring_up_to_date([found])
    segment, _, target = request.GET.get("edit", "").partition("-")
    editor = None
    if target in targets_for(found.language) and segment.isdecimal():
        opened = found.segments.filter(pk=segment).exclude(kind=Segment.Kind.EXCLUDED).first()
        if opened:
            editor = open_editor(build_row(opened), target, user=person(request))
    return show_article(request, found, editor=editor)


def show_article(
    request: HtmxRequest,
    article: Article,
    *,
    editor: Editor | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page with its first rows, with one cell open if `editor` says so."""
    chosen = chosen_filter(request.GET.get("show"))
    order = chosen_order(request.GET.get("order"))
    part = first_part(
        article,
        chosen,
        order,
        at=editor.row.segment.position if editor else _position(request.GET.get("at")),
        always=editor.row.segment.pk if editor else 0,
    )
    rows = build_rows(article, part.segments)
    context = _summary(article, chosen, order) | {
        "rows": rows,
        "questions": any(row.questions for row in rows),
        "part": part,
        "query": query("" if chosen is ALL else chosen.key, order),
        "editor": editor,
        "language": LANGUAGES[article.language],
        "targets": [LANGUAGES[target] for target in targets_for(article.language)],
        "job": _latest_draft(article),
        "trust_words": trust_words(),
    }
    return render(request, "workbench/article.html", context, status=status)


@require_safe
def more_rows(request: HtmxRequest, pk: int) -> HttpResponse:
    """The rows after `?after=`, or before `?before=`, that the page shows as people scroll."""
    found = get_object_or_404(Article, pk=pk)
    chosen = chosen_filter(request.GET.get("show"))
    order = chosen_order(request.GET.get("order"))
    if before := request.GET.get("before"):
        part = previous_part(found, chosen, order, before=before)
        part = replace(part, after="")
    else:
        part = next_part(found, chosen, order, after=request.GET.get("after", ""))
        part = replace(part, before="")
    context = {
        "article": found,
        "rows": build_rows(found, part.segments),
        "part": part,
        "query": query("" if chosen is ALL else chosen.key, order),
    }
    return render(request, "workbench/article/rows.html", context)


def _position(text: str | None) -> int:
    """The position named in an address; 0 for none."""
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


@require_safe
def row(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """One row, closed: what Cancel brings back."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not request.htmx:
        return redirect(row_address(segment))
    return render(request, "workbench/article/row.html", {"row": build_row(segment)})


def row_address(segment: Segment) -> str:
    """Where on the page of its article a segment stands."""
    place = segment.position
    return f"{reverse('article', args=[segment.article_id])}?at={place}#s{place}"


def build_row(segment: Segment) -> Row:
    """The row of one segment, set off as on the whole page."""
    (row,) = build_rows(segment.article, [segment])
    return row


def summary_after_change(request: HtmxRequest, article: Article) -> dict[str, Any]:
    """What the head of the page says now, for swapping in beside a changed row."""
    show = request.htmx.current_url_abs_path or ""
    asked = QueryDict(urlsplit(show).query)
    return _summary(article, chosen_filter(asked.get("show")), chosen_order(asked.get("order")))


def _summary(article: Article, chosen: Filter, order: str) -> dict[str, Any]:
    unseen = Translation.objects.filter(segment__article=article, state=State.DRAFT)
    stale = stale_translations().filter(segment__article=article)
    return {
        "article": article,
        "standing": standings([article])[article.pk],
        "chips": chips(article, chosen, order),
        "kinds": checks_failing(article, chosen, order),
        "chosen": chosen,
        "order": order,
        "order_switch": order_switch(chosen, order),
        "rated": unseen.filter(estimate__lt=1).exists(),
        "stale": sum(
            current_proposal(each) is None
            for each in stale.select_related("pivot__translation", "proposal__pivot")
        ),
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
