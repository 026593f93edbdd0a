"""The system check of the memory's index: what the database cannot do is said plainly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection

from .memory.index.postgresql import has_trigrams


@register(Tags.database)
def trigrams(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn where PostgreSQL lacks pg_trgm."""
    if "default" not in (databases or ()) or connection.vendor != "postgresql" or has_trigrams():
        return []
    return [
        Warning(
            "The PostgreSQL database lacks the extension pg_trgm: the concordance works, but reads "
            "every text, which takes long where there are many.",
            hint="Have a superuser run CREATE EXTENSION pg_trgm in the database, "
            "then run: manage.py rebuild_memory_index",
            id="translations.W001",
        )
    ]
