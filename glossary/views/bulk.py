"""Acts on the concepts that are ticked in the glossary's table."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from glossary.models import Concept, Term
from glossary.services.bulk_edit import (
    delete_concepts,
    losses,
    set_category,
    set_reliability,
)
from glossary.services.chosen import BulkRefused, Chosen, parse_chosen
from glossary.services.merge_concepts import Merge, merge_concepts, plan_merge

_REMOVING = ("glossary.change_concept", "glossary.delete_concept")


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def bulk(request: HttpRequest) -> HttpResponse:
    """Do what the pressed button says to the ticked concepts, or ask before what loses something.

    `next` is the address of the table as it was, to go back to.
    """
    act = _ACTS.get(request.POST.get("act", ""))
    try:
        if act is None:
            raise BulkRefused("Press one of the buttons below the table.")
        return act(request)
    except BulkRefused as refused:
        messages.error(request, str(refused))
        return _back(request)


def _category(request: HttpRequest) -> HttpResponse:
    category = request.POST.get("category", "")
    changed = set_category(chosen=_chosen(request), category=category)
    label = Concept.Category(category).label
    messages.success(request, f"{_count(changed, 'concept')} put in the category “{label}”.")
    return _back(request)


def _reliability(request: HttpRequest) -> HttpResponse:
    reliability = request.POST.get("reliability", "")
    changed, kept = set_reliability(
        chosen=_chosen(request),
        language=request.POST.get("language", ""),
        reliability=reliability,
    )
    message = f"{_count(changed, 'term')} marked as {Term.Reliability(reliability).label}."
    if kept:
        message += f" {_count(kept, 'term')} stayed as before: a quotation attests them."
    messages.success(request, message)
    return _back(request)


def _ask_to_delete(request: HttpRequest) -> HttpResponse:
    _need_removing(request)
    found = losses(_chosen(request))
    context = {
        "free": [loss for loss in found if not loss.occurrences],
        "refused": [loss for loss in found if loss.occurrences],
        "next": _next(request),
    }
    return render(request, "glossary/bulk_delete.html", context)


def _delete(request: HttpRequest) -> HttpResponse:
    _need_removing(request)
    deleted = delete_concepts(chosen=_chosen(request))
    messages.success(request, f"{_count(deleted, 'concept')} deleted.")
    return _back(request)


def _ask_to_merge(request: HttpRequest) -> HttpResponse:
    _need_removing(request)
    chosen = _chosen(request)
    context = {
        "chosen": chosen,
        "ways": [plan_merge(chosen, into=each.pk) for each in chosen],
        "next": _next(request),
    }
    return render(request, "glossary/bulk_merge.html", context)


def _merge(request: HttpRequest) -> HttpResponse:
    _need_removing(request)
    into = request.POST.get("into", "")
    merge = merge_concepts(chosen=_chosen(request), into=int(into) if into.isdecimal() else 0)
    messages.success(request, _told(merge))
    return _back(request)


def _told(merge: Merge) -> str:
    message = (
        f"“{merge.gone.identifier}” was merged into “{merge.kept.identifier}”: "
        f"{_count(len(merge.moved), 'term')} moved, {len(merge.joined)} joined."
    )
    if merge.demoted:
        terms = ", ".join(f"“{term.text}”" for term in merge.demoted)
        message += f" Now admitted instead of preferred: {terms}."
    return message


_ACTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "category": _category,
    "reliability": _reliability,
    "ask-delete": _ask_to_delete,
    "delete": _delete,
    "ask-merge": _ask_to_merge,
    "merge": _merge,
}


def _chosen(request: HttpRequest) -> list[Chosen]:
    return parse_chosen(request.POST.getlist("chosen"))


def _need_removing(request: HttpRequest) -> None:
    if not request.user.has_perms(_REMOVING):
        raise PermissionDenied


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _next(request: HttpRequest) -> str:
    to = request.POST.get("next", "")
    return to if url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()}) else ""


def _back(request: HttpRequest) -> HttpResponse:
    return redirect(_next(request) or "glossary:concepts")
