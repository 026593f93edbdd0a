"""What the API's parts share."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from ninja import Schema

from workbench.models import User


class Problem(Schema):
    """Why a request was refused, and what to do."""

    error: str


REFUSALS: dict[int, Any] = {401: Any, 403: Problem, 404: Problem, 409: Problem, 422: Problem}
"""What every address may answer besides what it is for."""


def caller(request: HttpRequest, permission: str = "") -> User:
    """Whose token this is; raises PermissionDenied without `permission`."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    if permission and not user.has_perm(permission):
        raise PermissionDenied
    return user
