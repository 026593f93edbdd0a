"""Exports: choose what, see it, take it away as a file."""

from __future__ import annotations

import tempfile
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sources.errors import ConcordError
from translations.aligned_pairs import select_pairs
from translations.export import prepare
from translations.exporters import exporter
from translations.models import State
from translations.selection import counts
from workbench.exports import folder
from workbench.jobs.queue import enqueue
from workbench.models import Job

from .export_form import ExportForm
from .requests import person

PREVIEWED = 10
LARGE = 20_000
"""More pairs than this are a worker's task: a page should answer within some seconds."""
# Beyond this a file goes to disk while it is made.
IN_MEMORY = 4 * 1024 * 1024

_may_export = permission_required("translations.export_translation", raise_exception=True)


@require_safe
@_may_export
def export_page(request: HttpRequest) -> HttpResponse:
    """The form and, for what the address chooses, a preview."""
    chosen = request.GET.copy()
    if not chosen:
        chosen.update({"format": "tmx", "states": State.APPROVED.value})
    form = ExportForm(chosen)
    context: dict[str, Any] = {"form": form, "query": chosen.urlencode(), "limit": LARGE}
    if form.is_valid():
        context["count"] = sum(counts(form.chosen).values())
        context["preview"] = list(islice(select_pairs(form.chosen), PREVIEWED))
    return render(request, "workbench/export.html", context)


@require_safe
@_may_export
def download(request: HttpRequest) -> HttpResponseBase:
    """The file."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    try:
        export = prepare(
            form.cleaned_data["format"], form.chosen, spreadsheet_safe=form.spreadsheet_safe
        )
    except ConcordError as error:
        form.add_error(None, str(error))
        return _refused(request, form)
    out = cast(BinaryIO, tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115, the response closes it
    export.write(out)
    out.seek(0)
    return _attachment(out, export.suffix, export.media_type)


@require_POST
@_may_export
def prepare_file(request: HttpRequest) -> HttpResponse:
    """Have the file made by a worker; the address chooses as for a download."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _refused(request, form)
    name = form.cleaned_data["format"]
    enqueue(
        "export",
        arguments={
            "format_name": name,
            "selection": asdict(form.chosen),
            "spreadsheet_safe": form.spreadsheet_safe,
        },
        label=_("Export as %(format)s") % {"format": exporter(name).label},
        user=person(request),
    )
    return redirect("jobs")


@require_safe
@_may_export
def prepared_file(request: HttpRequest, pk: int) -> FileResponse:
    """The file that an export job made, as long as it is kept."""
    job = get_object_or_404(Job, pk=pk, kind="export", state=Job.State.DONE)
    path = folder() / Path(job.result["file"]).name
    if not path.is_file():
        raise Http404(_("This file is no longer kept. Export it again."))
    media_type = exporter(job.arguments["format_name"]).media_type
    return _attachment(path.open("rb"), path.suffix, media_type)


def _refused(request: HttpRequest, form: ExportForm) -> HttpResponse:
    context = {"form": form, "query": request.GET.urlencode()}
    return render(request, "workbench/export.html", context, status=422)


def _attachment(out: BinaryIO, suffix: str, media_type: str) -> FileResponse:
    return FileResponse(
        out,
        as_attachment=True,
        filename=f"concord-{timezone.localdate()}{suffix}",
        content_type="application/zip" if suffix == ".zip" else media_type,
    )
