"""Bring the stored occurrences of articles up to date with the glossary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from django.db import transaction

from glossary.matching import Match
from glossary.models import ArticleMatching, Occurrence
from sources.models import Article, Segment

from .choices import Contested, settle
from .matchers import matcher_for
from .revision import current_revision

_ARTICLES_AT_ONCE = 20  # so that a transaction stays short and memory small
_ROWS_AT_ONCE = 500
_LONGEST = 400  # characters of a surface, as the column holds
_VARIABLE = ("term_id", "surface", "certainty", "rivals", "shortened", "choice_id")

_Place = tuple[int, int, int, int]  # segment, start, end, concept


def match_articles(articles: Iterable[Article]) -> set[int]:
    """Find anew what the segments of `articles` name, where the glossary changed since.

    Returns the ids of the segments whose occurrences changed. Rows that stay as they are keep their
    ids, so that verdicts on them survive. Excluded segments have no occurrences. An article that
    was cut into new segments has to lose its ArticleMatching to be matched again.
    """
    revision = current_revision()
    chosen = {article.pk: article for article in articles}
    matched = ArticleMatching.objects.filter(article__in=chosen, revision=revision)
    fresh = set(matched.values_list("article_id", flat=True))
    stale = [article for pk, article in chosen.items() if pk not in fresh]
    changed: set[int] = set()
    for first in range(0, len(stale), _ARTICLES_AT_ONCE):
        batch = stale[first : first + _ARTICLES_AT_ONCE]
        while (found := _match(batch, revision)) is None:
            revision = current_revision()
        changed |= found
    return changed


def match_again(article: Article) -> set[int]:
    """Find anew what one article names, whether the glossary changed or not; as match_articles."""
    ArticleMatching.objects.filter(article=article).delete()
    return match_articles([article])


def _match(articles: Sequence[Article], revision: int) -> set[int] | None:
    """Match one batch; None, with nothing stored, when the glossary moved on meanwhile."""
    wanted = _find(articles)
    with transaction.atomic():
        # Two processes may match the same articles at once; the second waits and finds no change.
        list(Article.objects.select_for_update().filter(pk__in=[a.pk for a in articles]).only("pk"))
        if current_revision() != revision:
            return None
        changed = _store(articles, wanted)
        ArticleMatching.objects.bulk_create(
            [ArticleMatching(article=article, revision=revision) for article in articles],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["revision"],
        )
    return changed


def _store(articles: Sequence[Article], wanted: dict[_Place, Occurrence]) -> set[int]:
    """Make the stored occurrences of `articles` those that are wanted, touching no other row."""
    stored = {
        (row.segment_id, row.start, row.end, row.concept_id): row
        for row in Occurrence.objects.filter(segment__article__in=articles)
    }
    gone = [row for place, row in stored.items() if place not in wanted]
    new = [row for place, row in wanted.items() if place not in stored]
    altered = [row for place, row in stored.items() if _alter(row, wanted.get(place))]
    Occurrence.objects.filter(pk__in=[row.pk for row in gone]).delete()
    Occurrence.objects.bulk_update(altered, _VARIABLE, batch_size=_ROWS_AT_ONCE)
    Occurrence.objects.bulk_create(new, batch_size=_ROWS_AT_ONCE)
    return {row.segment_id for rows in (gone, new, altered) for row in rows}


def _find(articles: Sequence[Article]) -> dict[_Place, Occurrence]:
    """The occurrences there should be, not yet stored."""
    by_language: dict[str, list[int]] = defaultdict(list)
    for article in articles:
        by_language[article.language].append(article.pk)
    found: list[Contested] = []
    for language, pks in by_language.items():
        matcher = matcher_for(language)
        segments = (
            Segment.objects.filter(article__in=pks)
            .exclude(kind=Segment.Kind.EXCLUDED)
            .order_by("article_id", "position")
            .values_list("article_id", "pk", "text", "start")
        )
        for article, rows in groupby(segments.iterator(), key=itemgetter(0)):
            texts = {pk: (text, start) for _, pk, text, start in rows}
            matches = matcher.find_in_document([text for text, _ in texts.values()])
            named: set[int] = set()
            for (pk, (_, start)), each in zip(texts.items(), matches, strict=True):
                found += (
                    Contested(article, language, start + match.start, _row(pk, match, named))
                    for match in _storable(each)
                )
    settle([each for each in found if each.occurrence.rivals])
    rows_found = (each.occurrence for each in found)
    return {(row.segment_id, row.start, row.end, row.concept_id): row for row in rows_found}


def _storable(matches: Iterable[Match]) -> Iterator[Match]:
    """Without those that white space or invisible characters stretch."""
    return (match for match in matches if len(match.surface) <= _LONGEST)


def _row(segment: int, match: Match, named: set[int]) -> Occurrence:
    """The row of a match; `named` are the people who were named in full before it.

    A person's name in short is enforced only after the full one.
    """
    sure = match.certainty == "sure" and (not match.shortened or match.concept in named)
    if sure and not match.shortened:
        named.add(match.concept)
    return Occurrence(
        segment_id=segment,
        concept_id=match.concept,
        term_id=match.term,
        start=match.start,
        end=match.end,
        surface=match.surface,
        certainty=Occurrence.Certainty.SURE if sure else Occurrence.Certainty.POSSIBLE,
        rivals=list(match.rivals),
        shortened=match.shortened,
    )


def _alter(stored: Occurrence, wanted: Occurrence | None) -> bool:
    """Bring a row in line with what was found in the same place; whether anything differed."""
    if wanted is None or all(getattr(stored, f) == getattr(wanted, f) for f in _VARIABLE):
        return False
    for field in _VARIABLE:
        setattr(stored, field, getattr(wanted, field))
    return True
