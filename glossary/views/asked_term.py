"""A term asked for from an open translation: what was selected there, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser

from glossary.exchange.values import identifier_from
from glossary.models import Concept, Evidence
from glossary.services.evidence import LONGEST_QUOTATION, Quotation, add_evidence
from sources.languages import LANGUAGES
from sources.models import Segment

_LONGEST_NUMBER = 9


def quoted(asked: Mapping[str, str]) -> Quotation | None:
    """The place that an address or a form names by `segment`, `start` and `end` (code points).

    White space at its edges is left out. It is empty where the segment is known and no place in it.
    """
    segment_id = _number(asked, "segment")
    known = Segment.objects.select_related("article")
    segment = known.filter(pk=segment_id).first() if segment_id else None
    if segment is None:
        return None
    start, end = _number(asked, "start"), _number(asked, "end")
    chosen = segment.text[start:end]
    if not chosen.strip() or end > len(segment.text) or len(chosen) > LONGEST_QUOTATION:
        return Quotation(segment, 0, 0)
    start += len(chosen) - len(chosen.lstrip())
    return Quotation(segment, start, start + len(chosen.strip()))


def first_terms(place: Quotation, asked: Mapping[str, str], longest: int) -> list[dict[str, str]]:
    """What a form for a new concept begins with: the words of the source, and of a translation
    (`rendition`, in the language `target`); none that is longer than `longest`."""
    rows = [
        (place.article.language, place.quotation),
        (asked.get("target", ""), " ".join(asked.get("rendition", "").split())),
    ]
    return [
        {"language": language, "text": text}
        for language, text in rows
        if language in LANGUAGES and 0 < len(text) <= longest
    ]


def first_identifier(terms: list[dict[str, str]]) -> str:
    """An identifier made of one of the terms, the English first; "" where none is in Latin."""
    ordered = sorted(terms, key=lambda term: term["language"] != "en")
    made = (identifier_from(term["text"]) for term in ordered)
    return next((each for each in made if each.isascii() and each), "")


def attest(concept: Concept, place: Quotation, user: AbstractBaseUser) -> Evidence | None:
    """Keep the place as evidence of the concept's term in its language, the preferred one first.

    Where no place was selected, that is where the segment has such a term as it is written. None
    where there is no such term.
    """
    terms = concept.terms.filter(language=place.article.language)
    for term in sorted(terms, key=lambda term: term.status != term.Status.PREFERRED):
        here = place
        if not place.quotation:
            start = place.segment.text.find(term.text)
            if start < 0:
                continue
            here = replace(place, start=start, end=start + len(term.text))
        return add_evidence(
            term=term, segment=here.segment, start=here.start, end=here.end, user=user
        )
    return None


def _number(asked: Mapping[str, str], name: str) -> int:
    value = asked.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
