"""The people of the demo."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction

from workbench.models import User
from workbench.roles import ROLES

PASSWORD = "concord-demo"  # noqa: S105 - made known on purpose; operations.md says when to change it


@dataclass(frozen=True, slots=True)
class Login:
    """A user name and its password."""

    username: str
    password: str

    def __str__(self) -> str:
        return f"{self.username:<14} password {self.password}"


@transaction.atomic
def create_users() -> list[Login]:
    """A person for each role, called like it, unless somebody has that name already."""
    created = []
    for role in ROLES:
        if not User.objects.filter(username=role).exists():
            user = User.objects.create_user(username=role, password=PASSWORD)
            user.groups.add(Group.objects.get(name=role))
            created.append(Login(role, PASSWORD))
    return created


def open_logins() -> list[Login]:
    """The demo logins that work: those whose password nobody has changed yet."""
    return [
        Login(user.username, PASSWORD)
        for user in User.objects.filter(username__in=ROLES, is_active=True).order_by("pk")
        if user.check_password(PASSWORD)
    ]
