"""How close machine drafts came to the approved texts, by engine and pair, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Avg, Count, F, Q, Sum

from sources.language_names import language_name
from translations.models import PostEdit, State

from .scope import Scope


@dataclass(frozen=True, slots=True)
class Edited:
    """The figures of some texts: their number, those approved unchanged, chrF2 and TER in percent.

    `chrf` is the mean of the segments', `ter` that of all taken together.
    """

    texts: int
    unchanged: int
    chrf: float
    ter: float


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """The figures of one version of an engine in one pair, whole and by stretch of time."""

    engine: str
    version: str
    source: str
    target: str
    whole: Edited
    stretches: Mapping[int, Edited]

    @property
    def name(self) -> str:
        """The engine with its version."""
        return f"{self.engine} {self.version}".strip() or "?"

    @property
    def pair(self) -> str:
        """The pair in words: "German → English"."""
        return f"{language_name(self.source)} → {language_name(self.target)}"


_Row = tuple[int, int, int, float, float, float]


def post_editing(scope: Scope) -> Sequence[EngineFigures]:
    """The figures of texts approved in `scope` that were measured, most texts first; one query."""
    rows = (
        PostEdit.objects.filter(
            scope.translations("translation__"),
            scope.time("approved_at"),
            translation__state=State.APPROVED,
            translation__version=F("version"),
        )
        .order_by()
        .annotate(stretch=scope.stretch("approved_at"))
        .values_list(
            "engine",
            "engine_version",
            "translation__segment__article__language",
            "translation__target",
            "stretch",
        )
        .annotate(
            texts=Count("pk"),
            unchanged=Count("pk", filter=Q(edits=0)),
            mean=Avg("chrf"),
            all_edits=Sum("edits"),
            all_length=Sum("length"),
        )
    )
    groups: dict[tuple[str, str, str, str], list[_Row]] = defaultdict(list)
    for engine, version, source, target, *figures in rows:
        groups[engine, version, source, target].append(tuple(figures))
    found = [
        EngineFigures(*key, _edited(group), {row[0]: _edited([row]) for row in sorted(group)})
        for key, group in groups.items()
    ]
    return sorted(found, key=lambda each: (-each.whole.texts, each.name, each.pair))


def _edited(rows: Sequence[_Row]) -> Edited:
    texts = sum(row[1] for row in rows)
    length = sum(row[5] for row in rows)
    return Edited(
        texts=texts,
        unchanged=sum(row[2] for row in rows),
        chrf=sum(row[3] * row[1] for row in rows) / texts,
        ter=100 * sum(row[4] for row in rows) / length if length else 0.0,
    )
