"""Exports: choose what, see it, take it away as a file."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import islice
from typing import Any, BinaryIO, cast

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sources.languages import TARGET_CHOICES, TARGETS
from sources.models import Article
from translations.export import WRITTEN_STATES, Selection, export_meta, select_pairs
from translations.exporters import exporter, formats
from translations.models import State

from .progress import standings

PREVIEWED = 10
# Beyond this a file goes to disk while it is made.
IN_MEMORY = 4 * 1024 * 1024


class ExportForm(forms.Form):
    """What to export. No article chosen means all of them, no target both, no state every one
    with a text."""

    articles = forms.TypedMultipleChoiceField(
        required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    targets = forms.MultipleChoiceField(
        required=False, choices=TARGET_CHOICES, widget=forms.CheckboxSelectMultiple
    )
    states = forms.MultipleChoiceField(
        required=False,
        choices=[(state.value, state.label) for state in State],
        widget=forms.CheckboxSelectMultiple,
    )
    format = forms.ChoiceField(widget=forms.RadioSelect)
    spreadsheet_safe = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = list(Article.objects.defer("text"))
        self.fields["articles"].choices = [  # type: ignore[attr-defined]
            (article.pk, article.title) for article in self.listed
        ]
        self.fields["format"].choices = [  # type: ignore[attr-defined]
            (name, each.label) for name, each in formats().items()
        ]

    def selection(self) -> Selection:
        """What the exporters are asked for."""
        chosen = self.cleaned_data
        return Selection(
            articles=tuple(chosen["articles"]),
            targets=tuple(chosen["targets"]) or TARGETS,
            states=tuple(chosen["states"]) or WRITTEN_STATES,
        )

    def count(self) -> int:
        """How many pairs the selection holds."""
        selection = self.selection()
        chosen = [
            article
            for article in self.listed
            if not selection.articles or article.pk in selection.articles
        ]
        return sum(
            progress.in_state(state)
            for standing in standings(chosen).values()
            for progress in standing.progress
            if progress.target in selection.targets
            for state in selection.states
        )


@require_safe
@permission_required("translations.export_translation", raise_exception=True)
def export_page(request: HttpRequest) -> HttpResponse:
    """The form and, for what the address chooses, a preview."""
    chosen = request.GET.copy()
    if not chosen:
        chosen.update({"format": "tmx", "states": State.APPROVED.value})
    form = ExportForm(chosen)
    context: dict[str, Any] = {"form": form, "query": chosen.urlencode()}
    if form.is_valid():
        context["count"] = form.count()
        context["preview"] = list(islice(select_pairs(form.selection()), PREVIEWED))
    return render(request, "workbench/export.html", context)


@require_safe
@permission_required("translations.export_translation", raise_exception=True)
def download(request: HttpRequest) -> HttpResponse | FileResponse:
    """The file."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        return render(request, "workbench/export.html", {"form": form}, status=422)
    selection = form.selection()
    writer = exporter(form.cleaned_data["format"])
    meta = replace(export_meta(selection), spreadsheet_safe=form.cleaned_data["spreadsheet_safe"])
    out = cast(BinaryIO, tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115, the response closes it
    writer.write(select_pairs(selection), out, meta)
    out.seek(0)
    return FileResponse(
        out,
        as_attachment=True,
        filename=f"concord-{timezone.localdate()}{writer.suffix}",
        content_type=writer.media_type,
    )
