"""Filters of the queue that a person keeps under a name."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translations.worklist import ROLES, Narrowing
from workbench.models import SavedFilter

from .requests import person

LONGEST_NAME = 60


@require_POST
def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep the filter in force under a name; one of that name is replaced."""
    name = _name(request)
    query = _checked(request.POST.get("query", ""))
    if not name:
        messages.error(request, _("The filter was not saved: give it a name."))
    else:
        SavedFilter.objects.update_or_create(
            user=person(request), name=name, defaults={"query": query}
        )
        messages.success(request, _("The filter “%(name)s” was saved.") % {"name": name})
    return redirect(f"{reverse('queue')}?{query}")


@require_POST
def change_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a saved filter, or delete it (`act` is "delete")."""
    saved = get_object_or_404(SavedFilter, pk=pk, user=person(request))
    name = _name(request)
    if request.POST.get("act") == "delete":
        saved.delete()
        messages.success(request, _("The filter “%(name)s” was deleted.") % {"name": saved.name})
    elif not name:
        messages.error(request, _("The filter keeps its name: the new one is empty."))
    elif person(request).saved_filters.filter(name=name).exclude(pk=pk).exists():
        messages.error(request, _("You have a filter “%(name)s” already.") % {"name": name})
    else:
        saved.name = name
        saved.save(update_fields=["name"])
        messages.success(request, _("The filter is called “%(name)s” now.") % {"name": name})
    return redirect(f"{reverse('queue')}?{saved.query}")


def _name(request: HttpRequest) -> str:
    return " ".join(request.POST.get("name", "").split())[:LONGEST_NAME]


def _checked(query: str) -> str:
    """A query of the queue as its own pages write it; what does not belong into it is dropped."""
    asked = QueryDict(query[:2000])
    role = [f"role={asked['role']}"] if asked.get("role") in ROLES else []
    return "&".join([*role, *filter(None, [Narrowing.asked(asked).query])])
