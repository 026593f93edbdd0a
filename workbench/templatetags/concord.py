"""How pages write dates, people, states and progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.auth.models import AbstractUser
from django.utils.formats import date_format
from django.utils.html import avoid_wrapping, format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from sources import language_names
from sources.languages import LANGUAGES
from translations.models import State
from workbench.pages.progress import Progress
from workbench.said import said

register = template.Library()

_FORMATS = {2: "YEAR_MONTH_FORMAT", 3: "DATE_FORMAT"}
_AGO = {
    "year": ngettext_lazy("%(num)d year ago", "%(num)d years ago", "num"),
    "month": ngettext_lazy("%(num)d month ago", "%(num)d months ago", "num"),
    "week": ngettext_lazy("%(num)d week ago", "%(num)d weeks ago", "num"),
    "day": ngettext_lazy("%(num)d day ago", "%(num)d days ago", "num"),
    "hour": ngettext_lazy("%(num)d hour ago", "%(num)d hours ago", "num"),
    "minute": ngettext_lazy("%(num)d minute ago", "%(num)d minutes ago", "num"),
}


@register.filter
def partial_date(value: str) -> str:
    """An ISO 8601 date of reduced precision, for reading: "9 Apr 2021", "Apr 2021", "2021".

    What is no such date is left as it is.
    """
    parts = value.split("-")
    try:
        numbers = [int(part) for part in parts]
        moment = date(*numbers, *[1] * (3 - len(numbers)))
    except (TypeError, ValueError):
        return value
    form = _FORMATS.get(len(parts))
    return date_format(moment, form) if form else value


@register.filter
def ago(moment: datetime) -> str:
    """How long ago something happened, in its largest unit: "3 hours ago"."""
    words = timesince(moment, depth=1, time_strings=_AGO)  # type: ignore[arg-type]
    return _("just now") if words == avoid_wrapping(_AGO["minute"] % {"num": 0}) else words


@register.filter
def shown(user: AbstractUser | None) -> str:
    """A person's name, or their login where none is known."""
    return (user.get_full_name() or user.get_username()) if user else ""


@register.filter
def role(user: AbstractUser) -> str:
    """The roles a person has, in words."""
    names = [said(group.name) for group in user.groups.all()]
    return ", ".join(names) or (_("administrator") if user.is_superuser else _("no role"))


@register.simple_tag
def chip(code: str) -> SafeString:
    """A language as a small label: DE."""
    language = LANGUAGES[code]
    return format_html(
        '<abbr class="chip lang" title="{}">{}</abbr>', _(language.name), language.code.upper()
    )


@register.simple_tag(takes_context=True)
def nav(context: dict[str, Any], href: str, label: str, *names: str) -> SafeString:
    """A link of the main navigation, marked on the pages (or apps) called `names`."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match is not None and (match.view_name in names or match.app_name in names)
    link = '<a href="{}" aria-current="page">{}</a>' if here else '<a href="{}">{}</a>'
    return format_html(link, href, label)


@register.inclusion_tag("workbench/parts/meter.html")
def meter(progress: Progress) -> dict[str, Any]:
    """Progress in one target: a stacked bar and a few words."""
    return {"progress": progress}


@register.filter
def state_words(state: str) -> str:
    """A state as people read it."""
    return str(State(state).label)


@register.filter
def outcome(result: dict[str, Any]) -> str:
    """What a draft job did, in words."""
    made = result.get("segments")
    if made is None:
        return ""
    said = ngettext("%(count)d draft", "%(count)d drafts", made) % {"count": made}
    details = ", ".join(_details(result))
    if details:
        said = f"{said}: {details}"
    terms = result.get("terms") or {}
    if wrong := terms.get("violated", 0):
        names = _("%(wrong)d of %(required)d names to mend")
        said = f"{said}; {names % {'wrong': wrong, 'required': terms['required']}}"
    return said


def _details(result: dict[str, Any]) -> Iterator[str]:
    """Where the drafts of a job came from."""
    engine = result.get("engine") or {}
    by = f"{engine.get('name', '')} {engine.get('version', '')}".strip()
    if by and (count := result.get("from_engine")):
        yield _("%(count)d by %(engine)s") % {"count": count, "engine": by}
    if count := result.get("from_memory"):
        yield _("%(count)d from memory") % {"count": count}
    if count := result.get("untranslated"):
        yield _("%(count)d without a result") % {"count": count}


@register.filter
def tag(code: str) -> str:
    """BCP 47 tag of a language, for `lang` attributes."""
    return LANGUAGES[code].tag


@register.filter
def language_label(code: str) -> str:
    """A language as people call it."""
    return str(language_names.language_name(code))
