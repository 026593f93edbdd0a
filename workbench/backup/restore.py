"""Put a backup in the place of what is in the database."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from django.conf import settings
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.base import DeserializationError, DeserializedObject
from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from glossary.models import Concept
from sources.batches import batched
from sources.models import Article
from translations.memory import rebuild
from workbench.models import User

from .back_up import Watch, back_up
from .contents import FORMAT, MANIFEST, BackupError, Contents, contents_of, entry, schema, tables

BATCH = 500


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in the database now, and the file with what was there before, if there was any."""

    contents: Contents
    before: Path | None


def restore(path: Path, *, watch: Watch = lambda name, rows: None) -> Restored:
    """Replace everything in the database by the backup at `path`, or change nothing.

    What was there is backed up first, to a file in the data folder, unless there was nothing.
    Raises BackupError if the file is not a whole backup of this version of Concord.
    """
    try:
        with ZipFile(path) as archive:
            rows = _check(archive, path)
            before = _keep_what_is_there()
            with transaction.atomic(), _unstamped():
                _empty()
                for model in tables():
                    _load(archive, model, rows[model._meta.label])
                    watch(str(model._meta.verbose_name_plural), rows[model._meta.label])
                _restart_numbering()
                rebuild()
    except OSError as error:
        raise BackupError(f"“{path}” could not be read: {error.strerror or error}.") from error
    except (BadZipFile, ZlibError, EOFError, UnicodeDecodeError) as error:
        raise BackupError(
            f"“{path}” is not a backup of Concord, or it was damaged: {error}. "
            "Nothing was changed; use another copy."
        ) from error
    except (DeserializationError, DatabaseError, ValueError) as error:
        raise BackupError(
            f"“{path}” holds rows that do not fit the database: {error}. Nothing was changed."
        ) from error
    return Restored(contents_of(rows, path.stat().st_size), before)


def _check(archive: ZipFile, path: Path) -> dict[str, int]:
    """The number of rows by model, if this is a backup that fits the tables here."""
    try:
        manifest = json.loads(archive.read(MANIFEST))
        rows: dict[str, int] = manifest["rows"]
        made_by: dict[str, str] = manifest["schema"]
        known = manifest["format"] == FORMAT
    except (KeyError, TypeError, ValueError) as error:
        raise BackupError(f"“{path}” is not a backup of Concord: it has no manifest.") from error
    if not known:
        raise BackupError(f"“{path}” is of another format, “{manifest['format']}”.")
    here = schema()
    other = [app for app in here if made_by.get(app) != here[app]]
    if other or made_by.keys() - here.keys():
        differences = ", ".join(
            f"{app}: {made_by.get(app, 'none')} there, {here.get(app, 'none')} here"
            for app in other or sorted(made_by.keys() - here.keys())
        )
        raise BackupError(
            f"“{path}” was made by another version of Concord ({differences}). Restore it with "
            "that version, and then update."
        )
    missing = [model._meta.label for model in tables() if model._meta.label not in rows]
    if missing:
        raise BackupError(f"“{path}” lacks {', '.join(missing)}. Nothing was changed.")
    return rows


def _keep_what_is_there() -> Path | None:
    if not any(model._base_manager.exists() for model in (Article, Concept, User)):
        return None
    before: Path = settings.DATA_DIR / f"before-restore-{timezone.now():%Y%m%d-%H%M%S-%f}.zip"
    back_up(before)
    return before


def _empty() -> None:
    """Delete every row; the foreign keys are checked when the transaction ends."""
    for model in tables():
        for field in model._meta.local_many_to_many:
            if through := field.remote_field.through:
                _delete_rows(through)
        _delete_rows(model)


def _delete_rows(model: type[models.Model]) -> None:
    """Without looking at what refers to them."""
    model._base_manager.all()._raw_delete(connection.alias)


def _load(archive: ZipFile, model: type[models.Model], expected: int) -> None:
    try:
        raw = archive.open(entry(model))
    except KeyError as error:
        raise BackupError(f"The backup lacks its file {entry(model)}; it was damaged.") from error
    loaded = 0
    with raw, io.TextIOWrapper(raw, encoding="utf-8") as lines:
        rows = serializers.deserialize("jsonl", lines)
        for batch in batched(rows, BATCH):
            _insert(model, batch)
            loaded += len(batch)
    if loaded != expected:
        raise BackupError(
            f"The backup should hold {expected} rows of {model._meta.label} and holds {loaded}; "
            "it was damaged. Nothing was changed."
        )


def _insert(model: type[models.Model], batch: Sequence[DeserializedObject]) -> None:
    strangers = {type(each.object) for each in batch} - {model}
    if strangers:
        raise BackupError(f"The file {entry(model)} of the backup holds rows of another table.")
    model._base_manager.bulk_create(each.object for each in batch)
    for each in batch:
        for name, related in (each.m2m_data or {}).items():
            getattr(each.object, name).set(related)


@contextmanager
def _unstamped() -> Iterator[None]:
    """Keep the stored times: a bulk insert would stamp each row with the time of the restore."""
    fields: list[Any] = [
        field
        for field in chain.from_iterable(model._meta.local_fields for model in tables())
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)
    ]
    stamps = [(field, field.auto_now, field.auto_now_add) for field in fields]
    for field in fields:
        field.auto_now = field.auto_now_add = False
    try:
        yield
    finally:
        for field, auto_now, auto_now_add in stamps:
            field.auto_now, field.auto_now_add = auto_now, auto_now_add


def _restart_numbering() -> None:
    """Let the database's sequences go on after the highest number (SQLite does so by itself)."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
