"""The roles of a desk and what each may do."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

_TRANSLATE = {
    "sources.add_article",
    "translations.draft_translation",
    "translations.submit_translation",
    "translations.add_comment",
    "translations.export_translation",
}
_REVIEW = _TRANSLATE | {"translations.approve_translation"}
_TERMS = {
    f"glossary.{act}_{model}"
    for act in ("add", "change", "delete")
    for model in ("concept", "term", "surfaceform", "evidence")
}

ROLES = {
    "translator": _TRANSLATE,
    "reviewer": _REVIEW,
    "terminologist": _TRANSLATE | _TERMS,
    "manager": _REVIEW
    | _TERMS
    | {"sources.change_article", "sources.delete_article", "workbench.change_user"},
}


def ensure_roles(**_: Any) -> None:
    """Bring the groups in line with ROLES; runs after the last app has been migrated."""
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, permissions in ROLES.items():
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set(known[name] for name in permissions)
