"""Which forms a target language has for concepts, and whether a translation uses them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Case, IntegerField, Value, When

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Found, Requirement, find_renditions
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


class RenditionFinder:
    """Verifies many texts in one language; the terms of `concepts` are read once, here."""

    def __init__(self, concepts: Collection[int], language: str) -> None:
        self._language = language
        terms: dict[int, list[GlossaryTerm]] = defaultdict(list)
        for term in load_terms(language, concepts=set(concepts)):
            terms[term.concept].append(term)
        requirements = (Requirement(concept, tuple(found)) for concept, found in terms.items())
        self._requirements = {each.concept: each for each in requirements if each.preferred}

    def requirement(self, concept: int) -> Requirement | None:
        """What is required of a rendition of a concept; None where the language has no form."""
        return self._requirements.get(concept)

    def preferred(self, concept: int) -> str:
        """The form to write for a concept; "" where the language has none."""
        requirement = self.requirement(concept)
        return requirement.preferred if requirement else ""

    def find(self, text: str, concepts: Sequence[int]) -> list[Found | None]:
        """A verdict for each of `concepts`, which are in source order and may repeat.

        None for a concept that has no form in the language, so that nothing can be required.
        """
        known = [concept for concept in concepts if concept in self._requirements]
        required = [self._requirements[concept] for concept in known]
        found = iter(find_renditions(text, self._language, required))
        return [next(found) if concept in self._requirements else None for concept in concepts]
