"""Aligning an article with a translation: bring the text, see and correct the pairs, use them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import replace_url

from sources.errors import ConcordError
from sources.language_names import language_name
from sources.languages import targets_for
from sources.models import Article
from sources.reading import MAX_BYTES, supported_suffixes
from translations.aligning import (
    Act,
    begin_alignment,
    correct,
    memorise,
    run_alignment,
    take_out,
    use_as_translations,
)
from translations.models import Alignment
from workbench.jobs.queue import enqueue
from workbench.models import Job
from workbench.said import said

from .alignment_view import shown
from .requests import HtmxRequest, person

AT_ONCE = 100
"""Sentences on one side that are aligned while the page waits; more are a worker's task."""
PASTED = "pasted text.txt"

_may = permission_required("translations.submit_translation", raise_exception=True)
_may_remember = permission_required("translations.approve_translation", raise_exception=True)


class TextForm(forms.Form):
    """The translation: a file or pasted text, and its language."""

    target = forms.ChoiceField(label=gettext_lazy("Language"))
    file = forms.FileField(required=False, allow_empty_file=True)
    text = forms.CharField(
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        targets = targets_for(article.language)
        field = self.fields["target"]
        field.choices = [(each, language_name(each)) for each in targets]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("file")) == bool(data.get("text", "").strip()):
            raise forms.ValidationError(_("Choose a file, or paste the text, one of the two."))
        return data

    def content(self) -> tuple[str, bytes]:
        """The name and bytes of what was given."""
        file, text = self.cleaned_data["file"], self.cleaned_data["text"]
        # Forms send every line break as CR LF.
        return (file.name, file.read()) if file else (PASTED, text.replace("\r\n", "\n").encode())


@require_http_methods(["GET", "HEAD", "POST"])
@_may
def align_article(request: HttpRequest, pk: int) -> HttpResponse:
    """The form, and what was aligned with this article before."""
    article = get_object_or_404(Article, pk=pk)
    posted = request.method == "POST"
    form = TextForm(article, request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        name, content = form.content()
        try:
            found = begin_alignment(
                article,
                target=form.cleaned_data["target"],
                name=name,
                content=content,
                user=person(request),
            )
        except ConcordError as error:
            form.add_error(None, said(str(error)))
        else:
            _align(request, found)
            return redirect("alignment", found.pk)
    context = {
        "article": article,
        "form": form,
        "before": article.alignments.select_related("author").defer(*Alignment.TEXTS),
        "suffixes": supported_suffixes(),
        "limit": MAX_BYTES,
    }
    status = 422 if form.errors else 200
    return render(request, "workbench/alignment/start.html", context, status=status)


def _align(request: HttpRequest, alignment: Alignment) -> None:
    if max(len(alignment.source), len(alignment.sentences)) <= AT_ONCE:
        run_alignment(alignment)
        return
    enqueue(
        "align",
        arguments={"alignment": alignment.pk},
        label=_("Align “%(file)s”") % {"file": alignment.name},
        user=person(request),
    )


@require_safe
@_may
def alignment(request: HtmxRequest, pk: int) -> HttpResponse:
    """The pairs side by side, a part at a time, around the one at `at`."""
    found = _found(pk)
    job = Job.objects.filter(kind="align", arguments__alignment=pk).first()
    context = shown(found, _number(request.GET.get("at", "")))
    context["job"] = job if job and found.state == Alignment.State.WAITING else None
    return render(request, "workbench/alignment/page.html", context)


@require_POST
@_may
def correct_alignment(request: HtmxRequest, pk: int) -> HttpResponse:
    """Do one correction, store it, and show the pairs as they then are."""
    found, at, status, problem = _found(pk), _number(request.POST.get("at", "")), 200, ""
    try:
        act = Act(request.POST.get("act", ""))
        held, at = correct(found, act, at, version=_number(request.POST.get("version", "")))
        found.beads, found.steps, found.version = held.beads, held.steps, held.version
    except ValueError:
        at = _number(request.POST.get("go", ""))
    except ConcordError as error:
        problem, status = str(error), 409
    if request.htmx:
        context = shown(found, at) | {"problem": problem}
        page = render(request, "workbench/alignment/beads.html", context, status=status)
        return replace_url(page, f"{reverse('alignment', args=[pk])}?at={context['at']}")
    if problem:
        messages.error(request, problem)
    return redirect(f"{reverse('alignment', args=[pk])}?at={at}")


@require_POST
@_may
def use_alignment(request: HttpRequest, pk: int) -> HttpResponse:
    """See what the pairs would do as translations of the article."""
    batch = use_as_translations(_found(pk), user=person(request))
    return redirect("translation_import", batch.pk)


@require_POST
@_may_remember
def remember_alignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the pairs into the memory, or take them out again."""
    found = _found(pk)
    if request.POST.get("act") == "out":
        count = take_out(found)
        told = ngettext(
            "%(count)d pair was taken out of the memory.",
            "%(count)d pairs were taken out of the memory.",
            count,
        )
    else:
        count = memorise(found, user=person(request))
        told = ngettext(
            "%(count)d pair is in the memory now.", "%(count)d pairs are in the memory now.", count
        )
    messages.success(request, told % {"count": count})
    return redirect("alignment", pk)


def _found(pk: int) -> Alignment:
    rows = Alignment.objects.select_related("article", "author").defer("article__text")
    return get_object_or_404(rows, pk=pk)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
