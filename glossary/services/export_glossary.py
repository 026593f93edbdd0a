"""Write the glossary to a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from django.db.models import Prefetch
from django.utils.translation import gettext

from glossary.exchange import ConceptEntry, Quotation, TermEntry, WriteOptions, Written, writer
from glossary.exchange.values import printable, prose
from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.errors import ConcordError
from sources.files import replacing
from sources.languages import LANGUAGES

_AT_ONCE = 500
_ORDER = {code: place for place, code in enumerate(LANGUAGES)}


def concept_entries() -> Iterator[ConceptEntry]:
    """All concepts by identifier, with their terms by language; reads them in chunks."""
    evidence = Evidence.objects.select_related("segment__article").defer("segment__article__text")
    concepts = Concept.objects.order_by("identifier").prefetch_related(
        "terms__forms", Prefetch("terms__evidence", evidence.order_by("created_at", "pk"))
    )
    for concept in concepts.iterator(chunk_size=_AT_ONCE):
        terms = sorted(concept.terms.all(), key=lambda term: (_ORDER[term.language], term.pk))
        yield ConceptEntry(
            where="",
            identifier=printable(concept.identifier),
            category=concept.category,
            definition=prose(concept.definition),
            note=prose(concept.note),
            terms=tuple(_term(term) for term in terms),
        )


def _term(term: Term) -> TermEntry:
    forms = list(term.forms.all())
    return TermEntry(
        where="",
        language=term.language,
        text=printable(term.text),
        status=term.status,
        type=term.type,
        reliability=term.reliability,
        source=printable(term.source) or None,
        note=prose(term.note),
        forms=_texts(forms, SurfaceForm.Kind.ADDED),
        forbidden=_texts(forms, SurfaceForm.Kind.FORBIDDEN),
        evidence=tuple(_quotation(evidence) for evidence in term.evidence.all()),
    )


def _quotation(evidence: Evidence) -> Quotation:
    segment, article = evidence.segment, evidence.segment.article
    source = ", ".join(filter(None, [article.title, article.outlet, article.published_on]))
    return Quotation(
        sentence=" ".join(printable(segment.text).split()),
        source=" ".join(printable(source).split()),
        article=article.fingerprint,
        position=segment.position,
        start=evidence.start,
        end=evidence.end,
    )


def _texts(forms: list[SurfaceForm], kind: str) -> tuple[str, ...]:
    return tuple(printable(form.text) for form in forms if form.kind == kind)


def write_glossary(format_name: str, out: BinaryIO, options: WriteOptions) -> Written:
    """Write the glossary to an open file.

    Unless a source language is named it is the first of de, ru, en and zh that has a term. Raises
    ConcordError for an unknown format or dialect, and where there is nothing to write.
    """
    write = writer(format_name).write
    written = write(concept_entries(), out, _with_source(options))
    if not written.concepts:
        raise ConcordError(
            gettext(
                "There is nothing to export: no concept has a term that the file could "
                "hold. Add or import some, or choose other languages."
            )
        )
    return written


def export_glossary(format_name: str, path: Path, options: WriteOptions | None = None) -> Written:
    """Write the glossary to `path`, which is replaced only when the new file is whole.

    Raises what `write_glossary` does, and UnwritableFile.
    """
    writer(format_name)
    with replacing(path) as out:
        return write_glossary(format_name, out, options or WriteOptions())


def _with_source(options: WriteOptions) -> WriteOptions:
    if options.source:
        return options
    there = set(Term.objects.order_by().values_list("language", flat=True).distinct())
    return replace(options, source=next((code for code in LANGUAGES if code in there), ""))
