"""The concordance: where the memory and the translations say something, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sources.languages import LANGUAGES, TARGETS, Language
from sources.models import Segment
from translations.memory.concordance import Hit, QueryTooShort, concordance
from translations.memory.index import Side
from translations.models import MemoryUnit, State, Translation

from .requests import HtmxRequest
from .stretches import stretches

SIDES = {"both": _("both sides"), "source": _("sources"), "target": _("translations")}
STATES = [state for state in State if state != State.INITIAL]
KEYS = 9
IN_DIALOG = 20


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit with its texts cut where they have the query; `key` inserts it (Alt+key).

    Hits of the memory have a `unit`, others a `translation`; `segment` is gone for a unit whose
    article was deleted.
    """

    key: int | None
    language: Language
    target: Language
    source: Sequence[tuple[str, int | None]]
    text: Sequence[tuple[str, int | None]]
    whole: str
    segment: Segment | None
    unit: MemoryUnit | None
    translation: Translation | None


@require_safe
def search(request: HtmxRequest) -> HttpResponse:
    """Search for `?q=`, narrowed by `language`, `target`, `state` and `side`.

    A script gets the results alone; with `insert` they can be put into an open cell.
    """
    asked = request.GET
    query = asked.get("q", "").strip()
    inserting = "insert" in asked
    context = _choices(request) | {"query": query, "inserting": inserting, "problem": ""}
    if query:
        try:
            found = concordance(
                query,
                language=context["language"],
                target=context["target"],
                state=context["state"],
                side=cast(Side, context["side"]),
                **({"limit": IN_DIALOG} if inserting else {}),
            )
        except QueryTooShort as error:
            context["problem"] = str(error)
        else:
            context |= {"found": found, "hits": _shown(found.hits)}
    part = "hits" if request.htmx else "concordance"
    return render(request, f"workbench/memory/{part}.html", context)


def _choices(request: HtmxRequest) -> dict[str, Any]:
    """What is offered for narrowing the search, and what is chosen; unknown values choose all."""
    asked = request.GET
    state, side = asked.get("state", ""), asked.get("side", "")
    return {
        "languages": list(LANGUAGES.values()),
        "targets": [LANGUAGES[code] for code in TARGETS],
        "states": STATES,
        "sides": SIDES.items(),
        "language": code if (code := asked.get("language", "")) in LANGUAGES else "",
        "target": code if (code := asked.get("target", "")) in TARGETS else "",
        "state": state if state in STATES else "",
        "side": side if side in SIDES else "both",
    }


def _shown(hits: Sequence[Hit]) -> list[ShownHit]:
    return [
        ShownHit(
            key=number if number <= KEYS else None,
            language=LANGUAGES[hit.language],
            target=LANGUAGES[hit.target],
            source=list(stretches(hit.source, hit.in_source)),
            text=list(stretches(hit.text, hit.in_text)),
            whole=hit.text,
            segment=(hit.unit or hit.translation).segment,  # type: ignore[union-attr]
            unit=hit.unit,
            translation=hit.translation,
        )
        for number, hit in enumerate(hits, 1)
    ]
