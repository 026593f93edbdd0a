"""Who may do what."""

from __future__ import annotations

import pytest

from tests.factories import make_user


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        ("sources.add_article", "translator reviewer terminologist manager"),
        ("translations.submit_translation", "translator reviewer terminologist manager"),
        ("translations.add_comment", "translator reviewer terminologist manager"),
        ("translations.draft_translation", "translator reviewer terminologist manager"),
        ("translations.export_translation", "translator reviewer terminologist manager"),
        ("translations.approve_translation", "reviewer manager"),
        ("glossary.change_concept", "terminologist manager"),
        ("workbench.change_user", "manager"),
    ],
)
def test_a_role_holds_its_permissions_and_no_others(permission: str, roles: str) -> None:
    every = ["translator", "reviewer", "terminologist", "manager", ""]
    assert [role for role in every if make_user(role).has_perm(permission)] == roles.split()
