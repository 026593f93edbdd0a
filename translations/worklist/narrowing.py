"""Narrowing the queue: which of the waiting texts somebody wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from sources.languages import LANGUAGES, TARGETS
from translations.findings import open_findings
from translations.models import Rendition, Severity, State
from translations.published import published
from translations.rating import LOW

UNDATED = "none"
NO_OUTLET = "-"


class Risk(TextChoices):
    """What speaks against a text, the gravest first."""

    NAMES = "names", _("names wrong")
    CHECKS = "checks", _("checks failing")
    LOW = "low", _("low score")


def wrong_names() -> Exists:
    """That a translation writes a name otherwise than the glossary."""
    wrong = Rendition.objects.exclude(verdict=Rendition.Verdict.RIGHT)
    return Exists(wrong.filter(translation=OuterRef("pk")))


def failing_checks() -> Exists:
    """That a check found an error in a translation, and nobody dismissed it."""
    return Exists(open_findings([Severity.ERROR]).filter(translation=OuterRef("pk")))


def has_risk(risk: str) -> Q:
    """The condition on translations that have a risk.

    Few have one of the graver two: a database looks at those rather than at every translation.
    """
    if risk == Risk.NAMES:
        wrong = Rendition.objects.exclude(verdict=Rendition.Verdict.RIGHT)
        return Q(pk__in=wrong.order_by().values("translation"))
    if risk == Risk.CHECKS:
        errors = open_findings([Severity.ERROR])
        return Q(pk__in=errors.order_by().values("translation"))
    return Q(estimate__lt=LOW, state=State.DRAFT)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What is asked for; "" (0 for the article) leaves a side open.

    `year` is the first part of the article's date, UNDATED for none; `outlet` is NO_OUTLET for
    articles of which none is known. `since` and `until` are days ("2021-04-09"), both included.
    """

    language: str = ""
    target: str = ""
    state: str = ""
    article: int = 0
    outlet: str = ""
    year: str = ""
    since: str = ""
    until: str = ""
    risk: str = ""

    @classmethod
    def asked(cls, values: Mapping[str, Any]) -> Narrowing:
        """As an address says it; what makes no sense is left open."""
        article = str(values.get("article", ""))
        year = str(values.get("year", ""))
        known = {
            "language": LANGUAGES,
            "target": TARGETS,
            "state": State.values,
            "risk": Risk.values,
        }
        chosen = {
            name: value
            for name, allowed in known.items()
            if (value := str(values.get(name, ""))) in allowed
        }
        return cls(
            article=int(article) if article.isdecimal() and len(article) < 18 else 0,
            outlet=str(values.get("outlet", ""))[:200],
            year=year if year == UNDATED or (year.isdecimal() and len(year) == 4) else "",
            since=_day(values.get("since", "")),
            until=_day(values.get("until", "")),
            **chosen,
        )

    @property
    def values(self) -> dict[str, str]:
        """The sides that are narrowed, as an address says them."""
        every = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: str(value) for name, value in every.items() if value}

    @property
    def query(self) -> str:
        """What stands behind "?" in the address that asks for this."""
        return urlencode(self.values)

    def articles(self, prefix: str) -> Q:
        """The condition on the article that `prefix` ("segment__article__") leads to."""
        accepted = Q()
        if self.language:
            accepted &= Q(**{f"{prefix}language": self.language})
        if self.article:
            accepted &= Q(**{f"{prefix}pk": self.article})
        if self.outlet:
            outlet = "" if self.outlet == NO_OUTLET else self.outlet
            accepted &= Q(**{f"{prefix}outlet": outlet})
        if self.year == UNDATED:
            accepted &= Q(**{f"{prefix}published_on": ""})
        elif self.year:
            accepted &= Q(**{f"{prefix}published_on__startswith": self.year})
        return accepted & published(self.since, self.until, prefix)


def _day(value: object) -> str:
    """A day as ISO 8601 writes it; "" for anything else."""
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""
