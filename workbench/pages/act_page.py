"""What the acts of review have in common as pages: guarded, carried out, answered with the row."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
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

Act = Callable[[HtmxRequest, int, str, int], Translation]
"""Does something to the translation of a segment (its id) into a target, on one version of it."""

_WITH_REASON = {Revision.Action.SENT_BACK, Revision.Action.REOPENED}


class AnotherPerson(ConcordError):
    """A text sent in the name of somebody who did not type it."""


def act_page(
    action: Revision.Action, permission: str, *, judges: bool = False
) -> Callable[[Act], Callable[[HtmxRequest, int, str], HttpResponse]]:
    """Make an act a page that a form is sent to by people with a permission.

    `action` is what the history calls it; one that `judges` the stored text is refused while the
    box holds another.
    """

    def made(act: Act) -> Callable[[HtmxRequest, int, str], HttpResponse]:
        @require_POST
        @permission_required(permission, raise_exception=True)
        @wraps(act)
        def page(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
            segment = segment_of(segment_id, target)
            return _carry_out(request, segment, target, action, act, judges=judges)

        return page

    return made


def segment_of(segment_id: int, target: str) -> Segment:
    """The segment, if it is translated into `target` at all; else Http404."""
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=segment_id)
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    return segment


def text_of(request: HtmxRequest) -> str:
    """The text of the box; forms send CR LF for a line break."""
    return request.POST.get("text", "").replace("\r\n", "\n")


def reason_of(request: HtmxRequest) -> str:
    """The reason given."""
    return request.POST.get("reason", "").replace("\r\n", "\n")


def _carry_out(
    request: HtmxRequest,
    segment: Segment,
    target: str,
    action: Revision.Action,
    act: Act,
    *,
    judges: bool,
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
        if judges:
            _refuse_unsubmitted(request, segment, target, version)
        version = _after_own_save(request, segment, target, version)
        translation = act(request, segment.pk, target, version)
    except review.StaleVersion as conflict:
        if not done_before(
            conflict.translation,
            action,
            version=version,
            user=person(request),
            text=text_of(request),
            reason=reason_of(request) if action in _WITH_REASON else "",
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
    text = text_of(request) if "text" in request.POST else None
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
        reason=reason_of(request),
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
    if not sent or translation is None or sent.strip() == text_of(request).strip():
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
    if stored and "text" in request.POST and text_of(request).strip() != stored.text.strip():
        raise review.ReviewError(
            gettext(
                "The text in the box was changed. Submit the change, or cancel it, before this."
            ),
            stored,
        )
