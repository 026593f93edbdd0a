"""Running the quality checks over stored translations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Prefetch

from glossary.models import Occurrence, Term
from glossary.services.renditions import RenditionFinder
from sources.errors import ConcordError
from sources.models import Article, Segment
from sources.text import fold

from .checks import Failure, Pair, RequiredName, run_checks
from .models import Rendition, State, Translation
from .verification import bring_up_to_date

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class CheckedTranslation:
    """A translation and what the checks object to in its text; nothing where it is clean."""

    translation: Translation
    failures: Sequence[Failure]

    @property
    def has_errors(self) -> bool:
        """Whether a failure is an error, which stands in the way of approval in bulk."""
        return any(failure.severity == "error" for failure in self.failures)


def check_translations(translations: Iterable[Translation]) -> Iterator[CheckedTranslation]:
    """Check translations as they are stored, with the verdicts on their names as last verified.

    Reads what it needs in a fixed number of queries for every few hundred of them. Those that are
    not started are passed over.
    """
    wanted = [translation.pk for translation in translations]
    for start in range(0, len(wanted), _AT_ONCE):
        yield from _check_chunk(wanted[start : start + _AT_ONCE])


def check_text(translation: Translation, text: str) -> list[Failure]:
    """Check a text that is not saved, as the translation's: for a person who is typing it."""
    segment = translation.segment
    occurrences = list(
        segment.occurrences.filter(certainty=Occurrence.Certainty.SURE).order_by("start")
    )
    concepts = [occurrence.concept_id for occurrence in occurrences]
    finder = RenditionFinder(concepts, translation.target)
    forbidden = _forbidden(set(concepts))
    names = tuple(
        RequiredName(
            surface=occurrence.surface,
            required=finder.preferred(occurrence.concept_id),
            verdict=finding.verdict,
            found=finding.found,
            start=finding.start,
            end=finding.end,
            deprecated=(occurrence.concept_id, translation.target, fold(finding.found))
            in forbidden,
        )
        for occurrence, finding in zip(occurrences, finder.find(text, concepts), strict=True)
        if finding is not None
    )
    return run_checks(_pair(translation, text, names))


def check_articles(articles: Sequence[int] = ()) -> Iterator[CheckedTranslation]:
    """Check the translations of these articles, or of all, in reading order.

    Names are held against the glossary as it is now. Raises ConcordError for an article there is
    not.
    """
    chosen = Article.objects.order_by("pk")
    if articles:
        chosen = chosen.filter(pk__in=articles)
        known = set(chosen.values_list("pk", flat=True))
        if missing := sorted(set(articles) - known):
            raise ConcordError(
                f"There is no article {', '.join(map(str, missing))}. See the list of articles."
            )
    return _check_each(chosen)


def _check_each(articles: Iterable[Article]) -> Iterator[CheckedTranslation]:
    for article in articles:
        bring_up_to_date([article])
        translations = (
            Translation.objects.filter(segment__article=article)
            .exclude(segment__kind=Segment.Kind.EXCLUDED)
            .order_by("segment__position", "target")
            .only("pk")
        )
        yield from check_translations(translations)


def _check_chunk(keys: Sequence[int]) -> Iterator[CheckedTranslation]:
    rows = (
        Translation.objects.filter(pk__in=keys)
        .exclude(state=State.INITIAL)
        .select_related("segment__article", "pivot")
        .prefetch_related(
            Prefetch(
                "renditions",
                Rendition.objects.select_related("occurrence").order_by("occurrence__start"),
            )
        )
    )
    by_key = {row.pk: row for row in rows}
    forbidden = _forbidden(_badly_named(by_key.values()))
    for key in keys:
        if translation := by_key.get(key):
            names = tuple(
                _name(rendition, translation.target, forbidden)
                for rendition in translation.renditions.all()
            )
            pair = _pair(translation, translation.text, names)
            yield CheckedTranslation(translation, run_checks(pair))


def _pair(translation: Translation, text: str, names: tuple[RequiredName, ...]) -> Pair:
    segment = translation.segment
    return Pair(
        source=segment.text,
        source_language=segment.article.language,
        target=text,
        target_language=translation.target,
        pivot=translation.pivot.text if translation.pivot else "",
        names=names,
    )


def _name(rendition: Rendition, target: str, forbidden: set[tuple[int, str, str]]) -> RequiredName:
    found, start = rendition.found, rendition.start
    if not found and rendition.likely:
        found, start = rendition.likely, rendition.likely_start
    concept = rendition.occurrence.concept_id
    return RequiredName(
        surface=rendition.occurrence.surface,
        required=rendition.required,
        verdict=cast(Any, rendition.verdict),
        found=found,
        start=start,
        end=None if start is None else start + len(found),
        deprecated=bool(found) and (concept, target, fold(found)) in forbidden,
    )


def _badly_named(translations: Iterable[Translation]) -> set[int]:
    return {
        rendition.occurrence.concept_id
        for translation in translations
        for rendition in translation.renditions.all()
        if rendition.verdict != Rendition.Verdict.RIGHT
    }


def _forbidden(concepts: set[int]) -> set[tuple[int, str, str]]:
    """The deprecated terms of concepts: concept, language and folded text."""
    if not concepts:
        return set()
    rows = Term.objects.filter(concept__in=concepts, status=Term.Status.DEPRECATED)
    return set(rows.values_list("concept_id", "language", "folded"))


def report(checked: Iterable[CheckedTranslation]) -> dict[str, Any]:
    """The failures as the `check` command prints them, and how many there are of each check.

    `segment` is the stable id that exports have too: "12.5" for position 5 of article 12.
    """
    failures = [
        {
            "article": each.translation.segment.article_id,
            "segment": str(each.translation.segment),
            "target": each.translation.target,
            "check": failure.check,
            "severity": failure.severity,
            "message": failure.message,
            "start": failure.start,
            "end": failure.end,
        }
        for each in checked
        for failure in each.failures
    ]
    return {
        "failures": failures,
        "by_check": dict(sorted(Counter(each["check"] for each in failures).items())),
    }
