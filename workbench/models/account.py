"""People who log in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person with a login; what they may do comes from the roles (groups) they are in."""
