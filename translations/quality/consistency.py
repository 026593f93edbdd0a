"""How consistently concepts are rendered over the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Lower

from glossary.models import Concept
from sources.languages import LANGUAGES, TARGETS, Language
from translations.models import Rendition, State

from .scope import Scope

WORST = 20
"""How many concepts are named one by one."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """Places where a concept, or any, has to be named in a target, by how that is done.

    `preferred` places have the preferred term, `admitted` ones another that the glossary allows;
    in the others it is written in a way that the glossary does not know, or nothing was found.
    """

    target: str
    places: int
    preferred: int
    right: int
    concept: Concept | None = None

    @property
    def language(self) -> Language:
        return LANGUAGES[self.target]

    @property
    def admitted(self) -> int:
        return self.right - self.preferred

    @property
    def otherwise(self) -> int:
        return self.places - self.right

    @property
    def share(self) -> float:
        """The share of places with the preferred term, in percent."""
        return 100 * self.preferred / self.places if self.places else 0.0


@dataclass(frozen=True, slots=True)
class CorpusConsistency:
    """The consistency of all concepts in each target, and of the concepts that lack most of it."""

    targets: Sequence[Consistency]
    worst: Sequence[Consistency]
    concepts: int


def consistency(scope: Scope) -> CorpusConsistency:
    """Count the renditions of texts last changed in `scope`; two queries.

    A surname that rightly stands for a full name is no other way to write it and is not counted.
    The worst are those with the smallest share of preferred forms, of equals the most frequent;
    `concepts` counts those that are not everywhere written as preferred.
    """
    right = Q(verdict=Rendition.Verdict.RIGHT)
    rows = (
        Rendition.objects.exclude(translation__state=State.INITIAL)
        .exclude(Q(occurrence__shortened=True) & right)
        .filter(scope.translations("translation__"), scope.time("translation__changed_at"))
        .order_by()
        .alias(written=Lower("found"), preferred=Lower("required"))
        .values_list("occurrence__concept", "translation__target")
        .annotate(
            places=Count("pk"),
            # A capital added at the start of a sentence does not make another form. Most are the
            # same as they stand, which is quicker to see.
            as_preferred=Count(
                "pk", filter=right & (Q(found=F("required")) | Q(written=F("preferred")))
            ),
            fine=Count("pk", filter=right),
        )
    )
    counts = [
        (concept, Consistency(target, places, preferred, fine))
        for concept, target, places, preferred, fine in rows
    ]
    lacking = [each for each in counts if each[1].preferred < each[1].places]
    lacking.sort(key=lambda each: (each[1].share, -each[1].places, each[0], each[1].target))
    known = Concept.objects.in_bulk([concept for concept, _ in lacking[:WORST]])
    return CorpusConsistency(
        targets=_totals([each for _, each in counts]),
        worst=[
            Consistency(each.target, each.places, each.preferred, each.right, known[concept])
            for concept, each in lacking[:WORST]
        ],
        concepts=len({concept for concept, _ in lacking}),
    )


def _totals(counts: Sequence[Consistency]) -> list[Consistency]:
    totals = []
    for target in TARGETS:
        mine = [each for each in counts if each.target == target]
        if mine:
            totals.append(
                Consistency(
                    target,
                    sum(each.places for each in mine),
                    sum(each.preferred for each in mine),
                    sum(each.right for each in mine),
                )
            )
    return totals
