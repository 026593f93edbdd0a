"""The findings beside an open cell: checked while somebody types, dismissed, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sources.errors import ConcordError
from sources.languages import LANGUAGES, targets_for
from sources.models import Segment
from translations import review
from translations.models import Dismissal, Translation

from .editor import open_editor
from .requests import HtmxRequest, person
from .review import build_row, row_address, show_article
from .shown_findings import Refusal, findings_in


@require_POST
def check(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """What the checks find in the text that is being typed; stores nothing."""
    segment = _segment(segment_id, target)
    translation = Translation.objects.filter(segment=segment, target=target).first() or Translation(
        segment=segment, target=target
    )
    context = {
        "segment": segment,
        "language": LANGUAGES[target],
        "findings": findings_in(translation, _text(request), person(request)),
    }
    return render(request, "workbench/article/findings.html", context)


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def dismiss(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Dismiss one finding of the text in the box, for the reason given with it."""
    segment = _segment(segment_id, target)
    key = request.POST.get("key", "")
    reason = request.POST.get(f"why-{key}", "").replace("\r\n", "\n")
    refused = None
    try:
        review.dismiss(
            segment_id,
            target,
            text=_text(request).strip(),
            key=key,
            reason=reason,
            user=person(request),
        )
    except review.ReviewError as refusal:
        refused = Refusal(key, reason, str(refusal))
    return _shown(request, segment, target, refused)


@require_POST
@permission_required("translations.submit_translation", raise_exception=True)
def take_back(request: HtmxRequest, pk: int) -> HttpResponse:
    """Let a dismissed finding stand again."""
    dismissal = get_object_or_404(Dismissal.objects.select_related("translation"), pk=pk)
    segment = _segment(dismissal.translation.segment_id, dismissal.translation.target)
    refused = None
    try:
        review.take_back(pk, user=person(request))
    except ConcordError as refusal:
        refused = Refusal(dismissal.key, "", str(refusal))
    return _shown(request, segment, dismissal.translation.target, refused)


def _shown(
    request: HtmxRequest, segment: Segment, target: str, refused: Refusal | None
) -> HttpResponse:
    """The findings and the history as they now are; for a browser that runs no script, the page
    with the cell open and the text still in its box."""
    status = 422 if refused else 200
    row = build_row(segment)
    text = _text(request) if "text" in request.POST else None
    editor = open_editor(row, target, user=person(request), text=text, refused=refused)
    context = {"row": row, "segment": segment, "editor": editor}
    if request.htmx:
        return render(request, "workbench/article/findings_changed.html", context, status=status)
    if refused:
        messages.error(request, refused.problem)
    elif text is None or text == (editor.cell.translation.text if editor.cell.translation else ""):
        messages.success(request, _("The findings were changed."))
        page, anchor = row_address(segment).split("#")
        return redirect(f"{page}&edit={segment.pk}-{target}#{anchor}")
    return show_article(request, segment.article, editor=editor, status=status)


def _segment(segment_id: int, target: str) -> Segment:
    """The segment, if it is translated into `target` at all; else Http404."""
    segment = get_object_or_404(
        Segment.objects.select_related("article").defer("article__text"), pk=segment_id
    )
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    return segment


def _text(request: HtmxRequest) -> str:
    """The text of the box; forms send CR LF for a line break."""
    return request.POST.get("text", "").replace("\r\n", "\n")
