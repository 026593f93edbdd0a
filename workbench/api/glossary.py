"""The termbase: look up, import, export, count how names are rendered."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest
from ninja import File, Form, Router, Schema, UploadedFile

from glossary.exchange.options import ReadOptions, WriteOptions
from glossary.models import Concept
from glossary.services.conflicts import OnConflict, parse_decision
from glossary.services.export_glossary import export_glossary
from glossary.services.import_glossary import read_files
from sources.languages import parse_language
from sources.models import Article
from sources.text import fold
from translations.census import find_concept, take_census
from translations.term_change.importing import import_recorded
from translations.verification import bring_up_to_date

from .common import REFUSALS, caller

router = Router(tags=["glossary"])
MOST = 500
_ARTICLES_AT_ONCE = 20


class Reading(Schema):
    format: str = ""
    source: str = ""
    target: str = ""
    on_conflict: str = OnConflict.SKIP.value


@router.get("/concepts", response={200: dict[str, Any], **REFUSALS})
def list_concepts(request: HttpRequest, q: str = "", offset: int = 0, limit: int = 100) -> Any:
    """Concepts with their terms; `q` is part of a term, folded, in any language."""
    chosen = Concept.objects.order_by("identifier")
    if q.strip():
        chosen = chosen.filter(terms__folded__contains=fold(q.strip())).distinct()
    first, count = max(0, offset), max(0, min(limit, MOST))
    page = chosen.prefetch_related("terms")[first : first + count]
    return {
        "count": chosen.count(),
        "concepts": [
            {
                "concept": each.identifier,
                "category": each.category,
                "terms": [
                    {"language": term.language, "text": term.text, "status": term.status}
                    for term in each.terms.all()
                ],
            }
            for each in page
        ],
    }


@router.post("/glossary/import", response={200: dict[str, Any], **REFUSALS})
def import_files(
    request: HttpRequest, files: File[list[UploadedFile]], reading: Form[Reading]
) -> Any:
    """Import TBX, CSV or PO files as one event that can be undone on its page (`change`)."""
    user = caller(request, "glossary.add_concept")
    options = ReadOptions(
        source=parse_language(reading.source) if reading.source else "",
        target=parse_language(reading.target) if reading.target else "",
    )
    read = read_files(
        [(file.name or "upload", file.read()) for file in files],
        format_name=reading.format,
        options=options,
    )
    done = import_recorded(read, parse_decision(reading.on_conflict), user=user)
    return done.as_json()


@router.get("/glossary/export", response={200: None, **REFUSALS})
def export(
    request: HttpRequest, format: str = "tbx", source: str = "", target: str = "", dialect: str = ""
) -> Any:
    """The whole termbase as a file."""
    caller(request, "translations.export_translation")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"concord-glossary.{format}"
        export_glossary(
            format,
            path,
            WriteOptions(
                source=parse_language(source) if source else "",
                target=parse_language(target) if target else "",
                dialect=dialect,
            ),
        )
        # The open file outlives its name; the folder goes with this block.
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


@router.get("/census", response={200: dict[str, Any], **REFUSALS})
def census(request: HttpRequest, concept: str = "") -> Any:
    """How often each concept is rendered how, over the whole corpus."""
    concepts = [find_concept(concept).pk] if concept else None
    articles = list(Article.objects.order_by("pk").defer("text"))
    for first in range(0, len(articles), _ARTICLES_AT_ONCE):
        bring_up_to_date(articles[first : first + _ARTICLES_AT_ONCE])
    return {"concepts": [each.as_json() for each in take_census(concepts)]}
