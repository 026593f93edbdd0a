"""Taking the glossary away as a file."""

from __future__ import annotations

import tempfile
from typing import Any, BinaryIO, cast

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from glossary.exchange import WriteOptions, writer
from glossary.exchange.tbx.vocabulary import DIALECTS
from glossary.services.export_glossary import write_glossary
from sources.errors import ConcordError
from sources.language_names import LANGUAGE_CHOICES

# Beyond this a file goes to disk while it is made.
_IN_MEMORY = 4 * 1024 * 1024
_FORMATS = {
    **{f"tbx {name}": dialect.label for name, dialect in DIALECTS.items()},
    "csv": gettext_lazy("CSV table"),
    "po": gettext_lazy("gettext PO, for one pair of languages"),
}


class ExportForm(forms.Form):
    """The format, and what some formats have to be told."""

    format = forms.ChoiceField(choices=_FORMATS.items(), widget=forms.RadioSelect)
    source = forms.ChoiceField(
        choices=LANGUAGE_CHOICES,
        required=False,
        label=gettext_lazy("Source language"),
        help_text=gettext_lazy("Named as the language of the file in TBX and PO."),
    )
    target = forms.ChoiceField(
        choices=[("", "none"), *LANGUAGE_CHOICES],
        required=False,
        label=gettext_lazy("Target language"),
        help_text=gettext_lazy(
            "For PO, which holds the preferred terms of one pair and nothing else."
        ),
    )
    spreadsheet_safe = forms.BooleanField(
        required=False,
        label=gettext_lazy("Make cells safe that a spreadsheet would run as formulas"),
        help_text=gettext_lazy(
            "For CSV; puts an apostrophe before them, which an import takes off again."
        ),
    )


@require_safe
def export_page(request: HttpRequest) -> HttpResponse:
    """The form."""
    first = next(iter(_FORMATS))
    form = ExportForm(initial={"format": first, "source": "de", "target": "en"})
    return render(request, "glossary/export.html", {"form": form})


@require_safe
def download(request: HttpRequest) -> HttpResponse | FileResponse:
    """The file, or the form with what is wrong."""
    form = ExportForm(request.GET)
    if form.is_valid():
        try:
            return _file(form.cleaned_data)
        except ConcordError as error:
            form.add_error(None, str(error))
    return render(request, "glossary/export.html", {"form": form}, status=422)


def _file(chosen: dict[str, Any]) -> FileResponse:
    name, _, dialect = chosen["format"].partition(" ")
    options = WriteOptions(
        source=chosen["source"],
        target=chosen["target"],
        dialect=dialect,
        spreadsheet_safe=chosen["spreadsheet_safe"],
    )
    out = cast(BinaryIO, tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115, the response closes it
    try:
        write_glossary(name, out, options)
    except ConcordError:
        out.close()
        raise
    out.seek(0)
    return FileResponse(
        out,
        as_attachment=True,
        filename=f"concord-glossary-{timezone.localdate()}{writer(name).suffix}",
        content_type=writer(name).media_type,
    )
