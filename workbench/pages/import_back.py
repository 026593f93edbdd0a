"""Bringing translations back that were edited elsewhere: choose a file, look, apply, take back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from sources.errors import ConcordError
from translations.import_back import (
    carry_out,
    decide_import,
    decide_undo,
    plan_import,
    receive,
    work_left,
)
from translations.importers import MAX_BYTES, suffixes
from translations.models import ImportedText, TranslationImport
from workbench.jobs.queue import enqueue
from workbench.said import said

from .import_preview import kept_ticks, preview
from .requests import person

READ_AT_ONCE = 1024 * 1024
"""Bytes of a file that is read while the page waits; a larger one is a worker's task."""
APPLY_AT_ONCE = 100
LISTED = 50

_may = permission_required("translations.submit_translation", raise_exception=True)


class FileForm(forms.Form):
    """The file. An empty one passes: the importer's own message is clearer."""

    file = forms.FileField(allow_empty_file=True)


@require_http_methods(["GET", "HEAD", "POST"])
@_may
def import_translations(request: HttpRequest) -> HttpResponse:
    """The form, and what was brought back before."""
    if request.method != "POST":
        return _start(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, form)
    file = form.cleaned_data["file"]
    if file.size > MAX_BYTES:
        form.add_error("file", _("The file is too large; export it in parts."))
        return _start(request, form)
    try:
        batch = receive(file.name, file.read(), user=person(request))
    except ConcordError as error:
        form.add_error("file", said(str(error)))
        return _start(request, form)
    if file.size > READ_AT_ONCE:
        _read_later(request, batch)
        return redirect("translation_import", batch.pk)
    try:
        plan_import(batch)
    except ConcordError as error:
        batch.delete()
        form.add_error("file", said(str(error)))
        return _start(request, form)
    return redirect("translation_import", batch.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@_may
def translation_import(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do or has done; `act` says which button was pressed."""
    batch = _batch(pk)
    if request.method != "POST":
        return render(request, "workbench/import_back/batch.html", preview(request, batch))
    _need_author(request, batch)
    act = request.POST.get("act", "")
    where = kept_ticks(request, batch, act)
    if act == "drop" and batch.state in {"reading", "planned"}:
        batch.delete()
        messages.info(request, _("Nothing was changed."))
        return redirect("import_translations")
    if act == "read" and batch.state == "reading":
        _read_later(request, batch)
    elif act == "apply":
        _decide(request, batch)
    elif act == "finish":
        _carry_out(request, batch)
    return redirect(where)


@require_POST
@_may
def undo_translation_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import back."""
    batch = _batch(pk)
    try:
        batch = decide_undo(batch, user=person(request))
    except ConcordError as error:
        messages.error(request, str(error))
    else:
        _carry_out(request, batch)
    return redirect("translation_import", pk)


def _batch(pk: int) -> TranslationImport:
    found = TranslationImport.objects.select_related("author", "undone_by").defer("content")
    return get_object_or_404(found, pk=pk)


def _need_author(request: HttpRequest, batch: TranslationImport) -> None:
    if batch.author_id not in {None, person(request).pk}:
        raise PermissionDenied


def _start(request: HttpRequest, form: FileForm) -> HttpResponse:
    batches = TranslationImport.objects.select_related("author").defer("content")[:LISTED]
    context = {"form": form, "batches": batches, "suffixes": suffixes(), "limit": MAX_BYTES}
    return render(
        request, "workbench/import_back/start.html", context, status=422 if form.errors else 200
    )


def _read_later(request: HttpRequest, batch: TranslationImport) -> None:
    enqueue(
        "read_translations",
        arguments={"batch": batch.pk},
        label=_("Read “%(file)s”") % {"file": batch.name},
        user=person(request),
    )


def _decide(request: HttpRequest, batch: TranslationImport) -> None:
    try:
        batch = decide_import(batch)
    except ConcordError as error:
        messages.error(request, str(error))
    else:
        _carry_out(request, batch)


def _carry_out(request: HttpRequest, batch: TranslationImport) -> None:
    """Write or restore, at once or, where it is much, as a job."""
    user = person(request)
    undone = batch.state == TranslationImport.State.UNDOING
    if work_left(batch) > APPLY_AT_ONCE:
        arguments: dict[str, Any] = {"batch": batch.pk, "user": user.pk, "undone": undone}
        label = _("Take “%(file)s” back") if undone else _("Bring “%(file)s” in")
        enqueue(
            "apply_translations", arguments=arguments, label=label % {"file": batch.name}, user=user
        )
        messages.success(request, _("This takes a while; the job below shows its progress."))
        return
    carry_out(batch, user=user)
    _tell(request, list(batch.texts.exclude(outcome="").values_list("outcome", flat=True)), undone)


def _tell(request: HttpRequest, outcomes: Sequence[str], undone: bool) -> None:
    outcome = ImportedText.Outcome
    if undone:
        count, left = outcomes.count(outcome.UNDONE), outcomes.count(outcome.KEPT)
        told = ngettext("%(count)d text was restored.", "%(count)d texts were restored.", count)
    else:
        count, left = outcomes.count(outcome.APPLIED), outcomes.count(outcome.PASSED_OVER)
        told = ngettext(
            "%(count)d translation was brought in.",
            "%(count)d translations were brought in.",
            count,
        )
    sentence = told % {"count": count}
    if left:
        sentence += " " + _("%(count)d had been changed meanwhile and stay as they are.") % {
            "count": left
        }
    messages.success(request, sentence)
