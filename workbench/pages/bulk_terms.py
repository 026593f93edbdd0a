"""Acts on the concepts that are ticked in the glossary's table."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from glossary.services.change_plan import Act
from glossary.services.chosen import BulkRefused, parse_chosen
from glossary.services.merge_concepts import plan_merge

from .change_preview import number
from .planned_change import propose, safe_next

_FIELDS = {
    Act.CATEGORY: ("category",),
    Act.RELIABILITY: ("language", "reliability"),
    Act.STATUS: ("language", "status"),
    Act.DELETED: (),
}


@require_POST
@permission_required("glossary.change_concept", raise_exception=True)
def bulk(request: HttpRequest) -> HttpResponse:
    """Do what the pressed button says to the ticked concepts, or ask before it touches texts.

    `next` is the address of the table as it was, to go back to.
    """
    act = request.POST.get("act", "")
    try:
        if act == "ask-merge":
            return _ask_to_merge(request)
        arguments: dict[str, object] = {"chosen": request.POST.getlist("chosen")}
        if act == Act.MERGED:
            arguments["into"] = number(request.POST.get("into", "")) or 0
            return propose(request, Act.MERGED, arguments)
        if act not in _FIELDS:
            raise BulkRefused(gettext("Press one of the buttons below the table."))
        chosen = Act(act)
        # The languages of the two acts on terms are chosen apart.
        for name in _FIELDS[chosen]:
            arguments[name] = request.POST.get(f"{act}_{name}", request.POST.get(name, ""))
        return propose(request, chosen, arguments)
    except BulkRefused as refused:
        messages.error(request, str(refused))
        return redirect(safe_next(request) or "glossary:concepts")


def _ask_to_merge(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("glossary.delete_concept"):
        raise PermissionDenied
    chosen = parse_chosen(request.POST.getlist("chosen"))
    context = {
        "chosen": chosen,
        "ways": [plan_merge(chosen, into=each.pk) for each in chosen],
        "next": safe_next(request),
    }
    return render(request, "glossary/bulk_merge.html", context)
