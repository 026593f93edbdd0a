"""Adding and editing a concept with its terms."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from glossary.forms import ConceptForm, TermFormSet
from glossary.models import Concept, Term
from glossary.services.save_concept import ConceptConflict, save_concept


class ConceptEditor:
    """The form of a concept with its terms, empty or as typed; it stores nothing itself."""

    def __init__(self, concept: Concept, posted: QueryDict | None) -> None:
        self.concept = concept
        self._title = concept.identifier or "Add a concept"
        self._form = ConceptForm(posted, instance=concept)
        self._terms = TermFormSet(
            posted,
            instance=concept,
            prefix="terms",
            queryset=Term.objects.prefetch_related("forms"),
        )

    def is_valid(self) -> bool:
        """Whether what was typed can be stored; `concept`, `terms` and `deleted` are then set."""
        valid = all([self._form.is_valid(), self._terms.is_valid()])
        if valid:
            self._form.save(commit=False)
            self._terms.save(commit=False)
        return valid

    @property
    def terms(self) -> Sequence[tuple[Term, Sequence[str]]]:
        """The new and changed terms with the forms added to each, as `save_concept` takes them."""
        return [
            (form.instance, form.cleaned_data["forms_added"])
            for form in self._terms.forms
            if form.has_changed() and form not in self._terms.deleted_forms
        ]

    @property
    def deleted(self) -> Sequence[Term]:
        """The terms that are to go."""
        return self._terms.deleted_objects

    def refuse(self, problem: str) -> None:
        """Say on the page why nothing was saved."""
        self._form.add_error(None, problem)

    def page(self, request: HttpRequest, *, refused: bool = False) -> HttpResponse:
        """The page with the form, and what has to be mended in it."""
        context = {
            "form": self._form,
            "terms": self._terms,
            "title": self._title,
            "concept": self.concept,
            "refused": refused,
        }
        return render(request, "glossary/edit.html", context, status=422 if refused else 200)


@permission_required("glossary.add_concept", raise_exception=True)
def add(request: HttpRequest) -> HttpResponse:
    """A form for a new concept. It touches no translation, so it is stored at once."""
    if request.method != "POST":
        return ConceptEditor(Concept(), None).page(request)
    editor = ConceptEditor(Concept(), request.POST)
    if not editor.is_valid():
        return editor.page(request, refused=True)
    try:
        save_concept(concept=editor.concept, terms=editor.terms, deleted=editor.deleted)
    except ConceptConflict as error:
        editor.refuse(str(error))
        return editor.page(request, refused=True)
    messages.success(request, f"“{editor.concept.identifier}” was saved.")
    return redirect("glossary:concept", editor.concept.pk)
