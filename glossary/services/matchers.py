"""The matcher of each language, built from the database once per process and revision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from threading import Lock

from django.db import connection

from glossary.common_words import caution
from glossary.matching import GlossaryTerm, Matcher
from glossary.models import SurfaceForm, Term

from .revision import current_revision

_cache: dict[str, tuple[int, Matcher]] = {}
_building = Lock()


def matcher_for(language: str) -> Matcher:
    """The matcher of `language` for the glossary as it is now; shared, so one query when known."""
    revision = current_revision()
    known = _cache.get(language)
    if known and known[0] == revision:
        return known[1]
    with _building:
        known = _cache.get(language)
        if known and known[0] == revision:
            return known[1]
        # The revision was read before the terms: should they change in between, the matcher is
        # newer than it says and is built again.
        matcher = Matcher(load_terms(language, judged=True))
        if revision and not connection.in_atomic_block:
            # Rows seen inside a transaction may never be committed, and without a revision
            # (0: terms that no service wrote) nothing would tell when to build again.
            _cache[language] = revision, matcher
    return matcher


def glossary_term(term: Term, category: str) -> GlossaryTerm:
    """A stored term of a concept in `category` as matching takes it; its forms are prefetched."""
    texts: dict[str, list[str]] = defaultdict(list)
    for form in term.forms.all():
        texts[form.kind].append(form.text)
    return GlossaryTerm(
        term=term.pk,
        concept=term.concept_id,
        language=term.language,
        text=term.text,
        status=term.status,
        type=term.type,
        category=category,
        added=tuple(texts[SurfaceForm.Kind.ADDED]),
        forbidden=tuple(texts[SurfaceForm.Kind.FORBIDDEN]),
        common=bool(caution(term.text, term.language)),
        confirmed=term.confirmed,
    )


def load_terms(
    language: str, *, concepts: Collection[int] | None = None, judged: bool = False
) -> Iterator[GlossaryTerm]:
    """The terms of one language with their forms, of all concepts or some; two queries.

    Only for finding them in articles need they be `judged`: whether they are common words.
    """
    terms = Term.objects.filter(language=language).order_by("concept_id", "pk")
    forms = SurfaceForm.objects.filter(term__language=language).order_by("pk")
    if concepts is not None:
        terms = terms.filter(concept__in=concepts)
        forms = forms.filter(term__concept__in=concepts)
    texts: dict[tuple[int, str], list[str]] = defaultdict(list)
    for term, kind, text in forms.values_list("term_id", "kind", "text"):
        texts[term, kind].append(text)
    fields = ("pk", "concept_id", "text", "status", "type", "concept__category", "confirmed")
    for pk, concept, text, status, kind, category, confirmed in terms.values_list(*fields):
        yield GlossaryTerm(
            term=pk,
            concept=concept,
            language=language,
            text=text,
            status=status,
            type=kind,
            category=category,
            added=tuple(texts.get((pk, SurfaceForm.Kind.ADDED), ())),
            forbidden=tuple(texts.get((pk, SurfaceForm.Kind.FORBIDDEN), ())),
            common=judged and not confirmed and bool(caution(text, language)),
            confirmed=confirmed,
        )
