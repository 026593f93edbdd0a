"""Saying which of several concepts a name stands for, and taking it back."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import trigger_client_event

from glossary.services.choose_name import NothingToChoose
from sources.languages import targets_for
from sources.models import Segment
from translations.naming import settle_name, unsettle_name

from .editor import open_editor
from .requests import HtmxRequest, person
from .review import build_row, row_address, summary_after_change


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def name_choice(request: HtmxRequest, segment_id: int) -> HttpResponse:
    """Record whom the name at `start` of a segment means, or with `undo` that nobody said so.

    With `everywhere`, the same name in the whole article.
    """
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    user, start = person(request), _number(request, "start")
    try:
        if "undo" in request.POST:
            changed = unsettle_name(segment=segment.pk, start=start, user=user)
            said = _("The choice was taken back.")
        else:
            changed = settle_name(
                segment=segment.pk,
                start=start,
                concept=_number(request, "concept"),
                user=user,
                everywhere="everywhere" in request.POST,
            )
            said = _("The choice was recorded; translations are held against it from now on.")
    except NothingToChoose as problem:
        return _refused(request, segment, str(problem))
    if not request.htmx:
        messages.success(request, said)
        return redirect(row_address(segment))
    response = _changed(request, segment, changed)
    event = {"segment": segment.position, "start": start, "message": said}
    return trigger_client_event(response, "concord:named", event)


def _changed(request: HtmxRequest, segment: Segment, changed: Collection[int]) -> HttpResponse:
    """The source of the row, with all that the choice changes elsewhere on the page."""
    row = build_row(segment)
    others = Segment.objects.filter(pk__in=changed).exclude(pk=segment.pk)
    target = request.POST.get("open", "")
    may_be_open = target in targets_for(segment.article.language)
    context = summary_after_change(request, segment.article) | {
        "row": row,
        "others": [build_row(each) for each in others.select_related("article")],
        "editor": open_editor(row, target, user=person(request)) if may_be_open else None,
    }
    return render(request, "workbench/article/named.html", context)


def _refused(request: HtmxRequest, segment: Segment, problem: str) -> HttpResponse:
    if not request.htmx:
        messages.error(request, problem)
        return redirect(row_address(segment))
    context = {"row": build_row(segment), "segment": segment, "problem": problem}
    return render(request, "workbench/article/source.html", context, status=409)


def _number(request: HtmxRequest, name: str) -> int:
    try:
        return int(request.POST.get(name, ""))
    except ValueError:
        raise Http404(f"no {name}") from None
