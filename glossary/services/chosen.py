"""Concepts that a person chose on a page, held against what has become of them meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext, ngettext

from glossary.models import Concept
from sources.errors import ConcordError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHOWN = 3


class BulkRefused(ConcordError):
    """An act on several concepts that was not done, not even in part."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A concept as a person saw it: `stamp` is its last change then, in microseconds."""

    pk: int
    stamp: int

    @classmethod
    def of(cls, concept: Concept) -> Chosen:
        """The concept as it is now."""
        return cls(concept.pk, (concept.changed_at - _EPOCH) // timedelta(microseconds=1))

    def __str__(self) -> str:
        return f"{self.pk}:{self.stamp}"


def parse_chosen(values: Iterable[str]) -> list[Chosen]:
    """The concepts that a form names, each written as `str` writes them; raises BulkRefused."""
    chosen: dict[Chosen, None] = {}
    for value in values:
        pk, _, stamp = value.partition(":")
        if not all(part.isdecimal() and len(part) < 18 for part in (pk, stamp)):
            raise BulkRefused(
                gettext("The selection was not understood. Open the table again and repeat.")
            )
        chosen[Chosen(int(pk), int(stamp))] = None
    if not chosen:
        raise BulkRefused(gettext("No concept is selected. Tick at least one row of the table."))
    return list(chosen)


def take(chosen: Sequence[Chosen]) -> list[Concept]:
    """The chosen concepts; raises BulkRefused where one is gone or changed since it was seen."""
    found = {each.pk: each for each in Concept.objects.filter(pk__in=[each.pk for each in chosen])}
    gone = sum(each.pk not in found for each in chosen)
    if gone:
        raise BulkRefused(
            ngettext(
                "One of the selected concepts is not in the glossary any more. Nothing was done: "
                "look at the table again and select anew.",
                "%(count)d selected concepts are not in the glossary any more. Nothing was done: "
                "look at the table again and select anew.",
                gone,
            )
            % {"count": gone}
        )
    changed = [found[each.pk].identifier for each in chosen if Chosen.of(found[each.pk]) != each]
    if changed:
        raise BulkRefused(
            gettext(
                "Someone changed %(names)s meanwhile. Nothing was done: look at the table "
                "again and repeat it if it is still right."
            )
            % {"names": named(changed)}
        )
    return [found[each.pk] for each in chosen]


def named(identifiers: Sequence[str]) -> str:
    """The first few of the names, and how many more there are."""
    shown = ", ".join(f"“{each}”" for each in identifiers[:_SHOWN])
    more = len(identifiers) - _SHOWN
    if more <= 0:
        return shown
    return gettext("%(names)s and %(count)d more") % {"names": shown, "count": more}
