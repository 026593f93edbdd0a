"""Plans for a name that a translator has just written otherwise, from what a page kept of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from glossary.models import Concept, Term
from glossary.services.change_plan import Plan
from glossary.services.decide_candidates import Undecidable
from glossary.services.evidence import EvidenceRefused, add_evidence
from glossary.services.reword import plan_rewording
from sources.models import Segment
from sources.text import fold
from translations.models import PlannedChange


def reworded(planned: PlannedChange) -> Plan:
    """Making another form the preferred one. Raises Undecidable when the concept is gone."""
    arguments = planned.arguments
    concept = Concept.objects.filter(pk=arguments["concept"]).first()
    if concept is None:
        raise Undecidable("The concept is not in the glossary any more.")
    return plan_rewording(concept, language=arguments["language"], text=arguments["text"])


def attested(plan: Plan, planned: PlannedChange) -> Plan:
    """The plan for a new concept, with the place that it was made for as evidence, if one is kept.

    A place that cannot attest the term, since its form was typed anew or the segment is gone, is
    passed over: the concept is what was asked for.
    """
    place = planned.arguments.get("evidence")
    if not place:
        return plan

    def store() -> Sequence[int]:
        stored = plan.store()
        term = Term.objects.filter(
            concept__in=stored, language=place["language"], folded=fold(place["text"])
        ).first()
        segments = Segment.objects.select_related("article")
        segment = segments.filter(pk=place["segment"]).first()
        if term and segment:
            try:
                add_evidence(
                    term=term,
                    segment=segment,
                    start=place["start"],
                    end=place["end"],
                    user=planned.author,
                )
            except EvidenceRefused:
                return stored
        return stored

    return replace(plan, store=store)
