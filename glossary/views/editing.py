"""Adding and editing a concept with its terms."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from glossary.forms import ConceptForm, TermForm, TermFormSet
from glossary.models import Concept, Term
from glossary.services.save_concept import ConceptConflict, save_concept


@permission_required("glossary.add_concept", raise_exception=True)
def add(request: HttpRequest) -> HttpResponse:
    """A form for a new concept."""
    return _form(request, Concept())


@permission_required("glossary.change_concept", raise_exception=True)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A form for a known concept."""
    return _form(request, get_object_or_404(Concept, pk=pk))


def _form(request: HttpRequest, concept: Concept) -> HttpResponse:
    title = concept.identifier or "Add a concept"
    posted = request.POST if request.method == "POST" else None
    form = ConceptForm(posted, instance=concept)
    terms = TermFormSet(
        posted,
        instance=concept,
        prefix="terms",
        queryset=Term.objects.prefetch_related("forms"),
    )
    refused = False
    if posted is not None:
        if form.is_valid() and terms.is_valid() and _save(form, terms):
            messages.success(request, f"“{concept.identifier}” was saved.")
            return redirect("glossary:concept", concept.pk)
        refused = True
    context = {
        "form": form,
        "terms": terms,
        "title": title,
        "concept": concept,
        "refused": refused,
    }
    return render(request, "glossary/edit.html", context, status=422 if refused else 200)


def _save(form: ConceptForm, terms: BaseInlineFormSet[Term, Concept, TermForm]) -> bool:
    """Store the checked forms; whether that succeeded."""
    terms.save(commit=False)
    changed = [
        each for each in terms.forms if each.has_changed() and each not in terms.deleted_forms
    ]
    try:
        save_concept(
            concept=form.save(commit=False),
            terms=[(each.instance, each.cleaned_data["forms_added"]) for each in changed],
            deleted=terms.deleted_objects,
        )
    except ConceptConflict as error:
        form.add_error(None, str(error))
        return False
    return True
