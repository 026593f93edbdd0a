"""Translations: draft by machine, submit, approve, send back, reopen, check."""

from __future__ import annotations

from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status

from sources.languages import targets_for
from sources.models import Article, Segment
from translations import review
from translations.checking import check_articles, report
from translations.models import Translation
from workbench.jobs.queue import enqueue

from .articles import translation_as_json
from .common import REFUSALS, caller
from .jobs import job_as_json

router = Router(tags=["translations"])
Target = Literal["en", "zh"]
ANSWER: dict[int, Any] = {200: dict[str, Any], **REFUSALS}


class Drafting(Schema):
    """What to draft; every article where none is named."""

    articles: list[int] = []
    targets: list[Target] = []
    redo: bool = False


class Text(Schema):
    text: str
    version: int


class Version(Schema):
    version: int


class Reason(Schema):
    version: int
    reason: str


@router.post("/translate", response={202: dict[str, Any], **REFUSALS})
def translate(request: HttpRequest, body: Drafting) -> Any:
    """Put the drafting in the queue; the job tells how far it is and what it made."""
    user = caller(request, "translations.draft_translation")
    articles = list(Article.objects.defer("text").filter(pk__in=body.articles))
    if len(articles) < len(set(body.articles)):
        raise Http404
    chosen = articles or list(Article.objects.defer("text"))
    served = {code for each in chosen for code in targets_for(each.language)}
    job = enqueue(
        "draft",
        arguments={
            "articles": [each.pk for each in articles],
            "targets": [*body.targets] or sorted(served),
            **({"redo": True} if body.redo else {}),
        },
        label=f"Draft {len(chosen)} articles for the API",
        user=user,
    )
    return Status(202, job_as_json(job))


def _segment(pk: int, target: str) -> Segment:
    segment = get_object_or_404(Segment.objects.select_related("article"), pk=pk)
    if not segment.translatable or target not in targets_for(segment.article.language):
        raise Http404
    return segment


@router.get("/segments/{int:pk}/{target}", response=ANSWER)
def read(request: HttpRequest, pk: int, target: Target) -> Any:
    """The translation of a segment; version 0 where nothing is stored yet."""
    _segment(pk, target)
    found = Translation.objects.filter(segment=pk, target=target).first()
    return translation_as_json(found) if found else {"target": target, "text": "", "version": 0}


@router.put("/segments/{int:pk}/{target}", response=ANSWER)
def submit(request: HttpRequest, pk: int, target: Target, body: Text) -> Any:
    """Hand in a text, made against the version that it names."""
    user = caller(request, "translations.submit_translation")
    _segment(pk, target)
    return translation_as_json(
        review.submit(pk, target, text=body.text, user=user, version=body.version)
    )


@router.post("/segments/{int:pk}/{target}/approve", response=ANSWER)
def approve(request: HttpRequest, pk: int, target: Target, body: Version) -> Any:
    """Make a text final; one's own never."""
    user = caller(request, "translations.approve_translation")
    _segment(pk, target)
    return translation_as_json(review.approve(pk, target, user=user, version=body.version))


@router.post("/segments/{int:pk}/{target}/send-back", response=ANSWER)
def send_back(request: HttpRequest, pk: int, target: Target, body: Reason) -> Any:
    """Ask for more work, with a reason."""
    user = caller(request, "translations.approve_translation")
    _segment(pk, target)
    done = review.send_back(pk, target, reason=body.reason, user=user, version=body.version)
    return translation_as_json(done)


@router.post("/segments/{int:pk}/{target}/reopen", response=ANSWER)
def reopen(request: HttpRequest, pk: int, target: Target, body: Reason) -> Any:
    """Unlock an approved text, with a reason."""
    user = caller(request, "translations.approve_translation")
    _segment(pk, target)
    done = review.reopen(pk, target, reason=body.reason, user=user, version=body.version)
    return translation_as_json(done)


@router.get("/checks", response=ANSWER)
def checks(request: HttpRequest, article: Query[list[int]] = []) -> Any:  # noqa: B006
    """What the quality checks object to, in these articles or in all."""
    return report(check_articles(article))
