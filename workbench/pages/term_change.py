"""Changing a concept: what that does to translations, before it is saved; and taking it back."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from glossary.models import Concept
from glossary.services.save_concept import ConceptConflict
from glossary.services.wording import Wording, wording_after, wording_from_json, wording_of
from glossary.views.editing import ConceptEditor
from sources.errors import ConcordError
from translations.models import Mend, TermChange
from translations.term_change import (
    Choice,
    GlossaryMoved,
    Preview,
    carry_out,
    decide_change,
    decide_undo,
    is_waiting,
    preview_change,
    work_left,
)
from workbench.jobs.queue import enqueue

from .difference import difference
from .requests import person
from .wording_diff import wording_diff

CHANGES_PER_PAGE = 50
MENDS_SHOWN = 500
AT_ONCE = 1000
"""Translations that are mended and verified while a person waits: about a second."""

_OF_THE_PREVIEW = {"csrfmiddlewaretoken", "act", "revision", "mend", "seen", "rest", "reason"}


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("glossary.change_concept", raise_exception=True)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of a concept; where its change touches translations, they are shown first.

    `act` says which button was pressed: none for the form's own Save, then on the preview "apply",
    "save" (mend nothing) or "back".
    """
    concept = get_object_or_404(Concept, pk=pk)
    act = request.POST.get("act", "")
    editor = ConceptEditor(concept, request.POST if request.method == "POST" else None)
    if request.method != "POST" or act == "back":
        return editor.page(request)
    if not editor.is_valid():
        return editor.page(request, refused=True)
    if act not in {"apply", "save"}:
        preview = preview_change(*_wordings(editor), user=person(request))
        if not preview.empty:
            return _show(request, editor, preview)
    try:
        done = decide_change(
            concept=editor.concept,
            terms=editor.terms,
            deleted=editor.deleted,
            user=person(request),
            reason=request.POST.get("reason", ""),
            revision=_number(request.POST.get("revision", "")),
            choice=_choice(request.POST) if act == "apply" else Choice(),
        )
    except GlossaryMoved as moved:
        fresh = preview_change(*_wordings(editor), user=person(request))
        return _show(request, editor, fresh, problem=str(moved))
    except ConceptConflict as error:
        editor.refuse(str(error))
        return editor.page(request, refused=True)
    if done is None or _carried_out(request, done):
        messages.success(request, _told(concept, done))
    return redirect("glossary:concept", pk)


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """The changes of terms, newest first; of one concept with `?concept=`."""
    concept = None
    found = (
        TermChange.objects.select_related("author", "undone_by")
        .annotate(count=Count("mends"))
        .order_by("-pk")
    )
    if number := _number(request.GET.get("concept", "")):
        concept = get_object_or_404(Concept, pk=number)
        found = found.filter(concept=concept)
    page = Paginator(found, CHANGES_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "concept": concept}
    return render(request, "workbench/terms/changes.html", context)


@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """One change: its terms before and after, and the translations it mended."""
    found = get_object_or_404(
        TermChange.objects.select_related("author", "undone_by", "concept"), pk=pk
    )
    counts = dict(found.mends.order_by().values_list("state").annotate(Count("pk")))
    mends = found.mends.select_related("translation__segment__article").defer(
        "translation__segment__article__text"
    )[:MENDS_SHOWN]
    context = {
        "change": found,
        "terms": wording_diff(wording_from_json(found.before), wording_from_json(found.after)),
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
    if not _carried_out(request, found):
        return redirect("glossary:change", pk)
    restored = found.mends.filter(state=Mend.State.UNDONE).count()
    kept = found.mends.filter(state=Mend.State.KEPT).count()
    left = f" {kept} had been changed since and stay as they are, listed below." if kept else ""
    messages.success(request, f"The terms are as they were; {restored} texts were restored.{left}")
    return redirect("glossary:change", pk)


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def resume_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish what was interrupted, mending or taking back."""
    found = get_object_or_404(TermChange, pk=pk)
    _carried_out(request, found)
    return redirect("glossary:change", pk)


def _carried_out(request: HttpRequest, change: TermChange) -> bool:
    """Mend or restore what waits, at once or, where it is much, as a job; whether it is done."""
    user = person(request)
    if work_left(change) <= AT_ONCE:
        carry_out(change, user=user)
        return True
    enqueue(
        "term_change",
        arguments={"change": change.pk, "user": user.pk, "undone": change.undone_at is not None},
        label=f"Change the terms of “{change.identifier}” in translations",
        user=user,
    )
    messages.success(
        request,
        f"The terms of “{change.identifier}” were saved. Many translations are concerned: "
        "they are gone through in the background, as the jobs page shows.",
    )
    return False


def _wordings(editor: ConceptEditor) -> tuple[Wording, Wording]:
    """The terms as they are stored, and as they would be."""
    after = wording_after(editor.concept, editor.terms, editor.deleted)
    return wording_of(editor.concept), after


def _show(
    request: HttpRequest, editor: ConceptEditor, preview: Preview, *, problem: str = ""
) -> HttpResponse:
    groups = [
        (group, [(each, list(difference(each.old, each.new))) for each in group.shown])
        for group in preview.groups
    ]
    context = {
        "concept": editor.concept,
        "preview": preview,
        "terms": wording_diff(*_wordings(editor)),
        "groups": groups,
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


def _choice(posted: QueryDict) -> Choice:
    """The ticked translations, "id:version" each, and the states ticked as a whole."""
    chosen = {}
    for value in posted.getlist("mend"):
        translation, _, version = value.partition(":")
        if translation.isdecimal() and version.isdecimal():
            chosen[int(translation)] = int(version)
    seen = {int(value) for value in posted.getlist("seen") if value.isdecimal()}
    return Choice(chosen, posted.getlist("rest"), seen)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _told(concept: Concept, done: TermChange | None) -> str:
    saved = f"“{concept.identifier}” was saved."
    if done is None:
        return saved
    states = list(done.mends.values_list("state", flat=True))
    mended = states.count(Mend.State.APPLIED)
    passed = states.count(Mend.State.PASSED_OVER)
    if mended:
        saved += f" {mended} translation{'s were' if mended > 1 else ' was'} mended."
    if passed:
        saved += f" {passed} had been changed meanwhile and stay as they are."
    return saved
