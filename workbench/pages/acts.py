"""The acts of review as pages: open a cell, submit, approve, send back, reopen."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from translations import review
from translations.models import Revision, Translation

from .act_page import act_page, reason_of, segment_of, text_of
from .editor import open_editor
from .requests import HtmxRequest, person
from .review import build_row

_TRANSLATE = "translations.submit_translation"
_REVIEW = "translations.approve_translation"


@require_safe
def edit(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """A row with one cell open."""
    segment = segment_of(segment_id, target)
    if not request.htmx:
        page = reverse("article", args=[segment.article_id])
        return redirect(f"{page}?edit={segment.pk}-{target}#s{segment.position}")
    row = build_row(segment)
    editor = open_editor(row, target, user=person(request))
    return render(request, "workbench/article/row.html", {"row": row, "editor": editor})


@act_page(Revision.Action.SUBMITTED, _TRANSLATE)
def submit(request: HtmxRequest, segment_id: int, target: str, version: int) -> Translation:
    """Store the text of the box and put it forward for approval."""
    return review.submit(
        segment_id,
        target,
        text=text_of(request),
        user=person(request),
        version=version,
        unit=_unit(request),
    )


@act_page(Revision.Action.APPROVED, _REVIEW, judges=True)
def approve(request: HtmxRequest, segment_id: int, target: str, version: int) -> Translation:
    """Make the stored text final; refused when the box holds another text."""
    return review.approve(segment_id, target, user=person(request), version=version)


@act_page(Revision.Action.SENT_BACK, _REVIEW, judges=True)
def send_back(request: HtmxRequest, segment_id: int, target: str, version: int) -> Translation:
    """Ask for more work, with a reason."""
    why = reason_of(request)
    return review.send_back(segment_id, target, reason=why, user=person(request), version=version)


@act_page(Revision.Action.REOPENED, _REVIEW)
def reopen(request: HtmxRequest, segment_id: int, target: str, version: int) -> Translation:
    """Unlock an approved text, with a reason."""
    why = reason_of(request)
    return review.reopen(segment_id, target, reason=why, user=person(request), version=version)


def _unit(request: HtmxRequest) -> int | None:
    """The memory unit that the text in the box was taken from, as the page tells."""
    given = request.POST.get("unit", "")
    return int(given) if re.fullmatch(r"[0-9]{1,18}", given) else None
