"""The API's root: who may come in, how refusals look, where everything lies."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI
from ninja.errors import ValidationError

from sources.errors import ConcordError
from translations.review import StaleVersion

from . import articles, exports, glossary, jobs, tools, translations
from .tokens import TokenAuth

api = NinjaAPI(
    title="Concord",
    version="1",
    description=(
        "What the commands do, for programs. Get a token on the page of your account and send it "
        "as `Authorization: Bearer …`; a program may do what you may. Languages are de, ru, en, zh."
    ),
    auth=TokenAuth(),
    # Its pages would load scripts from elsewhere; any OpenAPI viewer reads the document.
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
for router in (tools, articles, glossary, translations, exports, jobs):
    api.add_router("", router.router)


@api.exception_handler(ConcordError)
def refuse(request: HttpRequest, error: ConcordError) -> HttpResponse:
    """A refusal by the rules of the desk: the same sentence that a person reads."""
    status = 409 if isinstance(error, StaleVersion) else 422
    return api.create_response(request, {"error": str(error)}, status=status)


@api.exception_handler(ValidationError)
def misunderstood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request whose fields are missing or of another kind: which, and why."""
    problems = [
        f"{'.'.join(map(str, each.get('loc', ())))}: {each.get('msg', '')}" for each in error.errors
    ]
    return api.create_response(request, {"error": "; ".join(problems)}, status=422)


@api.exception_handler(PermissionDenied)
def forbid(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    """The token's owner has no role for this."""
    said = str(error) or "Your role does not allow this."
    return api.create_response(request, {"error": said}, status=403)


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """There is no such thing."""
    return api.create_response(request, {"error": "There is nothing at this address."}, status=404)


def urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API's addresses. A token takes the place of a login."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(pattern.callback)
    return patterns, app, namespace
