"""Text work that stores nothing: segment, find terms, restore names, list engines."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from glossary.names import restore_name
from glossary.services.find_terms import find_terms
from sources.document import parse_document
from translations.engines import describe

from .common import REFUSALS

router = Router(tags=["tools"])
Code = Literal["de", "ru", "en", "zh"]


class Text(Schema):
    text: str
    language: Code


class Name(Schema):
    name: str


@router.post("/segment", response={200: dict[str, Any], **REFUSALS})
def segment(request: HttpRequest, body: Text) -> Any:
    """The sentences, headings and litter of a text, with their offsets in code points."""
    document = parse_document(body.text, body.language)
    return {
        "segments": [
            {"start": each.start, "end": each.end, "text": each.text, "kind": each.kind}
            for each in document.segments
        ]
    }


@router.post("/find_terms", response={200: dict[str, Any], **REFUSALS})
def find(request: HttpRequest, body: Text) -> Any:
    """Where a text names concepts of the glossary, and how each is to be written."""
    return {"occurrences": [each.as_json() for each in find_terms(body.text, body.language)]}


@router.post("/restore_name", response={200: dict[str, Any], **REFUSALS})
def restore(request: HttpRequest, body: Name) -> Any:
    """The pinyin of a Chinese name in Cyrillic letters."""
    return restore_name(body.name).as_json()


@router.get("/engines", response={200: dict[str, Any], **REFUSALS})
def engines(request: HttpRequest) -> Any:
    """What translates here, between which languages, under which licence."""
    return dict(describe())
