"""Choosing what is exported: aligned pairs from the database, as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Prefetch
from django.utils import timezone

from sources.errors import ConcordError
from sources.languages import TARGETS, targets_for
from sources.models import Article, Segment

from .exporters import AlignedPair, ExportMeta, TermOutcome, Written, exporter, write_file
from .models import Rendition, State, Translation

CHUNK = 500
VERSION = "0.1.0"
WRITTEN_STATES = tuple(state for state in State.values if state != State.INITIAL)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pairs to export. No articles means all of them; no states, every one with a text.

    Ask for the state `initial` to have segments without a translation too, for a file that
    somebody is to fill in. Raises ConcordError for a target or state there is not.
    """

    articles: tuple[int, ...] = ()
    targets: tuple[str, ...] = TARGETS
    states: tuple[str, ...] = WRITTEN_STATES

    def __post_init__(self) -> None:
        for name, given, known in (
            ("target", self.targets, TARGETS),
            ("state", self.states, tuple(State.values)),
        ):
            if unknown := [value for value in given if value not in known]:
                raise ConcordError(
                    f"There is no {name} “{unknown[0]}”; use some of {', '.join(known)}."
                )


def select_pairs(selection: Selection) -> Iterator[AlignedPair]:
    """The pairs of a selection, ordered by article, segment and target, without excluded text.

    Reads the database in chunks, so that memory does not grow with the selection.
    """
    articles = Article.objects.order_by("pk")
    if selection.articles:
        articles = articles.filter(pk__in=selection.articles)
    for article in articles.defer("text").iterator(chunk_size=CHUNK):
        yield from _pairs_of(article, selection)


def _pairs_of(article: Article, selection: Selection) -> Iterator[AlignedPair]:
    targets = [target for target in targets_for(article.language) if target in selection.targets]
    translations = (
        Translation.objects.filter(target__in=targets)
        .select_related("submitted_by", "approved_by")
        .prefetch_related(
            Prefetch(
                "renditions",
                Rendition.objects.select_related("occurrence__term").order_by("occurrence__start"),
            )
        )
    )
    segments = (
        article.segments.exclude(kind=Segment.Kind.EXCLUDED)
        .order_by("position")
        .prefetch_related(Prefetch("translations", translations, to_attr="chosen"))
    )
    for segment in segments.iterator(chunk_size=CHUNK):
        there = {translation.target: translation for translation in segment.chosen}
        for target in targets:
            translation = there.get(target) or Translation(segment=segment, target=target)
            if translation.state in selection.states:
                yield _pair(article, segment, translation)


def _pair(article: Article, segment: Segment, translation: Translation) -> AlignedPair:
    person = translation.approved_by or translation.submitted_by
    written = translation.state != State.INITIAL
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
        terms=tuple(_term(rendition) for rendition in translation.renditions.all())
        if written
        else (),
    )


def _term(rendition: Rendition) -> TermOutcome:
    return TermOutcome(rendition.occurrence.term.text, rendition.required, rendition.outcome)


def export_meta(selection: Selection) -> ExportMeta:
    """What the writers are told before the first pair of a selection."""
    articles = Article.objects.all()
    if selection.articles:
        articles = articles.filter(pk__in=selection.articles)
    languages = sorted(set(articles.order_by().values_list("language", flat=True)))
    return ExportMeta(
        source_languages=languages,
        targets=[
            target
            for target in selection.targets
            if any(target in targets_for(language) for language in languages)
        ],
        version=VERSION,
        created_at=timezone.now(),
    )


def export_file(format_name: str, selection: Selection, path: Path) -> Written:
    """Write a selection to `path`, which is replaced only when the new file is whole.

    Raises ConcordError for an unknown format, an article there is not, a selection without pairs,
    or a path that cannot be written.
    """
    exporter(format_name)
    known = set(Article.objects.filter(pk__in=selection.articles).values_list("pk", flat=True))
    if missing := set(selection.articles) - known:
        raise ConcordError(f"There is no article {', '.join(map(str, sorted(missing)))}.")
    pairs = select_pairs(selection)
    first = next(pairs, None)
    if first is None:
        raise ConcordError(
            "There is nothing to export: no chosen translation is in state "
            f"{', '.join(selection.states)}. Translate or approve some, or choose other states."
        )
    return write_file(format_name, _chain(first, pairs), path, export_meta(selection))


def _chain(first: AlignedPair, rest: Iterator[AlignedPair]) -> Iterator[AlignedPair]:
    yield first
    yield from rest


def parse_list(values: Sequence[str]) -> tuple[str, ...]:
    """Options given with spaces, commas or both: `approved,translated` is two states."""
    return tuple(part for value in values for part in value.split(",") if part)
