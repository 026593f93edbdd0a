"""The changes of terms that were made, and taking them back."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from glossary.models import Concept
from glossary.services.wording import Wording, wording_from_json
from sources.errors import ConcordError
from translations.models import ConceptChange, Mend, TermChange
from translations.models.term_change import TEXT_ACTS
from translations.term_change import decide_undo, is_waiting

from .change_preview import CONCEPTS_PER_PAGE, carried_out, number, step_diff
from .requests import person
from .wording_diff import TermDiff

CHANGES_PER_PAGE = 50
MENDS_SHOWN = 500


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The changes of terms, newest first; of one concept with `?concept=`."""
    concept = None
    found = (
        TermChange.objects.select_related("author", "undone_by")
        .annotate(
            count=Count("mends", distinct=True), concept_count=Count("concepts", distinct=True)
        )
        .exclude(act__in=TEXT_ACTS)
        .order_by("-pk")
    )
    if wanted := number(request.GET.get("concept", "")):
        concept = get_object_or_404(Concept, pk=wanted)
        of_it = ConceptChange.objects.filter(concept=concept).values("change")
        found = found.filter(pk__in=of_it)
    page = Paginator(found, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "concept": concept}
    return render(request, "workbench/terms/changes.html", context)


@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: the terms before and after, and the translations it mended."""
    found = get_object_or_404(TermChange.objects.select_related("author", "undone_by"), pk=pk)
    counts = dict(found.mends.order_by().values_list("state").annotate(Count("pk")))
    mends = found.mends.select_related("translation__segment__article").defer(
        "translation__segment__article__text"
    )[:MENDS_SHOWN]
    rows = Paginator(found.concepts.order_by("pk"), CONCEPTS_PER_PAGE)
    concepts = rows.get_page(request.GET.get("page"))
    there = set(
        Concept.objects.filter(pk__in=[row.concept_id for row in concepts]).values_list(
            "pk", flat=True
        )
    )
    context = {
        "change": found,
        "concepts": concepts,
        "steps": [(row, row.concept_id in there, _diff(row)) for row in concepts],
        "mends": mends,
        "counts": [
            (label, counts[state]) for state, label in Mend.State.choices if state in counts
        ],
        "total": sum(counts.values()),
        "waiting": is_waiting(found),
    }
    return render(request, "workbench/terms/change.html", context)


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back, and say which texts could not be."""
    found = get_object_or_404(TermChange, pk=pk)
    try:
        found = decide_undo(found, user=person(request))
    except ConcordError as error:
        messages.error(request, str(error))
        return redirect("glossary:change", pk)
    if not carried_out(request, found):
        return redirect("glossary:change", pk)
    restored = found.mends.filter(state=Mend.State.UNDONE).count()
    kept = found.mends.filter(state=Mend.State.KEPT).count()
    told = ngettext(
        "The terms are as they were; %(count)d text was restored.",
        "The terms are as they were; %(count)d texts were restored.",
        restored,
    ) % {"count": restored}
    if kept:
        told += " " + _("%(count)d had been changed since and stay as they are, listed below.") % {
            "count": kept
        }
    messages.success(request, told)
    return redirect("glossary:change", pk)


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def resume_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish what was interrupted, mending or taking back."""
    found = get_object_or_404(TermChange, pk=pk)
    carried_out(request, found)
    return redirect("glossary:change", pk)


def _diff(row: ConceptChange) -> list[TermDiff]:
    before, after = (_read(data) for data in (row.before, row.after))
    return step_diff(before, after)


def _read(data: dict[str, object] | None) -> Wording | None:
    return wording_from_json(data) if data else None
