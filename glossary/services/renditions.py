"""Which forms a target language has for concepts, and whether a translation uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Protocol

from django.db.models import Case, IntegerField, Value, When

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import (
    Found,
    Requirement,
    find_renditions,
    short_requirement,
)
from glossary.models import Term

from .matchers import load_terms


def renditions_of(concepts: Collection[int], language: str) -> dict[int, list[str]]:
    """The forms each concept may take in `language`, the preferred one first; one query.

    Deprecated forms are left out, and so are concepts without any other.
    """
    preferred_first = Case(
        When(status=Term.Status.PREFERRED, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    rows = (
        Term.objects.filter(concept__in=concepts, language=language)
        .exclude(status=Term.Status.DEPRECATED)
        .order_by(preferred_first, "pk")
        .values_list("concept_id", "text")
    )
    renditions: dict[int, list[str]] = defaultdict(list)
    for concept, text in rows:
        renditions[concept].append(text)
    return dict(renditions)


class Named(Protocol):
    """What is known of a place that names a concept; an Occurrence is one."""

    @property
    def concept_id(self) -> int: ...
    @property
    def shortened(self) -> bool: ...


class RenditionFinder:
    """Verifies many texts in one language; the terms of `concepts` are read once, here."""

    def __init__(self, concepts: Collection[int], language: str) -> None:
        self._language = language
        self._requirements: dict[tuple[int, bool], Requirement] = {}
        terms: dict[int, list[GlossaryTerm]] = defaultdict(list)
        for term in load_terms(language, concepts=set(concepts)):
            terms[term.concept].append(term)
        for concept, found in terms.items():
            requirement = Requirement(concept, tuple(found))
            if requirement.preferred:
                self._requirements[requirement.key] = requirement
                short = short_requirement(concept, found)
                self._requirements[short.key] = short

    def requirement(self, place: Named) -> Requirement | None:
        """What is required of the rendition of a place; None where the language has no form.

        Where the source has a person's name in short, the surname will do.
        """
        return self._requirements.get((place.concept_id, place.shortened))

    def preferred(self, place: Named) -> str:
        """The form to write for a place; "" where the language has none."""
        requirement = self.requirement(place)
        return requirement.preferred if requirement else ""

    def find(self, text: str, places: Sequence[Named]) -> list[Found | None]:
        """A verdict for each of `places`, which are in source order.

        None for one whose concept has no form in the language, so that nothing can be required.
        """
        required = [self.requirement(place) for place in places]
        known = [requirement for requirement in required if requirement]
        found = iter(find_renditions(text, self._language, known))
        return [next(found) if requirement else None for requirement in required]
