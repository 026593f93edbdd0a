"""The acts of review as pages: open a cell, submit, approve, send back, reopen."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from sources.errors import ConcordError
from sources.language_names import language_name
from sources.languages import targets_for
from sources.models import Segment
from translations import review
from translations.models import Revision, Translation
from translations.review.repeated import done_before

from .conflict import conflict_of
from .editor import open_editor
from .requests import HtmxRequest, person
from .review import build_row, row_address, show_article, summary_after_change
from .shown_findings import still_open

_WITH_REASON = {Revision.Action.SENT_BACK, Revision.Action.REOPENED}


class AnotherPerson(ConcordError):
    """A text sent in the name of somebody who did not type it."""


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
        Revision.Action.SUBMITTED,
        lambda version: review.submit(
            segment_id,
            target,
            text=_text(request),
            user=person(request),
            version=version,
            unit=_unit(request),
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
        Revision.Action.APPROVED,
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
        Revision.Action.SENT_BACK,
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
        Revision.Action.REOPENED,
        lambda version: review.reopen(
            segment_id, target, reason=_reason(request), user=person(request), version=version
        ),
    )


def _carry_out(
    request: HtmxRequest,
    segment: Segment,
    target: str,
    action: Revision.Action,
    act: Callable[[int], Translation],
    *,
    needs_stored_text: bool = False,
) -> HttpResponse:
    """Do `act` on the version the page was made from, and show the row as it then stands.

    A refusal shows the cell open again, with the reason and the person's own text: status 409
    when somebody else was quicker, 422 otherwise. What the same person did already, without
    getting the answer, is done.
    """
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        raise Http404("no version") from None
    try:
        _refuse_another_person(request)
        if needs_stored_text:
            _refuse_unsubmitted(request, segment, target, version)
        version = _after_own_save(request, segment, target, version)
        translation = act(version)
    except review.StaleVersion as conflict:
        if not done_before(
            conflict.translation,
            action,
            version=version,
            user=person(request),
            text=_text(request),
            reason=_reason(request) if action in _WITH_REASON else "",
        ):
            return _refused(request, segment, target, conflict, status=409, version=version)
        translation = conflict.translation
    except (review.ReviewError, AnotherPerson) as refusal:
        return _refused(request, segment, target, refusal, status=422)
    said = gettext("Saved: segment %(number)d, %(language)s, %(state)s.") % {
        "number": segment.position,
        "language": language_name(target),
        "state": translation.get_state_display(),
    } + still_open(translation)
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
    refusal: ConcordError,
    *,
    status: int,
    version: int = 0,
) -> HttpResponse:
    row = build_row(segment)
    text = _text(request) if "text" in request.POST else None
    conflict = None
    if isinstance(refusal, review.StaleVersion):
        conflict = conflict_of(refusal.translation, version=version, yours=text or "")
    if conflict and not conflict.mergeable and not conflict.newest.translation.locked:
        text = None  # nothing of theirs to keep: the box shows what it is about now
    editor = open_editor(
        row,
        target,
        user=person(request),
        text=text,
        reason=_reason(request),
        problem=conflict.words if conflict else str(refusal),
        conflict=conflict,
    )
    if not request.htmx:
        return show_article(request, segment.article, editor=editor, status=status)
    context = {"row": row, "editor": editor}
    return render(request, "workbench/article/row.html", context, status=status)


def _refuse_another_person(request: HtmxRequest) -> None:
    """Do not store what one person typed in the name of whoever logged in after them."""
    user = person(request)
    if request.POST.get("who", str(user.pk)) != str(user.pk):
        raise AnotherPerson(
            _(
                "You are logged in as %(name)s now, and this text was typed by somebody else. "
                "Submit it again to hand it in as yours, or log in as before."
            )
            % {"name": user.get_full_name() or user.get_username()}
        )


def _after_own_save(request: HtmxRequest, segment: Segment, target: str, version: int) -> int:
    """The version that the person's own last save made, if its answer never reached them.

    `sent` is what their browser then sent.
    """
    sent = request.POST.get("sent", "").replace("\r\n", "\n")
    translation = Translation.objects.filter(segment=segment, target=target).first()
    if not sent or translation is None or sent.strip() == _text(request).strip():
        return version
    return version + done_before(
        translation,
        Revision.Action.SUBMITTED,
        version=version,
        user=person(request),
        text=sent,
    )


def _refuse_unsubmitted(request: HtmxRequest, segment: Segment, target: str, version: int) -> None:
    """Do not judge a stored text while the box holds another: it would be lost."""
    stored = Translation.objects.filter(segment=segment, target=target, version=version).first()
    if stored and "text" in request.POST and _text(request).strip() != stored.text.strip():
        raise review.ReviewError(
            gettext(
                "The text in the box was changed. Submit the change, or cancel it, before this."
            ),
            stored,
        )


def _segment(segment_id: int, target: str) -> Segment:
    """The segment, if it is translated into `target` at all; else Http404."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    return segment


def _unit(request: HtmxRequest) -> int | None:
    """The memory unit that the text in the box was taken from, as the page tells."""
    given = request.POST.get("unit", "")
    return int(given) if re.fullmatch(r"[0-9]{1,18}", given) else None


def _text(request: HtmxRequest) -> str:
    """The text of the box; forms send CR LF for a line break."""
    return request.POST.get("text", "").replace("\r\n", "\n")


def _reason(request: HtmxRequest) -> str:
    return request.POST.get("reason", "").replace("\r\n", "\n")
