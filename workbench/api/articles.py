"""Articles: list, import, read with their translations."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router, Schema, UploadedFile

from sources.errors import ConcordError
from sources.models import Article
from sources.services.import_article import import_articles
from sources.services.summary import summary
from translations.models import Translation
from translations.verification import bring_up_to_date

from .common import REFUSALS, caller

router = Router(tags=["articles"])
MOST = 500


class About(Schema):
    language: str = ""
    title: str = ""
    outlet: str = ""


@router.get("/articles", response={200: dict[str, Any], **REFUSALS})
def list_articles(request: HttpRequest, offset: int = 0, limit: int = 100) -> Any:
    """The articles, the newest first; `limit` is 500 at most."""
    first, count = max(0, offset), max(0, min(limit, MOST))
    chosen = Article.objects.defer("text").order_by("-imported_at", "-pk")
    return {
        "count": chosen.count(),
        "articles": [summary(each) for each in chosen[first : first + count]],
    }


@router.post("/articles", response={200: dict[str, Any], **REFUSALS})
def import_files(request: HttpRequest, files: File[list[UploadedFile]], about: Form[About]) -> Any:
    """Import files as articles; those that cannot be read are named with the reason."""
    user = caller(request, "sources.add_article")
    imported: list[dict[str, Any]] = []
    failed: list[dict[str, str]] = []
    for file in files:
        name = file.name or "upload"
        try:
            articles = import_articles(
                name=name,
                content=file.read(),
                language=about.language,
                title=about.title,
                outlet=about.outlet,
                user=user,
            )
        except ConcordError as error:
            failed.append({"file": name, "why": str(error)})
        else:
            imported += [{"file": name, **summary(article)} for article in articles]
    return {"articles": imported, "failed": failed}


@router.get("/articles/{int:pk}", response={200: dict[str, Any], **REFUSALS})
def read_article(request: HttpRequest, pk: int) -> Any:
    """An article with its segments and what each is translated to."""
    article = get_object_or_404(Article, pk=pk)
    bring_up_to_date([article])
    by_segment: dict[int, list[dict[str, Any]]] = {}
    for each in Translation.objects.filter(segment__article=article).order_by("target"):
        by_segment.setdefault(each.segment_id, []).append(translation_as_json(each))
    return summary(article) | {
        "text": article.text,
        "segment_list": [
            {
                "id": segment.pk,
                "position": segment.position,
                "start": segment.start,
                "end": segment.end,
                "text": segment.text,
                "kind": segment.kind,
                "translations": by_segment.get(segment.pk, []),
            }
            for segment in article.segments.order_by("position")
        ],
    }


def translation_as_json(translation: Translation) -> dict[str, Any]:
    """A translation as programs see it; `version` guards the next change of it."""
    return {
        "target": translation.target,
        "text": translation.text,
        "state": translation.state,
        "version": translation.version,
        "origin": translation.origin,
        "engine": translation.engine,
        "estimate": translation.estimate,
        "changed_at": translation.changed_at.isoformat(),
    }
