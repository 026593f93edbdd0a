"""Importing a glossary file."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from glossary.exchange import UnknownFormat
from glossary.forms import ImportForm
from glossary.services.import_glossary import ImportReport, import_glossary


@permission_required("glossary.add_concept", raise_exception=True)
def import_page(request: HttpRequest) -> HttpResponse:
    """The form, and above it what in the file has to be mended, or to be decided."""
    posted = request.method == "POST"
    form = ImportForm(request.POST if posted else None, request.FILES if posted else None)
    report = ImportReport()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = import_glossary(
                [(file.name, file.read())], on_conflict=form.cleaned_data["on_conflict"]
            )
        except UnknownFormat as error:
            form.add_error("file", str(error))
        else:
            if not report.rejected:
                messages.success(
                    request,
                    f"{report.concepts_created} concepts created, {report.concepts_updated} "
                    f"updated; {report.terms_created} terms created.",
                )
                if not report.conflicts and not report.notices:
                    return redirect("glossary:concepts")
    refused = bool(report.rejected or form.errors)
    context = {"form": form, "report": report}
    return render(request, "glossary/import.html", context, status=422 if refused else 200)
