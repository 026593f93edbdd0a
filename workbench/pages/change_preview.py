"""What the previews of all acts on terms have in common: showing, choosing, carrying out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _

from glossary.services.wording import Wording
from translations.models import Mend, TermChange
from translations.term_change import Choice, Effect, Preview, carry_out, work_left
from workbench.jobs.queue import enqueue

from .difference import difference
from .requests import person
from .wording_diff import TermDiff, wording_diff

CONCEPTS_PER_PAGE = 25
FORMS_SHOWN = 50
AT_ONCE = 1000
"""Translations that are mended and verified while a person waits: about a second."""


def preview_context(preview: Preview, *, page: str | None = None) -> dict[str, Any]:
    """What the template of a preview needs of it."""
    concepts = Paginator(preview.effects, CONCEPTS_PER_PAGE).get_page(page)
    return {
        "preview": preview,
        "concepts": concepts,
        "effects": [(effect, effect_diff(effect)) for effect in concepts],
        "forms": preview.forms[:FORMS_SHOWN],
        "more_forms": max(0, len(preview.forms) - FORMS_SHOWN),
        "groups": [
            (group, [(each, list(difference(each.old, each.new))) for each in group.shown])
            for group in preview.groups
        ],
    }


def effect_diff(effect: Effect) -> list[TermDiff]:
    """How the terms of one concept differ; those of one that goes are all deleted."""
    return step_diff(effect.step.before, effect.step.after)


def step_diff(before: Wording | None, after: Wording | None) -> list[TermDiff]:
    """`wording_diff` where there may have been no concept, or is none any more."""
    nothing = Wording(0, "", ())
    return wording_diff(before or nothing, after or nothing)


def choice_of(posted: QueryDict) -> Choice:
    """The ticked translations, "id:version" each, and the states ticked as a whole."""
    chosen = {}
    for value in posted.getlist("mend"):
        translation, _colon, version = value.partition(":")
        if translation.isdecimal() and version.isdecimal():
            chosen[int(translation)] = int(version)
    seen = {int(value) for value in posted.getlist("seen") if value.isdecimal()}
    return Choice(chosen, posted.getlist("rest"), seen)


def number(text: str) -> int | None:
    """The number that a form or address gives, or None."""
    return int(text) if text.isdecimal() and len(text) < 18 else None


def carried_out(request: HttpRequest, change: TermChange) -> bool:
    """Mend or restore what waits, at once or, where it is much, as a job; whether it is done."""
    title = {"title": change.title}
    return done_or_queued(
        request,
        change,
        label=gettext("Change the terms of “%(title)s” in translations") % title,
        later=_(
            "The terms of “%(title)s” were saved. Many translations are concerned: "
            "they are gone through in the background, as the jobs page shows."
        )
        % title,
    )


def done_or_queued(request: HttpRequest, change: TermChange, *, label: str, later: str) -> bool:
    """Carry out at once what waits, or queue a job called `label` and say `later`; whether it is
    done."""
    user = person(request)
    if work_left(change) <= AT_ONCE:
        carry_out(change, user=user)
        return True
    enqueue(
        "term_change",
        arguments={"change": change.pk, "user": user.pk, "undone": change.undone_at is not None},
        label=label,
        user=user,
    )
    messages.success(request, later)
    return False


def tell(request: HttpRequest, done: str, change: TermChange | None) -> None:
    """Say what was done, and where it can be taken back."""
    if change is None:
        messages.success(request, done)
        return
    states = list(change.mends.values_list("state", flat=True))
    mended = states.count(Mend.State.APPLIED)
    passed = states.count(Mend.State.PASSED_OVER)
    if mended:
        done += " " + ngettext(
            "%(count)d translation was mended.", "%(count)d translations were mended.", mended
        ) % {"count": mended}
    if passed:
        done += " " + _("%(count)d had been changed meanwhile and stay as they are.") % {
            "count": passed
        }
    page = reverse("glossary:change", args=[change.pk])
    link = _("Look at it or take it back")
    messages.success(request, format_html('{} <a href="{}">{}</a>', done, page, link))
