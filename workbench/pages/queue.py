"""The queue: what waits for a person over all articles, and going from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sources.models import Segment
from translations.worklist import Item, Narrowing, Queue, Role, roles_of
from workbench.models import User

from .requests import HtmxRequest, person
from .trust import Trust, trust_of

PER_PAGE = 50
WALK = "walk"
"""Under this name the session keeps what Alt+N goes through: a query and the keys it has shown."""

_DATES = ("since", "until")
REMEMBERED = 300
SHOWN_CHOICES = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """An item of the list with its address and how much its text deserves trust."""

    item: Item
    address: str
    trust: Trust | None


@require_safe
def queue(request: HtmxRequest) -> HttpResponse:
    """What waits for the person in one of their roles (`?role=`), narrowed by the address."""
    user = person(request)
    role = _role(user, request.GET)
    narrowing = Narrowing.asked(request.GET)
    number = request.GET.get("page", "1")
    start = (int(number) - 1) * PER_PAGE if number.isdecimal() and 0 < int(number) < 10**6 else 0
    found = Queue(user, role, narrowing).page(start, PER_PAGE)
    context = {
        "role": role,
        "roles": roles_of(user),
        "narrowing": narrowing,
        "query": _query(role, narrowing),
        "facets": [
            (
                each,
                each.choices[:SHOWN_CHOICES],
                (more := each.choices[SHOWN_CHOICES:]),
                len(more) + each.left,
            )
            for each in found.facets
        ],
        "items": [
            Shown(item, address_of(item), trust_of(item.translation)) for item in found.items
        ],
        "asked": [
            ("role", role.key),
            *((name, value) for name, value in narrowing.values.items() if name not in _DATES),
        ],
        "undated": _query(role, replace(narrowing, since="", until="")),
        "total": found.total,
        "page": Paginator(range(found.total), PER_PAGE).get_page(start // PER_PAGE + 1),
        "saved": user.saved_filters.all(),
    }
    return render(request, "workbench/queue/queue.html", context)


@require_safe
def next_one(request: HtmxRequest) -> HttpResponse:
    """Open the next item that waits, in its article.

    With a role in the address a new walk begins through what it asks for; without, the last one
    goes on. What was shown is not shown again before everything else was.
    """
    walk = request.session.get(WALK, {})
    if "role" in request.GET or not walk:
        walk = {"query": request.GET.urlencode(), "seen": []}
    asked = QueryDict(walk["query"])
    user = person(request)
    role = _role(user, asked)
    found = Queue(user, role, Narrowing.asked(asked))
    item = found.first_but(walk["seen"])
    if item is None and walk["seen"]:
        walk["seen"] = []
        item = found.first_but([])
        if item:
            messages.info(request, _("That was the last one; this is the first again."))
    if item is None:
        request.session.pop(WALK, None)
        messages.success(request, _("Nothing waits for you here."))
        return redirect(f"{reverse('queue')}?{_query(role, Narrowing.asked(asked))}")
    walk["seen"] = [*walk["seen"], item.key][-REMEMBERED:]
    request.session[WALK] = walk
    return redirect(address_of(item))


def address_of(item: Item) -> str:
    """Where an item opens: its article, at its place, with its cell open."""
    return open_at(item.segment, item.target)


def open_at(segment: Segment, target: str) -> str:
    """The page of a segment's article, with one of its cells open."""
    place = segment.position
    page = reverse("article", args=[segment.article_id])
    return f"{page}?at={place}&edit={segment.pk}-{target}#s{place}"


def _query(role: Role, narrowing: Narrowing) -> str:
    return "&".join(filter(None, [f"role={role.key}", narrowing.query]))


def _role(user: User, asked: QueryDict) -> Role:
    """The role asked for, if the person has it, else their first one. Raises PermissionDenied."""
    roles = roles_of(user)
    if not roles:
        raise PermissionDenied
    return next((role for role in roles if role.key == asked.get("role")), roles[0])
