"""Holding translations against the glossary: one rendition per occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from glossary.models import Occurrence
from glossary.services.occurrences import match_articles
from glossary.services.renditions import RenditionFinder
from sources.models import Article

from .models import Rendition, State, Translation


def verify(translations: Sequence[Translation]) -> list[Rendition]:
    """Find and store how each translation writes what its segment names.

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
        for row in _renditions(
            translation, occurrences[translation.segment_id], finders[translation.target]
        )
    ]
    Rendition.objects.filter(translation__in=translations).delete()
    return Rendition.objects.bulk_create(rows)


def _renditions(
    translation: Translation, occurrences: Sequence[Occurrence], finder: RenditionFinder
) -> list[Rendition]:
    found = finder.find(translation.text, [occurrence.concept_id for occurrence in occurrences])
    return [
        Rendition(
            translation=translation,
            occurrence=occurrence,
            required=finder.preferred(occurrence.concept_id),
            found=finding.found,
            start=finding.start,
            end=finding.end,
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


def bring_up_to_date(articles: Sequence[Article]) -> None:
    """Match articles with the glossary as it is now, and verify what that changed.

    Quick when nothing changed: it then only compares revision numbers.
    """
    changed = match_articles(articles)
    if not changed:
        return
    with transaction.atomic():
        verify(list(Translation.objects.filter(segment__in=changed)))
