"""Adding and editing a concept with its terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from glossary.forms import ConceptForm, TermFormSet, split_forms
from glossary.matching import Form
from glossary.models import Concept, Term
from glossary.services.advice import Advice, Proposal, Remark, TypedTerm, advise
from glossary.services.chosen import Chosen
from glossary.services.doubts import Doubt, doubt_about, unconfirmed
from glossary.services.save_concept import GivenTerm, TermForms
from sources.languages import LANGUAGES

from .asked_term import attest, first_identifier, first_terms, quoted

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
    doubt: Doubt | None
    locked: Sequence[str]


class ConceptEditor:
    """The form of a concept with its terms, empty or as typed; it stores nothing itself."""

    def __init__(
        self, concept: Concept, posted: QueryDict | None, asked: QueryDict | None = None
    ) -> None:
        """`asked` is the address of a form that is not sent yet: what it begins with."""
        self.concept = concept
        given = {name: str(value) for name, value in (posted or asked or QueryDict()).items()}
        self.place = None if concept.pk else quoted(given)
        self.version = str(Chosen.of(concept)) if concept.pk else ""
        seen = posted.get("version", "") if posted else ""
        self.outdated = bool(seen) and seen != self.version
        if posted and self.outdated:
            posted = _rebased(concept, posted)
        self._title = concept.identifier or gettext("Add a concept")
        first = first_terms(self.place, given, LONGEST_TERM) if self.place and not posted else []
        begun = {"identifier": first_identifier(first)} if first else None
        self._form = ConceptForm(posted, instance=concept, initial=begun)
        self._terms = TermFormSet(
            posted,
            instance=concept,
            prefix="terms",
            queryset=Term.objects.prefetch_related("forms"),
            initial=first,
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

    def attest(self, user: AbstractBaseUser) -> None:
        """Keep the place that the concept was asked for at, if there is one and it is wanted."""
        if self.place and self._form.data.get("attest"):
            attest(self.concept, self.place, user)

    def warn(self, request: HttpRequest) -> None:
        """Say, after saving, which of the saved terms will not be enforced, and why."""
        for problem in unconfirmed([term for term, _ in self.terms]):
            messages.warning(request, problem)

    def refuse(self, problem: str) -> None:
        """Say on the page why nothing was saved."""
        self._form.add_error(None, problem)

    def compared(self, request: HttpRequest) -> HttpResponse:
        """The page with what was typed, beside the concept as somebody else left it meanwhile."""
        stored = Concept.objects.prefetch_related("terms__forms").get(pk=self.concept.pk)
        return self._shown(request, 409, theirs=stored)

    def page(self, request: HttpRequest, *, refused: bool = False) -> HttpResponse:
        """The page with the form, and what has to be mended in it."""
        return self._shown(request, 422 if refused else 200, refused=refused)

    def _shown(self, request: HttpRequest, status: int, **said: object) -> HttpResponse:
        context = self._advised() | {
            "form": self._form,
            "terms": self._terms,
            "title": self._title,
            "concept": self.concept,
            "version": self.version,
            "place": self.place,
            "attest": not self._form.is_bound or bool(self._form.data.get("attest")),
        }
        return render(request, "glossary/edit.html", context | said, status=status)

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


def _rebased(concept: Concept, posted: QueryDict) -> QueryDict:
    """What was typed, its rows set against the terms that are stored now.

    A row whose term is gone becomes a row for a new term, after the others, so that what was typed
    in it can be saved again.
    """
    stored = {str(pk) for pk in concept.terms.values_list("pk", flat=True)}
    count = posted.get("terms-TOTAL_FORMS", "")
    rows = [f"terms-{number}-" for number in range(int(count) if count.isdecimal() else 0)]
    known = [row for row in rows if posted.get(f"{row}id") in stored]
    order = known + [row for row in rows if row not in known]
    data = posted.copy()
    for row in rows:
        for name in [name for name in data if name.startswith(row)]:
            del data[name]
    for number, row in enumerate(order):
        for name, values in posted.lists():
            if name.startswith(row):
                data.setlist(f"terms-{number}-{name.removeprefix(row)}", values)
        if row not in known:
            data[f"terms-{number}-id"] = ""
    data["terms-INITIAL_FORMS"] = str(len(known))
    return data


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
        confirmed=bool(form["confirmed"].value()),
    )


def _row(form: ModelForm, typed: TypedTerm, advice: Advice) -> Row:  # type: ignore[type-arg]
    language = LANGUAGES.get(typed.language)
    return Row(
        form,
        language.tag if language else "",
        [each for each in advice.proposals if each.key == typed.key],
        [each for each in advice.remarks if each.key == typed.key],
        advice.forms.get(typed.key, ()),
        doubt_about(typed),
        typed.added,
    )
