"""Findings of the checks that people dismissed, and dismissals they took back."""

from __future__ import annotations

from collections.abc import Iterator

from sources.models import Segment
from translations.models import Translation
from workbench.pages.shown_findings import remarks

from .entry import Entry, source


@source
def dismissals(segment: Segment, target: str) -> Iterator[Entry]:
    """Each dismissal and each taking back, as the page of findings words them."""
    translation = Translation.objects.filter(segment=segment, target=target).first()
    for remark in remarks(translation) if translation else []:
        yield Entry(
            at=remark.at, who=remark.author, did="", order=remark.dismissal.pk, remark=remark
        )
