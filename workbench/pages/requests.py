"""Requests as the pages see them."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from workbench.models import User


class HtmxRequest(HttpRequest):
    """A request that may come from a script (`htmx`), for a part of a page instead of the whole."""

    htmx: HtmxDetails


def person(request: HttpRequest) -> User:
    """Who is logged in; every page but the login is behind the login."""
    user = request.user
    if not isinstance(user, User):
        raise TypeError("this view is open to people who have not logged in")
    return user
