"""What the memory offers for an open cell: similar sentences with their translations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sources.languages import LANGUAGES, targets_for
from sources.models import Segment
from translations.fuzzy.adaptation import Doubt, Replacement
from translations.memory.offers import Offer, offers
from translations.models import MemoryUnit, State, Translation

from .difference import difference
from .requests import HtmxRequest, person
from .stretches import stretches

_WHY = {
    "order": _("the sentence around it is another"),
    "absent": _("the translation does not have what it would replace"),
    "several": _("what it would replace stands there more than once"),
    "form": _("more than the word would have to change"),
    "no_form": _("the glossary has no form of it in this language"),
}


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """An offer as the panel shows it; `key` uses it (Ctrl+key).

    `changes` is the unit's source set against the segment's. `pieces` is the text to use, cut where
    it was adapted, with what was replaced. `doubts` are what could not be adapted, and why.
    """

    key: int
    unit: MemoryUnit
    percent: int
    in_context: bool
    text: str
    changes: Sequence[tuple[str, str]]
    pieces: Sequence[tuple[str, Replacement | None]]
    doubts: Sequence[tuple[Doubt, str]]


@require_safe
def matches(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """The panel with the matches; a page of its own for a browser that runs no script."""
    segment = get_object_or_404(
        Segment.objects.select_related("article").defer("article__text"), pk=segment_id
    )
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404("not translated into this language")
    locked = Translation.objects.filter(segment=segment, target=target, state=State.APPROVED)
    context = {
        "segment": segment,
        "language": LANGUAGES[segment.article.language],
        "target": LANGUAGES[target],
        "matches": [
            _shown(key, offer, segment) for key, offer in enumerate(offers(segment, target), 1)
        ],
        "may_use": person(request).has_perm("translations.submit_translation")
        and not locked.exists(),
    }
    page = "matches" if request.htmx else "matches_page"
    return render(request, f"workbench/memory/{page}.html", context)


def _shown(key: int, offer: Offer, segment: Segment) -> ShownMatch:
    unit, adaptation = offer.match.unit, offer.adaptation
    same = unit.source_text == segment.text
    spans = [(each.start, each.end) for each in adaptation.replaced]
    return ShownMatch(
        key=key,
        unit=unit,
        percent=offer.match.percent,
        in_context=offer.match.in_context,
        text=adaptation.text,
        changes=[] if same else list(difference(unit.source_text, segment.text)),
        pieces=[
            (piece, None if number is None else adaptation.replaced[number])
            for piece, number in stretches(adaptation.text, spans)
        ],
        doubts=[(doubt, str(_WHY[doubt.why])) for doubt in adaptation.doubts],
    )
