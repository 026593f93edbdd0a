"""Changes of many texts at once, as they were done: looking at one, taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from sources.errors import ConcordError
from translations.models import Mend, TermChange
from translations.models.term_change import TEXT_ACTS
from translations.term_change import decide_undo, is_waiting

from .change_preview import done_or_queued
from .requests import person

MENDS_SHOWN = 500

_may_write = permission_required("translations.submit_translation", raise_exception=True)


@require_safe
@_may_write
def text_change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: what was done to which translations, and what was passed over."""
    found = _change(pk)
    counts = dict(found.mends.order_by().values_list("state").annotate(Count("pk")))
    mends = found.mends.select_related("translation__segment__article").defer(
        "translation__segment__article__text"
    )
    context = {
        "change": found,
        "mends": mends[:MENDS_SHOWN],
        "counts": [
            (label, counts[state]) for state, label in Mend.State.choices if state in counts
        ],
        "total": sum(counts.values()),
        "waiting": is_waiting(found),
    }
    return render(request, "workbench/replace/change.html", context)


@require_POST
@_may_write
def undo_text_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Give each text what it said before, unless somebody changed it since."""
    try:
        found = decide_undo(_change(pk), user=person(request))
    except ConcordError as error:
        messages.error(request, str(error))
        return redirect("text_change", pk)
    if carried_out(request, found):
        restored = found.mends.filter(state=Mend.State.UNDONE).count()
        kept = found.mends.filter(state=Mend.State.KEPT).count()
        told = ngettext("%(n)d text was restored.", "%(n)d texts were restored.", restored)
        told %= {"n": restored}
        if kept:
            told += " " + _("%(n)d had been changed since and stay as they are.") % {"n": kept}
        messages.success(request, told)
    return redirect("text_change", pk)


@require_POST
@_may_write
def resume_text_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish what was interrupted."""
    carried_out(request, _change(pk))
    return redirect("text_change", pk)


def carried_out(request: HttpRequest, change: TermChange) -> bool:
    """Write or restore what waits, at once or, where it is much, as a job; whether it is done."""
    return done_or_queued(
        request,
        change,
        label=f"{change.get_act_display()}: {change.title}"[:300],
        later=_("Many texts are concerned: it is done in the background, see the jobs page."),
    )


def tell(request: HttpRequest, change: TermChange) -> None:
    """Say what was done, what was passed over, and where it can be taken back."""
    messages.success(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            outcome(change),
            reverse("text_change", args=[change.pk]),
            _("Look at it or take it back"),
        ),
    )


def outcome(change: TermChange) -> str:
    """What became of the texts of a change, in words."""
    states = list(change.mends.values_list("state", flat=True))
    done, passed = states.count(Mend.State.APPLIED), states.count(Mend.State.PASSED_OVER)
    said = ngettext("%(n)d text was changed.", "%(n)d texts were changed.", done) % {"n": done}
    if passed:
        said += " " + ngettext(
            "%(n)d had been changed meanwhile and stays as it is.",
            "%(n)d had been changed meanwhile and stay as they are.",
            passed,
        ) % {"n": passed}
    return said


def _change(pk: int) -> TermChange:
    known = TermChange.objects.select_related("author", "undone_by")
    return get_object_or_404(known, pk=pk, act__in=TEXT_ACTS)
