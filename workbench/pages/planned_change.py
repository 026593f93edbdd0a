"""Acts on terms that are shown before they are done, unless they touch no translation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from glossary.services.change_plan import Act, Plan
from sources.errors import ConcordError
from translations.models import PlannedChange, TermChange
from translations.term_change import Choice, GlossaryMoved, decide_change, preview_change

from .change_preview import carried_out, choice_of, number, preview_context, tell
from .planners import PLANNERS, plan_of, report_of
from .requests import person

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of an act: done, or shown first on the page at `page`.

    `change` is None where nothing changed.
    """

    plan: Plan
    change: TermChange | None = None
    page: str = ""


def attempt(request: HttpRequest, planned: PlannedChange, plan: Plan | None = None) -> Attempt:
    """Do the act at once where nobody has to look first, and keep it for a look otherwise.

    `plan` is its plan where that was made already.

    Raises ConcordError where it cannot be done, and PermissionDenied.
    """
    _need_permission(request, planned)
    plan = plan or plan_of(planned)
    if not plan.steps:
        return Attempt(plan)
    preview = preview_change(plan.steps, user=person(request))
    if preview.empty and not plan.confirmed:
        try:
            change = decide_change(
                lambda: plan_of(planned), user=person(request), revision=preview.revision
            )
        except GlossaryMoved:
            pass  # somebody was quicker, so a look is needed after all
        else:
            return Attempt(plan, change)
    PlannedChange.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    planned.save()
    return Attempt(plan, page=reverse("glossary:planned", args=[planned.pk]))


def propose(request: HttpRequest, act: Act, arguments: dict[str, object]) -> HttpResponse:
    """`attempt`, and then the preview or the page at "next" of the request.

    Raises what `attempt` does.
    """
    planned = PlannedChange(
        author=person(request), act=act, arguments=arguments | {"next": safe_next(request)}
    )
    done = attempt(request, planned)
    if done.page:
        return redirect(done.page)
    for remark in done.plan.remarks:
        messages.info(request, remark)
    if done.change is None or carried_out(request, done.change):
        tell(request, done.plan.done, done.change)
    return redirect(safe_next(request) or "glossary:concepts")


@require_http_methods(["GET", "HEAD", "POST"])
def planned(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview of an act; `act` says which button was pressed.

    "apply" mends the ticked translations, "save" mends none, "drop" leaves all as it is.
    """
    kept = get_object_or_404(PlannedChange, pk=pk, author=person(request))
    _need_permission(request, kept)
    act = request.POST.get("act", "")
    problem = ""
    try:
        if act == "drop":
            kept.delete()
            messages.info(request, gettext("Nothing was changed."))
            return _leave(kept)
        if act in {"apply", "save"}:
            return _apply(request, kept, choice_of(request.POST) if act == "apply" else Choice())
    except GlossaryMoved as moved:
        problem = str(moved)
    except ConcordError as error:
        messages.error(request, str(error))
        return _leave(kept)
    return _show(request, kept, problem)


def safe_next(request: HttpRequest) -> str:
    """The address to go on to, if it is one of ours."""
    to = request.POST.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}) else ""


def _apply(request: HttpRequest, kept: PlannedChange, choice: Choice) -> HttpResponse:
    plan = plan_of(kept)
    change = decide_change(
        lambda: plan_of(kept),
        user=person(request),
        reason=request.POST.get("reason", ""),
        revision=number(request.POST.get("revision", "")),
        choice=choice,
    )
    kept.delete()
    if change is None or carried_out(request, change):
        tell(request, plan.done, change)
    return _leave(kept)


def _show(request: HttpRequest, kept: PlannedChange, problem: str) -> HttpResponse:
    try:
        plan = plan_of(kept)
    except ConcordError as error:
        messages.error(request, str(error))
        return _leave(kept)
    preview = preview_change(plan.steps, user=person(request))
    context = preview_context(preview, page=request.GET.get("page")) | {
        "plan": plan,
        "planned": kept,
        "report": report_of(kept),
        "action": reverse("glossary:planned", args=[kept.pk]),
        "reason": request.POST.get("reason", ""),
        "problem": problem,
    }
    return render(request, "workbench/terms/preview.html", context, status=409 if problem else 200)


def _need_permission(request: HttpRequest, planned: PlannedChange) -> None:
    if not request.user.has_perms(PLANNERS[Act(planned.act)].permissions):
        raise PermissionDenied


def _leave(kept: PlannedChange) -> HttpResponse:
    return redirect(kept.arguments.get("next") or "glossary:concepts")
