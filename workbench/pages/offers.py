"""What a save offers to do next, in its row: repeat the text, take a name into the glossary."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from glossary.models import Concept
from glossary.services.change_plan import Act
from sources.errors import ConcordError
from sources.languages import LANGUAGES, targets_for
from translations.models import State, Translation
from translations.name_edits import (
    NameOffer,
    decline,
    name_offer,
    places_left,
    search_for,
)
from translations.repetitions import CannotRepeat, decide_repetition, others_of
from translations.term_change import Choice

from .change_preview import choice_of
from .planned_change import propose
from .replace import query_of
from .requests import HtmxRequest, person
from .review import build_row, row_address
from .rows import build_rows
from .text_changes import carried_out, outcome, tell

_may_write = permission_required("translations.submit_translation", raise_exception=True)
DONE = (State.TRANSLATED, State.APPROVED)


@require_safe
@_may_write
def offers(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """What the row may offer after a save; 204 where there is nothing."""
    translation = _translation(segment_id, target)
    context = _repetition(translation) | _name(request, translation)
    if not context:
        return HttpResponse(status=204)
    context |= {"translation": translation, "segment": translation.segment}
    return render(request, "workbench/offers/offers.html", context)


@require_safe
@_may_write
def repetitions(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """The segments with the same source, to choose those that shall get this text."""
    translation = _translation(segment_id, target)
    may = person(request).has_perm("translations.approve_translation")
    others = others_of(translation.segment, target)
    context = {
        "translation": translation,
        "segment": translation.segment,
        "others": [(other, other.says(translation.text)) for other in others],
        "may_reopen": may,
    }
    return render(request, "workbench/offers/repetitions.html", context)


@require_POST
@_may_write
def repeat(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Give the text to others with the same source: those ticked, or all that nobody did yet."""
    translation = _translation(segment_id, target)
    given: dict[str, Choice] = {}
    if "seen" in request.POST or "rest" in request.POST:
        given["choice"] = choice_of(request.POST)
    try:
        change = decide_repetition(translation, user=person(request), **given)
    except CannotRepeat as error:
        messages.error(request, str(error))
        return redirect(row_address(translation.segment))
    if change is not None and not carried_out(request, change):
        return redirect("text_change", change.pk)
    if not request.htmx:
        if change is None:
            messages.info(request, _("Nothing was ticked, so nothing was changed."))
        else:
            tell(request, change)
        return redirect(row_address(translation.segment))
    article = translation.segment.article
    changed = article.segments.filter(translations__mends__change=change).order_by("position")
    context = {
        "change": change,
        "said": outcome(change) if change else _("Nothing had to be changed."),
        "others": build_rows(article, list(changed.distinct())),
        "row": build_row(translation.segment),
    }
    return render(request, "workbench/offers/repeated.html", context)


@require_POST
@_may_write
def take_name(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Make the new form the term of the concept, or make a concept of the name."""
    translation = _translation(segment_id, target)
    offer = name_offer(translation)
    if offer is None:
        messages.info(request, _("This name was changed again meanwhile: nothing was done."))
        return redirect(row_address(translation.segment))
    try:
        if offer.concept:
            arguments: dict[str, object] = {
                "concept": offer.concept,
                "language": target,
                "text": offer.new,
            }
            return propose(request, Act.EDITED, arguments)
        return propose(request, Act.ACCEPTED, _new_concept(request, translation, offer))
    except ConcordError as error:
        messages.error(request, str(error))
        return redirect(row_address(translation.segment))


@require_POST
@_may_write
def decline_name(request: HtmxRequest, segment_id: int, target: str) -> HttpResponse:
    """Do not offer this form for this name again."""
    translation = _translation(segment_id, target)
    offer = name_offer(translation)
    if offer:
        decline(offer, translation, user=person(request))
    if request.htmx:
        return HttpResponse("")
    return redirect(row_address(translation.segment))


def _new_concept(
    request: HtmxRequest, translation: Translation, offer: NameOffer
) -> dict[str, object]:
    """What makes a concept of a name: its forms as typed, its category, where it stands."""
    article = translation.segment.article
    languages = [article.language, *targets_for(article.language)]
    typed = {code: " ".join(request.POST.get(f"form-{code}", "").split()) for code in languages}
    return {
        "forms": [f"{code}:{text}" for code, text in typed.items() if text],
        "category": request.POST.get("category", offer.category),
        "evidence": {
            "segment": translation.segment_id,
            "language": article.language,
            "text": typed[article.language],
            "start": offer.place[0],
            "end": offer.place[1],
        },
    }


def _repetition(translation: Translation) -> dict[str, Any]:
    """How many segments have the same source, by what stands there."""
    if translation.state not in DONE:
        return {}
    others = others_of(translation.segment, translation.target)
    left = [other for other in others if not other.says(translation.text)]
    if not left:
        return {}
    open_ = sum(other.open for other in left)
    return {"open_others": open_, "other_others": len(left) - open_}


def _name(request: HtmxRequest, translation: Translation) -> dict[str, Any]:
    """The name that was written otherwise, if the person may do something about it."""
    if translation.state not in DONE:
        return {}
    offer = name_offer(translation)
    if offer is None:
        return {}
    user, target = person(request), translation.target
    may = "glossary.change_concept" if offer.concept else "glossary.add_concept"
    search = search_for(offer.old, offer.new, offer.surface, target)
    language = translation.segment.article.language
    codes = [language, *targets_for(language)]
    forms = {language: offer.surface, target: offer.new}
    return {
        "offer": offer,
        "may_take": user.has_perm(may),
        "places": places_left(search, translation),
        "mend_query": query_of(search),
        "forms": [(LANGUAGES[code], forms.get(code, "")) for code in codes],
        "categories": Concept.Category.choices,
        "next": row_address(translation.segment),
    }


def _translation(segment_id: int, target: str) -> Translation:
    known = Translation.objects.select_related("segment__article")
    found = get_object_or_404(known, segment=segment_id, target=target)
    if not found.segment.translatable:
        raise Http404("not translated")
    return found
