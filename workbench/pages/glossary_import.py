"""Importing a glossary file."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from glossary.exchange import UnknownFormat
from glossary.forms import ImportForm
from glossary.services.change_plan import Act
from glossary.services.import_glossary import ImportReport, PlannedImport
from translations.models import PlannedChange

from .change_preview import carried_out, tell
from .planned_change import attempt
from .planners import planned_import
from .requests import person


@permission_required("glossary.add_concept", raise_exception=True)
def import_page(request: HttpRequest) -> HttpResponse:
    """The form, and above it what in the file has to be mended, or to be decided.

    An import that touches translations is shown before it is done.
    """
    posted = request.method == "POST"
    form = ImportForm(request.POST if posted else None, request.FILES if posted else None)
    report = ImportReport()
    if form.is_valid():
        try:
            planned = _planned(request, form)
            found = planned_import(planned)
        except UnknownFormat as error:
            form.add_error("file", str(error))
        else:
            report = found.report
            if not report.rejected:
                if page := _do(request, planned, found):
                    return redirect(page)
                if not report.conflicts and not report.notices:
                    return redirect("glossary:concepts")
    refused = bool(report.rejected or form.errors)
    context = {"form": form, "report": report}
    return render(request, "glossary/import.html", context, status=422 if refused else 200)


def _do(request: HttpRequest, planned: PlannedChange, found: PlannedImport) -> str:
    """Import it; the address of the preview where somebody has to look first."""
    change = None
    if found.plan:
        done = attempt(request, planned, found.plan)
        if done.page:
            return done.page
        change = done.change
    if change is None or carried_out(request, change):
        tell(request, found.report.told, change)
    return ""


def _planned(request: HttpRequest, form: ImportForm) -> PlannedChange:
    file, chosen = form.cleaned_data["file"], form.cleaned_data
    return PlannedChange(
        author=person(request),
        act=Act.IMPORTED,
        name=file.name[:300],
        content=file.read(),
        arguments={
            "on_conflict": chosen["on_conflict"],
            "source": chosen["source"],
            "target": chosen["target"],
        },
    )
