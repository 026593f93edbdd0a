"""What a backup file holds, and in which form.

A backup is a zip archive with `manifest.json` and one file of JSON lines for each table, in the
format of Django's serialisation. It is the same for every database, so that an installation can
move from SQLite to PostgreSQL with it. What each installation makes for itself is left out: tables
that migrations fill, and sessions.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader

from glossary.models import Concept
from sources.errors import ConcordError
from sources.models import Article
from translations.models import Translation
from workbench.models import User

FORMAT = "concord-backup-1"
MANIFEST = "manifest.json"
LEFT_OUT = {ContentType, Permission, Session}
# Permissions have other numbers in every database: what refers to them does so by name.
BY_NAME = {Group, User}


class BackupError(ConcordError):
    """A file that is no whole backup, or not one of this version of Concord."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much a backup holds; `bytes` is the size of its file."""

    bytes: int
    articles: int
    concepts: int
    translations: int

    def as_json(self) -> dict[str, int]:
        """The contract of the commands' JSON."""
        return asdict(self)


def tables() -> list[type[models.Model]]:
    """The models whose rows are backed up, in the order in which apps and models are declared."""
    return [
        model
        for model in apps.get_models()
        if model not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    ]


def entry(model: type[models.Model]) -> str:
    """The name of a table's file in the archive."""
    return f"{model._meta.label}.jsonl"


def schema() -> dict[str, str]:
    """The newest migration of each app: which tables and columns there are."""
    graph = MigrationLoader(connection).graph
    return dict(sorted(graph.leaf_nodes()))


def contents_of(counts: dict[str, Any], size: int) -> Contents:
    """The figures a person asks for, from the number of rows by model."""
    return Contents(
        size,
        *(int(counts.get(model._meta.label, 0)) for model in (Article, Concept, Translation)),
    )
