"""Reading what is open, for filters, queues and plots."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from translations.models import Finding, Severity

GRAVE = (Severity.ERROR, Severity.WARNING)
"""What counts as failing: an error or a warning. The rest is a matter of style."""


def open_findings(
    severities: Collection[str] = GRAVE, *, kind: str = "", article: int | None = None
) -> QuerySet[Finding]:
    """The findings that nobody dismissed, of a check or of all, in an article or in all.

    Count them by check with `.order_by().values_list("kind").annotate(Count("pk"))`.
    """
    found = Finding.objects.filter(dismissal=None, severity__in=severities)
    if kind:
        found = found.filter(kind=kind)
    if article is not None:
        found = found.filter(translation__segment__article=article)
    return found


def with_open_findings(
    severities: Collection[str] = GRAVE, *, kind: str = "", through: str = "translation"
) -> Q:
    """A condition on translations: some finding of theirs is open.

        Translation.objects.filter(with_open_findings())
        Segment.objects.filter(with_open_findings(through="translation__segment"))

    `through` leads from a finding to what is filtered.
    """
    found = open_findings(severities, kind=kind).filter(**{through: OuterRef("pk")})
    return Q(Exists(found.order_by()))
