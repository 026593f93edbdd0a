"""The memory units that carry a form given up by a change of terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from glossary.matching import Matcher
from glossary.services.change_plan import Step
from sources.batches import batched
from translations.models import MemoryUnit

from .touched import AT_ONCE

Broken = Mapping[tuple[str, int], Sequence[str]]
"""The forms given up, by target and concept."""


def carrying(broken: Broken) -> set[int]:
    """The units whose text has a form given up of a concept that their segment names."""
    found: set[int] = set()
    for target, forms in _by_target(broken).items():
        for chunk in batched(forms, AT_ONCE):
            units = MemoryUnit.objects.filter(
                target=target, outdated=False, segment__occurrences__concept__in=chunk
            ).values_list("pk", "text", "segment__occurrences__concept")
            for pk, text, concept in units.iterator(chunk_size=5000):
                if pk not in found and _has(text, forms.get(concept, ())):
                    found.add(pk)
    return found


def orphans(broken: Broken, steps: Iterable[Step]) -> set[int]:
    """The units without a segment that carry one: their source is searched for the concept."""
    by_concept = {step.concept: step for step in steps}
    matchers: dict[tuple[int, str], Matcher] = {}
    found: set[int] = set()
    for target, forms in _by_target(broken).items():
        units = MemoryUnit.objects.filter(segment=None, target=target, outdated=False)
        for pk, language, source, text in units.values_list(
            "pk", "source_language", "source_text", "text"
        ).iterator():
            for concept in (each for each in forms if _has(text, forms[each])):
                step = by_concept[concept]
                known = matchers.get((concept, language))
                if known is None:
                    terms = dict.fromkeys([*step.old(language), *step.new(language)])
                    known = matchers[concept, language] = Matcher(terms)
                if known.find(source):
                    found.add(pk)
                    break
    return found


def mark(units: Iterable[int], *, outdated: bool) -> None:
    """Say of the units that they are outdated, or are not."""
    for chunk in batched(units, AT_ONCE):
        MemoryUnit.objects.filter(pk__in=chunk).update(outdated=outdated)


def _by_target(broken: Broken) -> dict[str, dict[int, list[str]]]:
    """The forms as they are searched for, without regard to capitals."""
    forms: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for (target, concept), texts in broken.items():
        forms[target][concept] = [text.casefold() for text in texts]
    return forms


def _has(text: str, forms: Sequence[str]) -> bool:
    folded = text.casefold()
    return any(form in folded for form in forms)
