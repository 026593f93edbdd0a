"""Checking a text before it is saved, and the stored findings as the `check` command has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from glossary.models import Occurrence
from glossary.services.renditions import RenditionFinder
from sources.errors import ConcordError
from sources.models import Article, Segment

from .checks import Failure, run_checks
from .findings import Checked
from .models import Finding, Revision, Severity, State, Translation
from .verification import bring_up_to_date, renditions_in

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CheckedTranslation:
    """A translation and what the checks object to in its text; nothing where it is clean."""

    translation: Translation
    findings: Sequence[Finding]

    @property
    def has_errors(self) -> bool:
        """Whether a finding is an error that nobody dismissed: it stands in the way of approval."""
        return any(
            each.severity == Severity.ERROR and each.dismissal_id is None for each in self.findings
        )


def check_text(translation: Translation, text: str) -> list[Failure]:
    """What the checks would object to in `text` if it were submitted as the translation's.

    For a person who is typing it: nothing is stored, and `translation` need not be either.
    """
    typed = copy(translation)
    typed.text, typed.state = text, State.TRANSLATED
    if text != translation.text:
        typed.pivot = current_english(translation)
    occurrences = list(
        Occurrence.objects.filter(
            segment=typed.segment_id, certainty=Occurrence.Certainty.SURE
        ).order_by("start")
    )
    finder = RenditionFinder([each.concept_id for each in occurrences], typed.target)
    renditions = renditions_in(typed, occurrences, finder)
    pair = Checked.of([typed], renditions, occurrences).pair(typed)
    return run_checks(pair) if pair else []


def current_english(translation: Translation) -> Revision | None:
    """The English revision that a Chinese text of a person is checked against."""
    if translation.target != "zh":
        return None
    return Revision.objects.filter(
        translation__segment=translation.segment_id, translation__target="en"
    ).first()


def check_articles(articles: Sequence[int] = ()) -> Iterator[CheckedTranslation]:
    """The findings in these articles, or in all, in reading order; dismissed ones among them.

    Texts are held against the glossary and the checks as they are now. Raises ConcordError for an
    article there is not.
    """
    chosen = Article.objects.order_by("pk")
    if articles:
        chosen = chosen.filter(pk__in=articles)
        known = set(chosen.values_list("pk", flat=True))
        if missing := sorted(set(articles) - known):
            raise ConcordError(
                f"There is no article {', '.join(map(str, missing))}. See the list of articles."
            )
    for article in chosen:
        bring_up_to_date([article])
        yield from checked(
            Translation.objects.filter(segment__article=article)
            .exclude(segment__kind=Segment.Kind.EXCLUDED)
            .exclude(state=State.INITIAL)
            .order_by("segment__position", "target")
        )


def checked(translations: QuerySet[Translation]) -> Iterator[CheckedTranslation]:
    """Translations with their stored findings, in order of the text; two queries for every few
    hundred."""
    in_order = Prefetch("findings", Finding.objects.order_by("start", "end", "kind"))
    rows = translations.select_related("segment").prefetch_related(in_order)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        yield CheckedTranslation(row, list(row.findings.all()))


def report(found: Iterable[CheckedTranslation], *, dismissed: bool = False) -> dict[str, Any]:
    """The findings as the `check` command prints them, and how many there are of each check.

    `segment` is the stable id that exports have too: "12.5" for position 5 of article 12. Those
    that somebody dismissed are left out unless asked for.
    """
    failures = [
        {
            "article": each.translation.segment.article_id,
            "segment": str(each.translation.segment),
            "target": each.translation.target,
            "check": finding.kind,
            "severity": finding.severity,
            "message": finding.message,
            "start": finding.start,
            "end": finding.end,
        }
        | ({"dismissed": finding.dismissal_id is not None} if dismissed else {})
        for each in found
        for finding in each.findings
        if dismissed or finding.dismissal_id is None
    ]
    return {
        "failures": failures,
        "by_check": dict(sorted(Counter(str(each["check"]) for each in failures).items())),
    }
