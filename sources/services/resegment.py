"""Cutting an article's text anew by hand: split, merge, exclude, include.

XLIFF 2.1 calls this “Segmentation Modification”. The text of the article never
changes, so the segments stay ordered and disjoint with only white space between them.
"""

from __future__ import annotations

from django.db.models import F
from django.utils.translation import gettext

from sources.cleaning import Exclusion
from sources.errors import ConcordError
from sources.models import Article, Segment

# Positions are unique in an article at every moment, so they move through numbers nobody uses.
_ASIDE = 1_000_000


class CutRefused(ConcordError):
    """A cut that would leave an empty segment, or that was asked of a text that is no more."""


def hold(segment_id: int, *, text: str) -> Segment:
    """The segment, with its article locked until the transaction ends, if it still says `text`.

    Raises CutRefused when it was cut or removed since.
    """
    found = Segment.objects.filter(pk=segment_id).values_list("article_id", flat=True).first()
    if found is not None:
        Article.objects.select_for_update().only("pk").get(pk=found)
    segment = Segment.objects.select_related("article").filter(pk=segment_id).first()
    if segment is None or segment.text != text:
        raise CutRefused(
            gettext(
                "Somebody cut this segment differently after you opened the page. Reload "
                "the page and look at it again."
            )
        )
    return segment


def following(segment: Segment) -> Segment | None:
    """The segment after this one in its article."""
    return (
        Segment.objects.select_related("article")
        .filter(article=segment.article_id, position__gt=segment.position)
        .order_by("position")
        .first()
    )


def split(segment: Segment, offset: int) -> Segment:
    """Cut `segment` before code point `offset` of its text; the new segment is the second part.

    White space at the cut belongs to neither part. Raises CutRefused where a part would be empty.
    """
    left, right = segment.text[:offset].rstrip(), segment.text[offset:].lstrip()
    if not 0 < offset < len(segment.text) or not left or not right:
        raise CutRefused(
            gettext("Put the cursor inside the text, where the second segment is to begin.")
        )
    _shift(segment.article_id, after=segment.position, by=1)
    second = Segment.objects.create(
        article=segment.article,
        position=segment.position + 1,
        paragraph=segment.paragraph,
        start=segment.end - len(right),
        end=segment.end,
        text=right,
        kind=segment.kind,
        exclusion=segment.exclusion,
    )
    segment.text, segment.end = left, segment.start + len(left)
    segment.save(update_fields=["text", "end"])
    return second


def merge(segment: Segment, second: Segment) -> None:
    """Join `segment` with `second`, the one that follows it; `second` is deleted.

    The white space between them becomes part of the text. Raises CutRefused when one is litter and
    the other is not, or a heading and a sentence.
    """
    if segment.kind != second.kind:
        raise CutRefused(
            gettext(
                "A segment of the kind “%(kind)s” cannot be merged with one of the kind "
                "“%(kind2)s”."
            )
            % {"kind": segment.get_kind_display(), "kind2": second.get_kind_display()}
        )
    second_id, position, end = second.pk, second.position, second.end
    Segment.objects.filter(pk=second_id).delete()
    segment.text, segment.end = segment.article.text[segment.start : end], end
    segment.save(update_fields=["text", "end"])
    _shift(segment.article_id, after=position, by=-1)


def exclude(segment: Segment) -> None:
    """Leave a segment out of the translation, as a person's decision."""
    segment.kind, segment.exclusion = Segment.Kind.EXCLUDED, Exclusion.BY_HAND.value
    segment.save(update_fields=["kind", "exclusion"])


def include(segment: Segment) -> None:
    """Take a segment that was left out into the translation."""
    segment.kind, segment.exclusion = Segment.Kind.BODY, ""
    segment.save(update_fields=["kind", "exclusion"])


def _shift(article_id: int, *, after: int, by: int) -> None:
    later = Segment.objects.filter(article=article_id, position__gt=after)
    later.update(position=F("position") + _ASIDE)
    Segment.objects.filter(article=article_id, position__gt=_ASIDE).update(
        position=F("position") - _ASIDE + by
    )
