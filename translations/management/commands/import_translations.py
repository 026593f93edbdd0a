"""Bring translations back from files that were edited elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from translations.import_back import apply_import, plan_import, receive
from translations.importers import MAX_BYTES, suffixes
from translations.models import ImportedText, TranslationImport

_TOLD_EVERY = 10_000
_KINDS = ("new", "changed", "conflict", "apart", "refused")


class Command(ConcordCommand):
    help = (
        "Bring edited exports back. New and changed texts become translations; those that changed "
        "here meanwhile, have no segment or are locked are listed and left as they are. Where any "
        "file cannot be read, nothing is changed."
    )

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help=", ".join(suffixes()))
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument(
            "--user", default="", metavar="NAME", help="whose work it is; by default, nobody's"
        )

    def run(self, options: dict[str, Any]) -> None:
        user = _user(options["user"])
        names: list[str] = options["files"]
        batches: list[TranslationImport] = []
        try:
            for name in names:
                batches.append(receive(Path(name).name, _content(name), user=user))
                plan_import(batches[-1], progress=self._tells(f"{name}: read"))
        except ConcordError as error:
            _drop(batches)
            raise ConcordError(f"Nothing was imported. {name}: {error}") from error
        found = [_found(batch) for batch in batches]
        if options["dry_run"]:
            _drop(batches)
        else:
            batches = [
                apply_import(batch, user=user, progress=self._tells(f"{name}: applied"))
                if batch.texts.filter(chosen=True).exists()
                else batch
                for name, batch in zip(names, batches, strict=True)
            ]
        files = [
            _data(name, batch, texts, dry=options["dry_run"])
            for name, batch, texts in zip(names, batches, found, strict=True)
        ]
        self.report({"files": files}, "\n".join(map(_summary, files)))
        if not self.as_json:
            for file in files:
                for text in file["left"]:
                    self.progress(f"{text['where']}: {text['why']}")

    def _tells(self, what: str) -> Callable[[int, int], None]:
        """A progress report that says how far a long file is, every ten thousand rows."""
        told = 0

        def progress(done: int, _total: int) -> None:
            nonlocal told
            if done - told >= _TOLD_EVERY:
                told = done - done % _TOLD_EVERY
                self.progress(f"{what} {told:,} rows")

        return progress


def _user(name: str) -> Any:
    if not name:
        return None
    user = get_user_model().objects.filter(username=name).first()
    if user is None:
        raise ConcordError(f"There is no user “{name}”.")
    return user


def _content(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            # One byte more than is read tells the reader that the file is too large.
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConcordError(f"It cannot be read: {error.strerror}.") from error


def _drop(batches: list[TranslationImport]) -> None:
    for batch in batches:
        batch.delete()


def _found(batch: TranslationImport) -> list[dict[str, Any]]:
    """What is left for a person to decide."""
    texts = batch.texts.filter(chosen=False).select_related("segment")
    return [
        {
            "where": text.place,
            "segment": text.called,
            "target": text.target,
            "kind": text.kind,
            "why": text.why,
            "offered": str(text.segment) if text.offered and text.segment else None,
        }
        for text in texts.iterator(chunk_size=1000)
    ]


def _data(
    name: str, batch: TranslationImport, left: list[dict[str, Any]], *, dry: bool
) -> dict[str, Any]:
    outcomes = ImportedText.Outcome
    return {
        "file": name,
        "import": None if dry else batch.pk,
        "rows": batch.counts.get("rows", 0),
        "unchanged": batch.counts.get("unchanged", 0),
        "unlisted": batch.counts.get("unlisted", 0),
        **{kind: batch.counts.get(kind, 0) for kind in _KINDS},
        "applied": 0 if dry else batch.texts.filter(outcome=outcomes.APPLIED).count(),
        "passed_over": 0 if dry else batch.texts.filter(outcome=outcomes.PASSED_OVER).count(),
        "left": left,
    }


def _summary(file: dict[str, Any]) -> str:
    named = ("unchanged", *_KINDS, "unlisted")
    kinds = ", ".join(f"{file[kind]} {kind}" for kind in named if file[kind])
    said = f"{file['file']}: {file['rows']} rows ({kinds})"
    if file["import"] is None:
        return f"{said}. Nothing was changed: this was a dry run."
    applied = f"{said}; {file['applied']} applied"
    if file["passed_over"]:
        applied += f", {file['passed_over']} passed over"
    return f"{applied}. To look at it or take it back: /translations/import/{file['import']}/."
