"""Adding and removing evidence, from a concept's page or from the reading page."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from glossary.forms import EvidenceForm
from glossary.models import Evidence, Term
from glossary.services.evidence import EvidenceRefused, add_evidence, remove_evidence
from sources.models import Segment


@require_POST
@permission_required("glossary.add_evidence", raise_exception=True)
def add(request: HttpRequest) -> HttpResponse:
    """Take a place in an article as evidence of a term; `next` says where to go on."""
    form = EvidenceForm(request.POST)
    term = get_object_or_404(Term, pk=_number(request, "term"))
    segment = get_object_or_404(
        Segment.objects.select_related("article"), pk=_number(request, "segment")
    )
    problem = (
        "" if form.is_valid() else gettext("This place is not in the text. Open the article again.")
    )
    if not problem:
        try:
            add_evidence(
                term=term,
                segment=segment,
                start=form.cleaned_data["start"],
                end=form.cleaned_data["end"],
                user=request.user if request.user.is_authenticated else None,
            )
        except EvidenceRefused as refused:
            problem = str(refused)
    if request.headers.get("HX-Request"):
        context = {"problem": problem, "term": term}
        return render(request, "glossary/_evidence_added.html", context)
    if problem:
        messages.error(request, problem)
    else:
        messages.success(
            request, gettext("“%(text)s” is attested by this quotation.") % {"text": term.text}
        )
    return _back(request, term.concept_id)


@require_POST
@permission_required("glossary.delete_evidence", raise_exception=True)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a quotation back."""
    evidence = get_object_or_404(Evidence.objects.select_related("term"), pk=pk)
    concept = evidence.term.concept_id
    remove_evidence(evidence)
    messages.success(
        request,
        gettext("The quotation no longer attests “%(text)s”.") % {"text": evidence.term.text},
    )
    return _back(request, concept)


def _number(request: HttpRequest, name: str) -> int:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def _back(request: HttpRequest, concept: int) -> HttpResponse:
    to = request.POST.get("next", "")
    if to and url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}):
        return redirect(to)
    return redirect("glossary:concept", concept)
