"""Comments and the history beside an open cell."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from sources.languages import LANGUAGES, targets_for
from sources.models import Segment
from translations.comments import CommentRefused, add_comment

from .editor import Editor, open_editor
from .requests import HtmxRequest, person
from .review import build_row
from .timeline import timeline


@require_POST
@permission_required("translations.add_comment", raise_exception=True)
def comment(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Add a comment; a script gets the form, empty again, and the history."""
    segment = _segment(segment_id, target)
    text = request.POST.get("comment", "").replace("\r\n", "\n")
    problem = ""
    try:
        add_comment(segment.pk, target, text=text, user=person(request))
    except CommentRefused as refusal:
        problem = str(refusal)
    if not request.htmx:
        (messages.error if problem else messages.success)(request, problem or _("Comment added."))
        return redirect(reverse("edit", args=[segment.pk, target]))
    context = {
        "segment": segment,
        "editor": _editor(request, segment, target),
        "problem": problem,
        "comment": text if problem else "",
        "swap_history": True,
    }
    status = 422 if problem else 200
    response = render(request, "workbench/article/commented.html", context, status=status)
    event = {"message": problem or _("Comment added.")}
    return trigger_client_event(response, "concord:said", event, after="settle")


@require_safe
def history(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """The whole history of a translation; a page of its own for a browser that runs no script."""
    segment = _segment(segment_id, target)
    editor = _editor(request, segment, target)
    context = {
        "segment": segment,
        "editor": replace(editor, history=timeline(segment, target), earlier=0),
        "target": LANGUAGES[target],
    }
    page = "history" if request.htmx else "history_page"
    return render(request, f"workbench/article/{page}.html", context)


def _editor(request: HtmxRequest, segment: Segment, target: str) -> Editor:
    return open_editor(build_row(segment), target, user=person(request))


def _segment(segment_id: int, target: str) -> Segment:
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    return segment
