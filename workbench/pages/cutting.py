"""Segments cut anew from the page: split, merge, leave out, take in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sources.errors import ConcordError
from sources.languages import LANGUAGES, targets_for
from sources.models import Segment
from sources.services.resegment import following
from translations import resegmentation

from .requests import HtmxRequest, person

_WORD = re.compile(r"\S+")
_ENDS = re.compile(r"[.!?…:;]['\"”“»)]*\s*$")
_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment could be split: before code point `offset`, and what stands around it."""

    offset: int
    before: str
    after: str
    likely: bool


@require_safe
@permission_required("translations.submit_translation", raise_exception=True)
def cut(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """The ways to cut a segment anew; a page of its own for a browser that runs no script."""
    return _shown(request, _segment(segment_id))


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def split(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """Begin a new segment where the cursor stands, or at the word that was chosen."""
    offset = request.POST.get("offset", "")
    return _carry_out(
        request,
        segment_id,
        lambda text: resegmentation.split_segment(
            segment_id,
            offset=int(offset) if offset.isdecimal() else 0,
            text=text,
            user=person(request),
        ),
        _("The segment was split: this is its second part."),
    )


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def merge(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """Join a segment with the next one."""
    return _carry_out(
        request,
        segment_id,
        lambda text: resegmentation.merge_with_next(
            segment_id, text=text, next_text=_posted(request, "next_text"), user=person(request)
        ),
        _("The two segments were merged."),
    )


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def exclude(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """Leave a segment out of the translation."""
    return _carry_out(
        request,
        segment_id,
        lambda text: resegmentation.exclude_segment(segment_id, text=text, user=person(request)),
        _("The segment is left out."),
    )


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def include(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """Take a segment that was left out into the translation."""
    return _carry_out(
        request,
        segment_id,
        lambda text: resegmentation.include_segment(segment_id, text=text, user=person(request)),
        _("The segment is taken in."),
    )


def places(text: str) -> list[Place]:
    """Each word but the first, as where a second segment could begin.

    `likely` is the one after the end of a sentence or clause that lies nearest to the middle.
    """
    starts = [word.start() for word in _WORD.finditer(text)][1:]
    ends = [start for start in starts if _ENDS.search(text[:start])]
    likely = min(ends or starts, key=lambda start: abs(start - len(text) / 2), default=None)
    return [
        Place(
            offset=start,
            before=text[:start].rstrip()[-_SHOWN:],
            after=text[start : start + _SHOWN],
            likely=start == likely,
        )
        for start in starts
    ]


def _carry_out(
    request: HtmxRequest, segment_id: int, act: Callable[[str], Segment], said: str
) -> HttpResponse:
    """Do `act` on the text that the person saw, and show the article around where it was done."""
    try:
        result = act(_posted(request, "text"))
    except ConcordError as refusal:
        return _shown(request, _segment(segment_id), problem=str(refusal))
    target = request.POST.get("target", "")
    page = reverse("article", args=[result.article_id])
    asked = _asked(request) | {"at": str(result.position)}
    shown = f"{page}?{urlencode(asked)}"
    if result.translatable and target in targets_for(result.article.language):
        asked["edit"] = f"{result.pk}-{target}"
    if not request.htmx:
        messages.success(request, said)
        return redirect(f"{page}?{urlencode(asked)}#s{result.position}")
    where = {
        "path": f"{page}?{urlencode(asked)}",
        "target": "#review",
        "select": "#review",
        "swap": "outerHTML",
        "push": shown,
    }
    event = {"concord:cut": {"message": said, "position": result.position}}
    return HttpResponse(headers={"HX-Location": json.dumps(where), "HX-Trigger": json.dumps(event)})


def _shown(request: HtmxRequest, segment: Segment, *, problem: str = "") -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    offered = places(segment.text)
    chosen = asked.get("offset", "")
    likely = next((place.offset for place in offered if place.likely), 0)
    context = {
        "segment": segment,
        "language": LANGUAGES[segment.article.language],
        "places": offered,
        "at": int(chosen) if chosen.isdecimal() and len(chosen) < 9 else likely,
        "next": following(segment),
        "target": asked.get("target", ""),
        "problem": problem,
    }
    page = "cut" if request.htmx else "cut_page"
    status = 422 if problem else 200
    return render(request, f"workbench/article/{page}.html", context, status=status)


def _asked(request: HtmxRequest) -> dict[str, str]:
    """The filter and the order of the page that the act was done on."""
    address = request.htmx.current_url_abs_path or ""
    query = QueryDict(address.partition("?")[2].partition("#")[0])
    return {name: value for name in ("show", "order") if (value := query.get(name))}


def _segment(segment_id: int) -> Segment:
    return get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)


def _posted(request: HtmxRequest, name: str) -> str:
    """A text as it stands in the article; forms send CR LF for a line break."""
    return request.POST.get(name, "").replace("\r\n", "\n")
