"""Aligned text as a file of any format."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from typing import Any

from django.http import FileResponse, HttpRequest
from ninja import Query, Router, Schema

from sources.languages import TARGETS, parse_language
from translations.export import prepare
from translations.selection import WRITTEN_STATES, Selection

from .common import REFUSALS, caller

router = Router(tags=["export"])


class Choice(Schema):
    """Which translations; of all articles and outlets where none is named."""

    article: list[int] = []
    targets: list[str] = list(TARGETS)
    states: list[str] = list(WRITTEN_STATES)
    outlet: list[str] = []
    since: str = ""
    until: str = ""
    spreadsheet_safe: bool | None = None


@router.get("/export/{format}", response={200: None, **REFUSALS})
def export(request: HttpRequest, format: str, choice: Query[Choice]) -> Any:
    """The chosen translations; formats and what each can carry: docs/exchange.md."""
    caller(request, "translations.export_translation")
    selection = Selection(
        articles=tuple(choice.article),
        targets=tuple(map(parse_language, choice.targets)),
        states=tuple(choice.states),
        outlets=tuple(choice.outlet),
        since=choice.since,
        until=choice.until,
    )
    export = prepare(format, selection, spreadsheet_safe=choice.spreadsheet_safe)
    with ExitStack() as on_failure:
        out = on_failure.enter_context(tempfile.TemporaryFile())
        export.write(out)
        out.seek(0)
        # From here on the answer closes it.
        on_failure.pop_all()
    return FileResponse(
        out, as_attachment=True, content_type=export.media_type, filename=f"concord{export.suffix}"
    )
