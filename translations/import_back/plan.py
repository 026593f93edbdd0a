"""Reading a file and holding it against the translations, before anything is changed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from sources.batches import batched
from translations.importers import ImportedRow, importer_for, read_rows
from translations.models import ImportedText, Revision, Translation, TranslationImport

from .judging import Current, Verdict, judge, state_of
from .matching import Match, Place, allowed, by_source, match

CHUNK = 500
OFFERED = 5_000
"""Rows without a segment of their own that are listed, with one of the same source if there is."""

Kind = ImportedText.Kind
Progress = Callable[[int, int], None]
_CHOSEN = {Kind.NEW.value, Kind.CHANGED.value}


def receive(name: str, content: bytes, *, user: AbstractBaseUser | None) -> TranslationImport:
    """Keep a file that is to be brought back. Raises UnusableFile where no reader is for it."""
    importer_for(name, content)
    return TranslationImport.objects.create(
        name=name[-300:],
        content=content,
        fingerprint=hashlib.sha256(content).hexdigest(),
        author_id=user.pk if user else None,
    )


def plan_import(
    batch: TranslationImport,
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TranslationImport:
    """Read the file of `batch` and store what each row would do.

    Begins afresh where an earlier run was interrupted. A file that cannot be used leaves nothing
    but the event with its problem; raises UnusableFile then.
    """
    content = bytes(batch.content)
    try:
        return stored_rows(
            batch, read_rows(batch.name, content), progress=progress, cancelled=cancelled
        )
    except Exception as error:
        batch.texts.all().delete()
        batch.problem = str(error)
        batch.save(update_fields=["problem"])
        raise


def stored_rows(
    batch: TranslationImport,
    rows: Iterable[ImportedRow],
    *,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TranslationImport:
    """Hold `rows` against the translations and store what each would do, chunk by chunk."""
    batch.texts.all().delete()
    counts: Counter[str] = Counter()
    apart: list[tuple[ImportedRow, str]] = []
    total = 0
    for chunk in batched(rows, CHUNK):
        if cancelled():
            return batch
        matches = match(chunk)
        total += len(chunk)
        known = [(row, found) for row, found in zip(chunk, matches, strict=True) if found.place]
        texts = _held(batch, known)
        for row, found in zip(chunk, matches, strict=True):
            if found.place is None:
                apart.append((row, found.why))
        counts["unlisted"] += max(0, len(apart) - OFFERED)
        del apart[OFFERED:]
        counts.update(_store(texts))
        counts["unchanged"] += len(known) - sum(text.kind != Kind.APART for text in texts)
        progress(total, total + CHUNK)
    texts = _offered(batch, apart)
    counts.update(_store(texts))
    counts["unchanged"] += len(apart) - len(texts)
    batch.counts = {
        "rows": total,
        **{kind: n for kind, n in counts.items() if n or kind == "unchanged"},
    }
    batch.content, batch.problem = b"", ""
    batch.state = TranslationImport.State.PLANNED
    batch.save()
    progress(total, total)
    return batch


def _store(texts: Sequence[ImportedText]) -> Counter[str]:
    with transaction.atomic():
        ImportedText.objects.bulk_create(texts, batch_size=200)
    return Counter(str(text.kind) for text in texts)


def _held(
    batch: TranslationImport, rows: Sequence[tuple[ImportedRow, Match]]
) -> list[ImportedText]:
    """What the rows of known segments would do; nothing for those that change nothing."""
    now, bases = _translations([(row, found.place) for row, found in rows if found.place])
    texts = []
    for row, found in rows:
        if found.place is None:
            continue
        key = found.place.segment, row.target
        current = now.get(key, Current())
        if found.refused:
            verdict = Verdict("refused", found.why) if row.text.strip() else Verdict("unchanged")
        else:
            base = _base(row, current, bases.get((*key, row.version)))
            verdict = judge(row, current, base)
        if verdict.kind != "unchanged":
            texts.append(_text(batch, row, found.place, current, verdict))
    return texts


def _base(row: ImportedRow, current: Current, kept: str | None) -> str | None:
    """The text that was exported, as far as is known."""
    if row.version == 0:
        return ""
    return current.text if row.version == current.version else kept


def _translations(
    rows: Sequence[tuple[ImportedRow, Place]],
) -> tuple[dict[tuple[int, str], Current], dict[tuple[int, str, int | None], str]]:
    """The translations of segments as they are now, and the older versions that rows name."""
    segments = {place.segment for _, place in rows}
    now: dict[tuple[int, str], Current] = {}
    found = Translation.objects.filter(segment__in=segments).values_list(
        "segment_id", "target", "text", "state", "version"
    )
    for segment, target, text, state, version in found:
        now[segment, target] = Current(text if state != "initial" else "", state, version)
    older = {
        (place.segment, row.target, row.version)
        for row, place in rows
        if row.version and row.version != now.get((place.segment, row.target), Current()).version
    }
    if not older:
        return now, {}
    revisions = Revision.objects.filter(
        translation__segment__in={segment for segment, _, _ in older},
        number__in={version for _, _, version in older},
    ).values_list("translation__segment_id", "translation__target", "number", "text")
    return now, {(segment, target, number): text for segment, target, number, text in revisions}


def _offered(
    batch: TranslationImport, rows: Sequence[tuple[ImportedRow, str]]
) -> list[ImportedText]:
    """The rows kept apart, each with the only segment of the same source, if there is one."""
    places = by_source([row for row, _ in rows])
    texts = []
    for chunk in batched(zip(rows, places, strict=True), CHUNK):
        now, _ = _translations([(row, place) for (row, _), place in chunk if place])
        for (row, why), place in chunk:
            if place is None or allowed(row, place).refused or not row.text.strip():
                texts.append(_apart(batch, row, why))
                continue
            current = now.get((place.segment, row.target), Current())
            verdict = judge(row, current, None)
            if verdict.kind == "unchanged":
                continue
            if verdict.kind == "refused":
                texts.append(_apart(batch, row, f"{why}; {verdict.why}"))
                continue
            text = _text(batch, row, place, current, Verdict("new", why, *state_of(row)))
            text.kind, text.offered, text.chosen = Kind.APART, True, False
            texts.append(text)
    return texts


def _apart(batch: TranslationImport, row: ImportedRow, why: str) -> ImportedText:
    text = _text(batch, row, None, Current(), Verdict("new", why))
    text.kind, text.chosen = Kind.APART, False
    return text


def _text(
    batch: TranslationImport,
    row: ImportedRow,
    place: Place | None,
    current: Current,
    verdict: Verdict,
) -> ImportedText:
    return ImportedText(
        batch=batch,
        place=row.where[:300],
        called=row.segment[:80],
        segment_id=place.segment if place else None,
        target=row.target,
        source=place.text if place else row.source,
        text=row.text,
        current=current.text,
        becomes=verdict.becomes,
        note=row.note[:2000],
        kind=verdict.kind,
        why=verdict.why[:300],
        remark=verdict.remark[:300],
        version=current.version,
        chosen=verdict.kind in _CHOSEN,
    )
