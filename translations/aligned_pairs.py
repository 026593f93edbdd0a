"""The pairs of a selection, as a stream from the database."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch

from sources.languages import targets_for
from sources.models import Article, Segment

from .exporters import AlignedPair, TermOutcome
from .models import Rendition, State, Translation
from .selection import Selection, chosen_articles

CHUNK = 500


def select_pairs(selection: Selection) -> Iterator[AlignedPair]:
    """The pairs of a selection, ordered by article, segment and target, without excluded text.

    Reads the database in chunks, so that memory does not grow with the selection.
    """
    for article in chosen_articles(selection).defer("text").iterator(chunk_size=CHUNK):
        yield from _pairs_of(article, selection)


def _pairs_of(article: Article, selection: Selection) -> Iterator[AlignedPair]:
    targets = [target for target in targets_for(article.language) if target in selection.targets]
    renditions = Rendition.objects.select_related("occurrence__term__concept")
    translations = (
        Translation.objects.filter(target__in=targets)
        .select_related("submitted_by", "approved_by", "memory")
        .prefetch_related(Prefetch("renditions", renditions.order_by("occurrence__start")))
    )
    segments = (
        article.segments.exclude(kind=Segment.Kind.EXCLUDED)
        .order_by("position")
        .prefetch_related(Prefetch("translations", translations, to_attr="chosen"))
    )
    if State.INITIAL not in selection.states:
        wanted = Translation.objects.filter(
            segment=OuterRef("pk"), target__in=targets, state__in=selection.states
        )
        segments = segments.filter(Exists(wanted))
    for segment in segments.iterator(chunk_size=CHUNK):
        there = {translation.target: translation for translation in segment.chosen}
        for target in targets:
            translation = there.get(target) or Translation(segment=segment, target=target)
            if translation.state in selection.states:
                yield _pair(article, segment, translation)


def _pair(article: Article, segment: Segment, translation: Translation) -> AlignedPair:
    person = translation.approved_by or translation.submitted_by
    written = translation.state != State.INITIAL
    memory = translation.memory
    return AlignedPair(
        segment=f"{article.pk}.{segment.position}",
        article=article.pk,
        article_title=article.title,
        outlet=article.outlet,
        published_on=article.published_on,
        source_language=article.language,
        target=translation.target,
        source=segment.text,
        translation=translation.text if written else "",
        state=translation.state,
        origin=translation.origin,
        origin_detail=translation.origin_detail,
        changed_by=person.get_username() if person else "",
        changed_at=translation.changed_at if written else None,
        note=translation.reason,
        terms=tuple(map(_term, translation.renditions.all())) if written else (),
        kind=segment.kind,
        version=translation.version,
        engine=translation.engine,
        engine_version=translation.engine_version,
        match=translation.match,
        matched=memory.source_text if memory and memory.source_text != segment.text else "",
        score=translation.score,
        estimate=translation.estimate,
    )


def _term(rendition: Rendition) -> TermOutcome:
    occurrence = rendition.occurrence
    return TermOutcome(
        term=occurrence.term.text,
        required=rendition.required,
        outcome=rendition.outcome,
        concept=occurrence.term.concept.identifier,
        start=occurrence.start,
        end=occurrence.end,
    )
