"""Quotations from articles that attest terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext

from glossary.models import Concept, Evidence, Occurrence, Term
from sources.errors import ConcordError
from sources.models import Article, Segment

OFFERED = 3
"""Places per term that are offered as evidence."""

LONGEST_QUOTATION = 400
"""Characters of the form that is attested, as the column holds."""


class EvidenceRefused(ConcordError):
    """A place that cannot attest the term."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place that attests a term, or would: the segment reads `before + quotation + after`.

    `evidence` is None while nobody has taken it as evidence.
    """

    segment: Segment
    start: int
    end: int
    evidence: Evidence | None = None

    @property
    def article(self) -> Article:
        return self.segment.article

    @property
    def before(self) -> str:
        return self.segment.text[: self.start]

    @property
    def quotation(self) -> str:
        return self.segment.text[self.start : self.end]

    @property
    def after(self) -> str:
        return self.segment.text[self.end :]


def add_evidence(
    *, term: Term, segment: Segment, start: int, end: int, user: AbstractBaseUser | None
) -> Evidence:
    """Keep `segment.text[start:end]` as evidence of `term`, which is then attested.

    Adding the same place again changes nothing. The glossary's revision stays: no text is matched
    otherwise. Raises EvidenceRefused.
    """
    if segment.article.language != term.language:
        raise EvidenceRefused(
            gettext(
                "“%(text)s” is %(language)s, and this article is in another language. Take the "
                "evidence from an article in the language of the term."
            )
            % {"text": term.text, "language": term.get_language_display()}
        )
    if not 0 <= start < end <= len(segment.text) or end - start > LONGEST_QUOTATION:
        raise EvidenceRefused(
            gettext("This place is not in the text any more. Open the article again.")
        )
    with transaction.atomic():
        evidence, _ = Evidence.objects.get_or_create(
            term=term,
            segment=segment,
            start=start,
            defaults={
                "end": end,
                "quotation": segment.text[start:end],
                "created_by_id": user.pk if user else None,
            },
        )
        Term.objects.filter(pk=term.pk, reliability=Term.Reliability.UNATTESTED).update(
            reliability=Term.Reliability.ATTESTED
        )
    return evidence


def remove_evidence(evidence: Evidence) -> None:
    """Take a quotation back; a term that it was the only one of is unattested again.

    An official term stays official.
    """
    with transaction.atomic():
        term = evidence.term_id
        evidence.delete()
        Term.objects.filter(pk=term, reliability=Term.Reliability.ATTESTED).exclude(
            Exists(Evidence.objects.filter(term=OuterRef("pk")))
        ).update(reliability=Term.Reliability.UNATTESTED)


def evidence_of(concept: Concept) -> Mapping[int, Sequence[Quotation]]:
    """The quotations kept for each term of `concept`, by the term's id; one query."""
    found: dict[int, list[Quotation]] = defaultdict(list)
    for evidence in (
        Evidence.objects.filter(term__concept=concept)
        .select_related("segment__article", "created_by")
        .defer("segment__article__text")
        .order_by("created_at", "pk")
    ):
        found[evidence.term_id].append(
            Quotation(evidence.segment, evidence.start, evidence.end, evidence)
        )
    return found


def offered_evidence(concept: Concept) -> Mapping[int, Sequence[Quotation]]:
    """The first places where articles use each term that nobody has taken as evidence; one query.

    English articles name English terms, so they offer evidence for how a name is written there.
    """
    taken = Evidence.objects.filter(
        term=OuterRef("term"), segment=OuterRef("segment"), start=OuterRef("start")
    )
    places = (
        Occurrence.objects.filter(
            concept=concept, certainty=Occurrence.Certainty.SURE, shortened=False
        )
        .exclude(Exists(taken))
        .annotate(
            number=Window(
                RowNumber(),
                partition_by=F("term"),
                order_by=["segment__article", "segment__position", "start"],
            )
        )
        .filter(number__lte=OFFERED)
        .select_related("segment__article")
        .defer("segment__article__text")
        .order_by("term", "number")
    )
    found: dict[int, list[Quotation]] = defaultdict(list)
    for place in places:
        found[place.term_id].append(Quotation(place.segment, place.start, place.end))
    return found
