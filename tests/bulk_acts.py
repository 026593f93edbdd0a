"""Posting acts on the ticked concepts of the glossary's table."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Evidence, Term
from glossary.services.chosen import Chosen
from glossary.services.evidence import add_evidence
from tests.factories import make_article

LIST = reverse("glossary:concepts")
BULK = reverse("glossary:bulk")


def chosen(*concepts: Concept) -> list[Chosen]:
    """The concepts as a person who opens the table now sees them."""
    return [Chosen.of(Concept.objects.get(pk=concept.pk)) for concept in concepts]


def post(client: Client, act: str, *concepts: Concept, **fields: object):
    """What pressing the button of `act` answers, once it led where it leads."""
    data = {"act": act, "chosen": [str(each) for each in chosen(*concepts)], **fields}
    return client.post(BULK, data, follow=True)


def terms(concept: Concept) -> set[tuple[str, str, str]]:
    """The terms by language, text and status."""
    return set(concept.terms.values_list("language", "text", "status"))


def attest(term: Term, text: str = "Peking ist groß.") -> Evidence:
    """Evidence for a term, from an article made for it."""
    segment = make_article([text], language=term.language).segments.get()
    return add_evidence(term=term, segment=segment, start=0, end=6, user=None)
