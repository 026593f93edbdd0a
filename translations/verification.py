"""Holding translations against the glossary: one rendition per occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from glossary.matching.rendition import Found
from glossary.models import Occurrence
from glossary.services.occurrences import match_articles
from glossary.services.renditions import RenditionFinder
from glossary.services.revision import current_revision
from sources.models import Article

from .checks.revision import checks_revision
from .findings import update_findings
from .likely import likely_rendition
from .models import ArticleVerification, Rendition, State, Translation
from .rating import rate

_ARTICLES_AT_ONCE = 20  # so that a transaction stays short
_LONGEST = 400  # characters of a guess, as the column holds
_VERDICT = ("required", "found", "start", "end", "verdict", "likely", "likely_start")


def verify(translations: Sequence[Translation]) -> list[Rendition]:
    """Find and store how each translation writes what its segment names, rate machine texts anew
    of which that has changed, and bring the findings of the checks up to date.

    Only sure occurrences count, and only concepts that have a form in the target. The queries do
    not depend on the number of translations. Call it inside the transaction that changed them.
    """
    occurrences: dict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in Occurrence.objects.filter(
        segment__in={translation.segment_id for translation in translations},
        certainty=Occurrence.Certainty.SURE,
    ):
        occurrences[occurrence.segment_id].append(occurrence)
    concepts = {row.concept_id for rows in occurrences.values() for row in rows}
    finders = {
        target: RenditionFinder(concepts, target)
        for target in {translation.target for translation in translations}
    }
    rows = [
        row
        for translation in translations
        if translation.state != State.INITIAL
        for row in renditions_in(
            translation, occurrences[translation.segment_id], finders[translation.target]
        )
    ]
    stored, changed = _store(translations, rows)
    rate([each for each in translations if _has_to_be_rated(each, changed)], stored)
    places = [occurrence for group in occurrences.values() for occurrence in group]
    update_findings(translations, stored, places)
    return stored


def _has_to_be_rated(translation: Translation, changed: set[int]) -> bool:
    """Whether its names changed, or may have: with a name that the glossary gave up, its lost
    renditions are gone before anybody verifies."""
    return (
        translation.estimate is None or translation.pk in changed or "terms" in translation.doubts
    )


def renditions_in(
    translation: Translation, occurrences: Sequence[Occurrence], finder: RenditionFinder
) -> list[Rendition]:
    """How the text of `translation` writes each of `occurrences`, in rows that are not stored."""
    found = finder.find(translation.text, occurrences)
    guesses = _guesses(translation, occurrences, found, finder)
    return [
        Rendition(
            translation=translation,
            occurrence=occurrence,
            required=finder.preferred(occurrence),
            found=finding.found,
            start=finding.start,
            end=finding.end,
            likely=guesses.get(occurrence.pk, ("", None))[0],
            likely_start=guesses.get(occurrence.pk, ("", None))[1],
            verdict=finding.verdict,
            outcome=(
                Rendition.Outcome.SATISFIED
                if finding.verdict == "right"
                else Rendition.Outcome.VIOLATED
            ),
        )
        for occurrence, finding in zip(occurrences, found, strict=True)
        if finding is not None
    ]


def _guesses(
    translation: Translation,
    occurrences: Sequence[Occurrence],
    found: Sequence[Found | None],
    finder: RenditionFinder,
) -> dict[int, tuple[str, int]]:
    """For occurrences without a rendition, by id, what probably stands in its place, and where."""
    covered = [
        (each.start, each.end)
        for each in found
        if each and each.start is not None and each.end is not None
    ]
    missing = [
        occurrence
        for occurrence, each in zip(occurrences, found, strict=True)
        if each and each.verdict == "missing"
    ]
    guesses = {}
    for occurrence in missing:
        requirement = finder.requirement(occurrence)
        place = likely_rendition(
            translation.text,
            translation.target,
            surface=occurrence.surface,
            forms=[term.text for term in requirement.terms] if requirement else [],
            covered=covered,
            alone=len(missing) == 1,
        )
        if place and place[1] - place[0] <= _LONGEST:
            covered.append(place)
            guesses[occurrence.pk] = translation.text[slice(*place)], place[0]
    return guesses


def _store(
    translations: Sequence[Translation], rows: Sequence[Rendition]
) -> tuple[list[Rendition], set[int]]:
    """Make the stored renditions of `translations` those of `rows`, and return them with the ids of
    the translations of which some are new or gone.

    A row whose verdict stays as it is stays itself, and with it how the text came to obey.
    """
    stored = {
        (row.translation_id, row.occurrence_id): row
        for row in Rendition.objects.filter(translation__in=translations)
    }
    kept, new = [], []
    for row in rows:
        old = stored.get((row.translation_id, row.occurrence_id))
        if old and all(getattr(old, name) == getattr(row, name) for name in _VERDICT):
            kept.append(stored.pop((row.translation_id, row.occurrence_id)))
        else:
            new.append(row)
    Rendition.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    changed = {row.translation_id for row in [*stored.values(), *new]}
    return kept + Rendition.objects.bulk_create(new), changed


def bring_up_to_date(articles: Sequence[Article]) -> None:
    """Match articles with the glossary as it is now, and verify their translations again.

    Quick when neither the glossary nor the checks changed: it then only compares revisions.
    """
    match_articles(articles)
    revision, checks = current_revision(), checks_revision()
    verified = ArticleVerification.objects.filter(
        article__in=articles, revision=revision, checks=checks
    )
    fresh = set(verified.values_list("article_id", flat=True))
    stale = [article for article in articles if article.pk not in fresh]
    for first in range(0, len(stale), _ARTICLES_AT_ONCE):
        batch = stale[first : first + _ARTICLES_AT_ONCE]
        with transaction.atomic():
            verify(list(Translation.objects.filter(segment__article__in=batch)))
            ArticleVerification.objects.bulk_create(
                [
                    ArticleVerification(article=article, revision=revision, checks=checks)
                    for article in batch
                ],
                update_conflicts=True,
                unique_fields=["article"],
                update_fields=["revision", "checks"],
            )
