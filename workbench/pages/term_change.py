"""Adding and changing a concept: what that does to translations, before it is saved."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from glossary.models import Concept
from glossary.services.change_plan import Plan, plan_concept
from glossary.services.save_concept import ConceptConflict
from glossary.views.editing import ConceptEditor
from translations.term_change import (
    Choice,
    GlossaryMoved,
    Preview,
    decide_change,
    preview_change,
)

from .change_preview import carried_out, choice_of, number, preview_context, tell
from .requests import person

_OF_THE_PREVIEW = {"csrfmiddlewaretoken", "act", "revision", "mend", "seen", "rest", "reason"}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("glossary.add_concept", raise_exception=True)
def add(request: HttpRequest) -> HttpResponse:
    """A form for a new concept."""
    return _page(request, Concept())


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("glossary.change_concept", raise_exception=True)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a concept."""
    return _page(request, get_object_or_404(Concept, pk=pk))


def _page(request: HttpRequest, concept: Concept) -> HttpResponse:
    """The form; where the change touches translations, they are shown before it is saved.

    `act` says which button was pressed: none for the form's own Save, then on the preview "apply",
    "save" (mend nothing) or "back". What was typed over an older version of the concept is shown
    again, beside the newer one.
    """
    act = request.POST.get("act", "")
    editor = ConceptEditor(concept, request.POST if request.method == "POST" else None, request.GET)
    if editor.outdated:
        return editor.compared(request)
    if request.method != "POST" or act == "back":
        return editor.page(request)
    if not editor.is_valid():
        return editor.page(request, refused=True)
    if act not in {"apply", "save"}:
        preview = _preview(request, editor)
        if not preview.empty:
            return _show(request, editor, preview)
    try:
        done = decide_change(
            lambda: _plan(editor),
            user=person(request),
            reason=request.POST.get("reason", ""),
            revision=number(request.POST.get("revision", "")),
            choice=choice_of(request.POST) if act == "apply" else Choice(),
        )
    except GlossaryMoved as moved:
        return _show(request, editor, _preview(request, editor), problem=str(moved))
    except ConceptConflict as error:
        editor.refuse(str(error))
        return editor.page(request, refused=True)
    if done is None:
        messages.success(
            request, gettext("“%(concept)s” stays as it was.") % {"concept": concept.identifier}
        )
    elif carried_out(request, done):
        tell(request, gettext("“%(concept)s” was saved.") % {"concept": concept.identifier}, done)
    editor.attest(person(request))
    editor.warn(request)
    return redirect("glossary:concept", concept.pk)


def _plan(editor: ConceptEditor) -> Plan:
    return plan_concept(editor.concept, editor.terms, editor.deleted)


def _preview(request: HttpRequest, editor: ConceptEditor) -> Preview:
    return preview_change(_plan(editor).steps, user=person(request))


def _show(
    request: HttpRequest, editor: ConceptEditor, preview: Preview, *, problem: str = ""
) -> HttpResponse:
    concept = editor.concept
    here = reverse("glossary:edit", args=[concept.pk]) if concept.pk else reverse("glossary:add")
    context = preview_context(preview) | {
        "concept": concept,
        "action": here,
        "typed": list(_typed(request.POST)),
        "reason": request.POST.get("reason", ""),
        "problem": problem,
    }
    return render(request, "workbench/terms/preview.html", context, status=409 if problem else 200)


def _typed(posted: QueryDict) -> Iterator[tuple[str, str]]:
    """What the person typed in the concept's form, to be carried through the preview."""
    for name, values in posted.lists():
        if name not in _OF_THE_PREVIEW:
            yield from ((name, str(value)) for value in values)
