"""Bringing articles in: files, or text pasted into a box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from sources.errors import ConcordError
from sources.language_names import LANGUAGE_CHOICES
from sources.models import Article
from sources.reading import MAX_BYTES, is_markup, supported_suffixes
from sources.services.import_article import import_articles
from workbench.said import said

from .drafting import enqueue_draft
from .requests import person

PASTED = "pasted text.txt"
PASTED_MARKUP = "pasted markup.html"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its articles, or the reason why there are none."""

    name: str
    articles: Sequence[Article] = ()
    error: str = ""


class FilesInput(forms.ClearableFileInput):
    """A box that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Any number of files. Empty ones pass: the importer's own message is clearer."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        return [super(FilesField, self).clean(each, initial) for each in data or []]


class ImportForm(forms.Form):
    """What to import, and what overrules the language, title and outlet found in it."""

    uploads = FilesField(required=False, allow_empty_file=True)
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        required=False, choices=[("", gettext_lazy("found in the text")), *LANGUAGE_CHOICES]
    )
    title = forms.CharField(required=False, max_length=500)
    outlet = forms.CharField(required=False, max_length=200)
    draft = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        things = len(data.get("uploads", [])) + bool(data.get("text", "").strip())
        if not things:
            raise forms.ValidationError(gettext("Choose a file, or paste the text of an article."))
        if things > 1 and data.get("title"):
            self.add_error("title", gettext("A title can be given for one article at a time."))
        return data

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """The name and bytes of each thing to import."""
        for file in self.cleaned_data["uploads"]:
            yield file.name, file.read()
        if self.cleaned_data["text"].strip():
            # Forms send every line break as CR LF.
            pasted = self.cleaned_data["text"].replace("\r\n", "\n")
            yield PASTED_MARKUP if is_markup(pasted) else PASTED, pasted.encode()


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("sources.add_article", raise_exception=True)
def import_page(request: HttpRequest) -> HttpResponse:
    """The form, and what became of each file that was sent with it."""
    drafts = request.user.has_perm("translations.draft_translation")
    if request.method != "POST":
        return _show(request, ImportForm(initial={"draft": drafts}))
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    outcomes = [_import(request, form, name, content) for name, content in form.contents()]
    imported = [article for outcome in outcomes for article in outcome.articles]
    if imported and form.cleaned_data["draft"] and drafts:
        enqueue_draft(imported, user=person(request))
    if any(outcome.error for outcome in outcomes):
        return _show(request, form, outcomes=outcomes, status=422)
    if len(imported) == 1:
        messages.success(request, gettext("Imported “%(title)s”.") % {"title": imported[0].title})
        return redirect("article", pk=imported[0].pk)
    done = ngettext("Imported %(count)d article.", "Imported %(count)d articles.", len(imported))
    messages.success(request, done % {"count": len(imported)})
    return redirect("articles")


def _import(request: HttpRequest, form: ImportForm, name: str, content: bytes) -> Outcome:
    chosen = form.cleaned_data
    try:
        articles = import_articles(
            name=name,
            content=content,
            language=chosen["language"],
            title=chosen["title"],
            outlet=chosen["outlet"],
            user=person(request),
        )
    except ConcordError as error:
        return Outcome(name, error=said(str(error)))
    return Outcome(name, articles)


def _show(
    request: HttpRequest, form: ImportForm, *, outcomes: Sequence[Outcome] = (), status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "outcomes": outcomes,
        "suffixes": supported_suffixes(),
        "limit": MAX_BYTES // 1024**2,
    }
    return render(request, "workbench/import.html", context, status=status)
