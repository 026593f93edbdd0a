"""Exports too large to wait for."""

from __future__ import annotations

from typing import Any

from sources.files import replacing
from translations.export import prepare
from translations.selection import Selection
from workbench.exports import folder, sweep
from workbench.jobs.context import JobContext
from workbench.jobs.registry import handler

_LOOK_EVERY = 1000


class _Interrupted(Exception):
    """The job is to stop."""


@handler("export")
def export(
    context: JobContext,
    *,
    format_name: str,
    selection: dict[str, Any],
    spreadsheet_safe: bool | None,
) -> dict[str, Any]:
    """Write the file `result["file"]` in the folder of exports; begun afresh when resumed."""
    sweep()
    chosen = Selection(
        articles=tuple(selection["articles"]),
        targets=tuple(selection["targets"]),
        states=tuple(selection["states"]),
        outlets=tuple(selection["outlets"]),
        since=selection["since"],
        until=selection["until"],
    )
    prepared = prepare(format_name, chosen, spreadsheet_safe=spreadsheet_safe)

    def progress(done: int, total: int) -> None:
        if done % _LOOK_EVERY == 0 or done == total:
            if context.cancelled():
                raise _Interrupted
            context.progress(done, total)

    path = folder() / f"export-{context.job.pk}{prepared.suffix}"
    try:
        with replacing(path) as out:
            written = prepared.write(out, progress)
    except _Interrupted:
        return {}
    return {"file": path.name, "translations": written.translations, "bytes": path.stat().st_size}
