"""Write a backup, while the site goes on."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.core import serializers
from django.db import connection, models, transaction
from django.utils import timezone

from sources.files import replacing

from .contents import BY_NAME, FORMAT, MANIFEST, Contents, contents_of, entry, schema, tables

Watch = Callable[[str, int], None]
CHUNK = 2_000


def back_up(path: Path, *, watch: Watch = lambda name, rows: None) -> Contents:
    """Write everything people made to `path`, as it stands at one moment.

    Nobody has to stop working. Only the owner may read the file, since it holds the people's
    passwords (hashed). `watch` is told each table's name and number of rows. Raises UnwritableFile.
    """
    counts: dict[str, int] = {}
    with replacing(path) as out, snapshot():
        os.fchmod(out.fileno(), 0o600)
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            for model in tables():
                counts[model._meta.label] = _write_table(archive, model)
                watch(str(model._meta.verbose_name_plural), counts[model._meta.label])
            manifest = {
                "format": FORMAT,
                "made_at": timezone.now().isoformat(),
                "schema": schema(),
                "rows": counts,
            }
            archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return contents_of(counts, path.stat().st_size)


def _write_table(archive: ZipFile, model: type[models.Model]) -> int:
    rows = 0

    def each() -> Iterator[models.Model]:
        nonlocal rows
        for rows, row in enumerate(  # noqa: B007 - the last number is the count
            model._base_manager.order_by("pk").iterator(chunk_size=CHUNK), start=1
        ):
            yield row

    with (
        archive.open(entry(model), "w", force_zip64=True) as raw,
        io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as lines,
    ):
        serializers.serialize(
            "jsonl", each(), stream=lines, use_natural_foreign_keys=model in BY_NAME
        )
    return rows


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that sees the database as it is now and keeps nobody from writing."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        # Django would begin an IMMEDIATE transaction, which holds the right to write.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
