"""Adding and editing a concept with its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from glossary.forms import ConceptForm, TermFormSet, split_forms
from glossary.matching import Form
from glossary.models import Concept, Term
from glossary.services.advice import Advice, Proposal, Remark, TypedTerm, advise
from glossary.services.save_concept import ConceptConflict, GivenTerm, TermForms, save_concept
from sources.languages import LANGUAGES

LONGEST_TERM = 300
"""Characters; what is longer cannot be stored, and nothing is said of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A term of the form with what is said of it; `tag` is the BCP 47 tag of its language."""

    form: ModelForm  # type: ignore[type-arg]  # no generic when it runs
    tag: str
    proposals: Sequence[Proposal]
    remarks: Sequence[Remark]
    forms: Sequence[Form]


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
    def terms(self) -> Sequence[GivenTerm]:
        """The new and changed terms with the forms set for each, as `save_concept` takes them."""
        return [
            (
                form.instance,
                TermForms(form.cleaned_data["forms_added"], form.cleaned_data["forms_forbidden"]),
            )
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
        context = self._advised() | {
            "form": self._form,
            "terms": self._terms,
            "title": self._title,
            "concept": self.concept,
            "refused": refused,
        }
        return render(request, "glossary/edit.html", context, status=422 if refused else 200)

    def advice(self, request: HttpRequest) -> HttpResponse:
        """What is said of the terms, for a page that shows them already."""
        return render(request, "glossary/advice.html", self._advised())

    def _advised(self) -> dict[str, object]:
        typed = {form.prefix: _typed(form) for form in self._terms.forms}
        gone = {form.prefix for form in self._terms.forms if form["DELETE"].value()}
        advice = advise(
            category=self._form["category"].value() or "",
            terms=[term for key, term in typed.items() if key not in gone],
        )
        return {
            "advice": advice,
            "warnings": sum(remark.serious for remark in advice.remarks),
            "rows": [_row(form, typed[form.prefix], advice) for form in self._terms.forms],
        }


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


@require_http_methods(["GET", "HEAD", "POST"])
def advise_on(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """What is said of the terms as they are typed: a part of the page for a script, or all of it.

    Nothing is stored. A bare visit, such as a reload of the address, leads back to the form.
    """
    if not request.user.has_perm(f"glossary.{'change' if pk else 'add'}_concept"):
        raise PermissionDenied
    if request.method != "POST":
        return redirect("glossary:edit", pk) if pk else redirect("glossary:add")
    concept = get_object_or_404(Concept, pk=pk) if pk else Concept()
    editor = ConceptEditor(concept, request.POST)
    if request.headers.get("HX-Request"):
        return editor.advice(request)
    return editor.page(request)


def _typed(form: ModelForm) -> TypedTerm:  # type: ignore[type-arg]
    """A row as it stands, whether it could be stored or not."""
    values = {name: str(form[name].value() or "") for name in form.fields}
    whole = len(values["text"]) <= LONGEST_TERM
    return TypedTerm(
        key=form.prefix or "",
        language=values["language"],
        text=values["text"].strip() if whole else "",
        status=values["status"],
        type=values["type"],
        added=tuple(split_forms(values["forms_added"])),
        forbidden=tuple(split_forms(values["forms_forbidden"])),
    )


def _row(form: ModelForm, typed: TypedTerm, advice: Advice) -> Row:  # type: ignore[type-arg]
    language = LANGUAGES.get(typed.language)
    return Row(
        form,
        language.tag if language else "",
        [each for each in advice.proposals if each.key == typed.key],
        [each for each in advice.remarks if each.key == typed.key],
        advice.forms.get(typed.key, ()),
    )
