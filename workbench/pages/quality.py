"""The quality page: figures of the whole corpus as plots, each with its table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from translations import quality
from translations.census import articles_behind
from translations.models import State
from translations.quality import Scope, basis
from workbench.jobs.queue import enqueue
from workbench.models import Job

from .quality_plots import acts_plot, editing_plots, failing_plot
from .quality_scope import PERIODS, Asked, outlets, pair_choices
from .requests import person

AT_ONCE = 40
"""So few new approvals are measured while the page loads; more are left to a job."""
KEPT_SECONDS = 600


@require_safe
def quality_page(request: HttpRequest) -> HttpResponse:
    """Consistency, checks, machine against final, and what was done.

    `?period=90&pair=de-en&outlet=…` chooses.
    """
    asked = Asked.of(request.GET.dict())
    waiting = _measure_some()
    context = figures_of(asked, timezone.now()) | {
        "asked": asked,
        "periods": PERIODS.values(),
        "pairs": pair_choices(),
        "outlets": outlets(),
        "waiting": waiting,
        "behind": articles_behind().count(),
        "job": Job.objects.filter(
            kind="measure", state__in=[Job.State.QUEUED, Job.State.RUNNING]
        ).first(),
    }
    return render(request, "workbench/quality.html", context)


@require_POST
def measure(request: HttpRequest) -> HttpResponse:
    """Have all approved texts measured against their drafts, as a job."""
    label = _("Measure approved texts against their drafts")
    enqueue("measure", arguments={}, label=label, user=person(request))
    messages.success(request, _("This is done in the background, as the jobs page shows."))
    return redirect("quality")


def _measure_some() -> int:
    """Measure what was approved of late if that is little; how many texts are still waiting."""
    few = list(quality.unmeasured()[: AT_ONCE + 1])
    if len(few) > AT_ONCE:
        return quality.unmeasured().count()
    if few:
        quality.measure(few)
    return 0


def figures_of(asked: Asked, now: datetime) -> dict[str, Any]:
    """All figures; each part is kept until something of what it is made of changes."""
    scope, acts_scope = asked.scope(now), asked.acts_scope(now)
    work = basis.of_work()
    parts: list[tuple[str, basis.Basis, Callable[[], dict[str, Any]]]] = [
        ("names", basis.of_names(scope), lambda: {"consistency": quality.consistency(scope)}),
        ("checks", (*work, *basis.of_findings()), lambda: _failing(scope)),
        ("edits", (*work, *basis.of_edits()), lambda: _edited(scope)),
        ("acts", work, lambda: _acts(asked, acts_scope)),
        (
            "states",
            work,
            lambda: {"states": [(each, _bar(each)) for each in quality.states(scope)]},
        ),
    ]
    figures: dict[str, Any] = {"state_order": _STATES}
    for name, rows, make in parts:
        text = f"{name} {get_language()} {asked} {timezone.localdate(now)} {rows}"
        key = "quality-" + blake2b(text.encode(), digest_size=16).hexdigest()
        kept = cache.get(key)
        if kept is None:
            kept = make()
            cache.set(key, kept, KEPT_SECONDS)
        figures |= kept
    return figures


def _failing(scope: Scope) -> dict[str, Any]:
    failing = quality.failing(scope)
    return {
        "failing": failing,
        "failing_times": [scope.moments[at] for at in failing.texts],
        "failing_plot": failing_plot(failing, scope) if failing.kinds else "",
    }


def _edited(scope: Scope) -> dict[str, Any]:
    edited = quality.post_editing(scope)
    return {
        "edited": [
            (each, [(scope.moments[at], part) for at, part in each.stretches.items()])
            for each in edited
        ],
        "editing_plots": editing_plots(edited, scope) if edited else [],
    }


def _acts(asked: Asked, scope: Scope) -> dict[str, Any]:
    acts = quality.acts(scope)
    return {
        "acts": [(scope.moments[at], each) for at, each in reversed(list(acts.items()))],
        "acts_plot": acts_plot(acts, scope) if acts else "",
        "step": asked.period.acts_step,
    }


_STATES = [State.APPROVED, State.TRANSLATED, State.DRAFT, State.NEEDS_WORK, State.INITIAL]


def _bar(pair: quality.PairStates) -> list[tuple[str, str, int, float, float]]:
    """Each state of a pair: name, words, count, and its stretch of a bar in percent."""
    left, parts = 0.0, []
    for state in _STATES:
        count = pair.counts.get(state, 0)
        width = 100 * count / (pair.total or 1)
        parts.append((state.value, str(state.label), count, round(left, 2), round(width, 2)))
        left += width
    return parts
