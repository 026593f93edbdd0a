"""The acts of review as pages: open a cell, submit, approve, send back, reopen."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from sources.languages import LANGUAGES, targets_for
from sources.models import Segment
from translations import review
from translations.models import Translation

from .editor import open_editor
from .requests import HtmxRequest, person
from .review import build_row, row_address, show_article, summary_after_change


@require_safe
def edit(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """A row with one cell open."""
    segment = _segment(segment_id, target)
    if not request.htmx:
        page = reverse("article", args=[segment.article_id])
        return redirect(f"{page}?edit={segment.pk}-{target}#s{segment.position}")
    row = build_row(segment)
    editor = open_editor(row, target, user=person(request))
    return render(request, "workbench/article/row.html", {"row": row, "editor": editor})


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def submit(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Store the text of the box and put it forward for approval."""
    return _carry_out(
        request,
        _segment(segment_id, target),
        target,
        lambda version: review.submit(
            segment_id, target, text=_text(request), user=person(request), version=version
        ),
    )


@require_POST
@permission_required("translations.approve_translation", raise_exception=True)
def approve(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Make the stored text final; refused when the box holds another text."""
    return _carry_out(
        request,
        _segment(segment_id, target),
        target,
        lambda version: review.approve(segment_id, target, user=person(request), version=version),
        needs_stored_text=True,
    )


@require_POST
@permission_required("translations.approve_translation", raise_exception=True)
def send_back(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Ask for more work, with a reason."""
    return _carry_out(
        request,
        _segment(segment_id, target),
        target,
        lambda version: review.send_back(
            segment_id, target, reason=_reason(request), user=person(request), version=version
        ),
        needs_stored_text=True,
    )


@require_POST
@permission_required("translations.approve_translation", raise_exception=True)
def reopen(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Unlock an approved text, with a reason."""
    return _carry_out(
        request,
        _segment(segment_id, target),
        target,
        lambda version: review.reopen(
            segment_id, target, reason=_reason(request), user=person(request), version=version
        ),
    )


def _carry_out(
    request: HtmxRequest,
    segment: Segment,
    target: str,
    act: Callable[[int], Translation],
    *,
    needs_stored_text: bool = False,
) -> HttpResponse:
    """Do `act` on the version the page was made from, and show the row as it then stands.

    A refusal shows the cell open again, with the reason and the person's own text: status 409
    when somebody else was quicker, 422 otherwise.
    """
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        raise Http404("no version") from None
    try:
        if needs_stored_text:
            _refuse_unsubmitted(request, segment, target, version)
        translation = act(version)
    except review.StaleVersion as conflict:
        return _refused(request, segment, target, conflict, status=409)
    except review.ReviewError as refusal:
        return _refused(request, segment, target, refusal, status=422)
    said = (
        f"Saved: segment {segment.position}, {LANGUAGES[target].name}, "
        f"{translation.get_state_display()}."
    )
    if not request.htmx:
        messages.success(request, said)
        return redirect(row_address(segment))
    context = summary_after_change(request, segment.article) | {"row": build_row(segment)}
    response = render(request, "workbench/article/changed.html", context)
    event = {"segment": segment.pk, "language": target, "message": said}
    return trigger_client_event(response, "concord:saved", event)


def _refused(
    request: HtmxRequest,
    segment: Segment,
    target: str,
    refusal: review.ReviewError,
    *,
    status: int,
) -> HttpResponse:
    row = build_row(segment)
    editor = open_editor(
        row,
        target,
        user=person(request),
        text=request.POST.get("text"),
        reason=_reason(request),
        problem=str(refusal),
        conflict=isinstance(refusal, review.StaleVersion),
    )
    if not request.htmx:
        return show_article(request, segment.article, editor=editor, status=status)
    context = {"row": row, "editor": editor}
    return render(request, "workbench/article/row.html", context, status=status)


def _refuse_unsubmitted(request: HtmxRequest, segment: Segment, target: str, version: int) -> None:
    """Do not judge a stored text while the box holds another: it would be lost."""
    stored = Translation.objects.filter(segment=segment, target=target, version=version).first()
    if stored and "text" in request.POST and _text(request).strip() != stored.text.strip():
        raise review.ReviewError(
            "The text in the box was changed. Submit the change, or cancel it, before this.", stored
        )


def _segment(segment_id: int, target: str) -> Segment:
    """The segment, if it is translated into `target` at all; else Http404."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    return segment


def _text(request: HtmxRequest) -> str:
    """The text of the box; forms send CR LF for a line break."""
    return request.POST.get("text", "").replace("\r\n", "\n")


def _reason(request: HtmxRequest) -> str:
    return request.POST.get("reason", "").replace("\r\n", "\n")
