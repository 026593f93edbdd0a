"""Making tokens, and telling whose one is."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from workbench.models import ApiToken, User

_PREFIX = "concord_"
# When a token was used is of interest to the day; not every request has to write.
_NOTED_EVERY = timedelta(hours=1)


def make_token(user: User, name: str) -> tuple[ApiToken, str]:
    """A new token and its secret, which is known only now."""
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=user, name=name, start=secret[len(_PREFIX) :][:6], digest=_digest(secret)
    )
    return token, secret


def _digest(secret: str) -> str:
    """A random secret of 256 bits needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


class TokenAuth(HttpBearer):
    """`Authorization: Bearer concord_…`; the request's user is then the token's."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """The person a token belongs to; None for one that is unknown or whose owner left."""
        found = ApiToken.objects.select_related("user").filter(digest=_digest(token)).first()
        if found is None or not found.user.is_active:
            return None
        now = timezone.now()
        if found.used_at is None or now - found.used_at > _NOTED_EVERY:
            ApiToken.objects.filter(pk=found.pk).update(used_at=now)
        request.user = found.user
        return found.user
