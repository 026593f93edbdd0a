"""How pages write dates, people, states and progress."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.contrib.auth.models import AbstractUser
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from sources.languages import LANGUAGES
from translations.models import State
from workbench.pages.progress import Progress

register = template.Library()

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@register.filter
def partial_date(value: str) -> str:
    """An ISO 8601 date of reduced precision, for reading: "9 Apr 2021", "Apr 2021", "2021"."""
    year, *rest = value.split("-")
    if not rest or not rest[0].isdigit() or not 1 <= int(rest[0]) <= 12:
        return value
    day = f"{int(rest[1])} " if len(rest) > 1 and rest[1].isdigit() else ""
    return f"{day}{_MONTHS[int(rest[0]) - 1]} {year}"


@register.filter
def ago(moment: datetime) -> str:
    """How long ago something happened, in its largest unit: "3 hours ago"."""
    words = timesince(moment, depth=1)
    return "just now" if words.startswith("0") else f"{words} ago"


@register.filter
def shown(user: AbstractUser | None) -> str:
    """A person's name, or their login where none is known."""
    return (user.get_full_name() or user.get_username()) if user else ""


@register.filter
def role(user: AbstractUser) -> str:
    """The roles a person has, in words."""
    names = [group.name for group in user.groups.all()]
    return ", ".join(names) or ("administrator" if user.is_superuser else "no role")


@register.simple_tag
def chip(code: str) -> SafeString:
    """A language as a small label: DE."""
    language = LANGUAGES[code]
    return format_html(
        '<abbr class="chip lang" title="{}">{}</abbr>', language.name, language.code.upper()
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
    engine = result.get("engine") or {}
    by = f"{engine.get('name', '')} {engine.get('version', '')}".strip()
    parts = [
        f"{result.get('from_engine', 0)} by {by}" if by and result.get("from_engine") else "",
        f"{result['from_memory']} from memory" if result.get("from_memory") else "",
        f"{result['untranslated']} without a result" if result.get("untranslated") else "",
    ]
    terms = result.get("terms") or {}
    wrong = terms.get("violated", 0)
    names = f"; {wrong} of {terms['required']} names to mend" if wrong else ""
    details = ", ".join(filter(None, parts))
    return f"{made} drafts{': ' if details else ''}{details}{names}"


@register.filter
def tag(code: str) -> str:
    """BCP 47 tag of a language, for `lang` attributes."""
    return LANGUAGES[code].tag


@register.filter
def language_name(code: str) -> str:
    """A language as people call it."""
    return LANGUAGES[code].name
