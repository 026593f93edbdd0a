"""Which segments say the same, and how far each of them is translated."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from sources.functions import Head
from sources.models import Segment
from translations.models import State, Translation

OPEN = (State.INITIAL, State.DRAFT)
"""States in which no person's text would be lost."""


@dataclass(frozen=True, slots=True)
class Other:
    """A segment with the same source, with its translation if there is one."""

    segment: Segment
    translation: Translation | None

    @property
    def state(self) -> str:
        """The state, `initial` for a translation that does not exist yet."""
        return self.translation.state if self.translation else State.INITIAL.value

    @property
    def open(self) -> bool:
        """Whether nobody has handed in a text there."""
        return self.state in OPEN

    def says(self, text: str) -> bool:
        """Whether a person's text there is `text` already."""
        return not self.open and self.translation is not None and self.translation.text == text


def same_source(segment: Segment) -> QuerySet[Segment]:
    """The other segments that say exactly the same in the same language, litter aside."""
    found = Segment.objects.alias(head=Head("text")).filter(
        head=segment.text[:64], text=segment.text, article__language=segment.article.language
    )
    return found.exclude(pk=segment.pk).exclude(kind=Segment.Kind.EXCLUDED)


def has_repetitions() -> Exists:
    """That another segment of any article says the same; a condition on segments."""
    others = (
        Segment.objects.alias(head=Head("text"))
        .filter(
            head=Head(OuterRef("text")),
            text=OuterRef("text"),
            article__language=OuterRef("article__language"),
        )
        .exclude(pk=OuterRef("pk"))
        .exclude(kind=Segment.Kind.EXCLUDED)
    )
    return Exists(others.order_by())


def others_of(segment: Segment, target: str) -> list[Other]:
    """The segments that say the same as `segment`, those of its own article first; two queries."""
    segments = same_source(segment).select_related("article").defer("article__text")
    found = sorted(
        segments,
        key=lambda each: (each.article_id != segment.article_id, each.article_id, each.position),
    )
    ids = [each.pk for each in found]
    texts = Translation.objects.filter(segment__in=ids, target=target)
    known = {each.segment_id: each for each in texts.select_related("submitted_by", "approved_by")}
    return [Other(each, known.get(each.pk)) for each in found]
