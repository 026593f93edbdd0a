"""Bring a file in as an article, whole or not at all."""

from __future__ import annotations

import hashlib

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction

from sources.document import Document, parse_document
from sources.errors import ConcordError
from sources.language import detect_language
from sources.languages import parse_language
from sources.models import Article, Original, Segment
from sources.reading import read


class AlreadyImported(ConcordError):
    """The same bytes were imported before; `article` is what they became."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            f"This file was already imported as “{article.title}” (article {article.pk}). "
            "Open that article, or delete it first to import the file afresh."
        )
        self.article = article


def import_article(
    *,
    name: str,
    content: bytes,
    language: str = "",
    title: str = "",
    outlet: str = "",
    user: AbstractBaseUser | None = None,
) -> Article:
    """Decode, clean and segment a file named `name`, and store it with its original bytes.

    `language`, `title` and `outlet` overrule what is found in the text. Raises ConcordError, with
    nothing stored, when the bytes cannot be read as an article or were imported before.
    """
    decoded = read(name, content)
    fingerprint = hashlib.sha256(content).hexdigest()
    _refuse_twice(fingerprint)
    code = parse_language(language) if language else detect_language(decoded.text)
    document = parse_document(decoded.text, code)
    try:
        with transaction.atomic():
            article = Article.objects.create(
                language=code,
                title=(title.strip() or document.title)[:500],
                outlet=(outlet.strip() or document.outlet)[:200],
                published_on=document.published_on,
                text=decoded.text,
                fingerprint=fingerprint,
                imported_by_id=user.pk if user else None,
            )
            Original.objects.create(
                article=article, filename=name[-255:], encoding=decoded.encoding, content=content
            )
            _store_segments(article, document)
    except IntegrityError:
        # The same file came in twice at once: the other import won.
        _refuse_twice(fingerprint)
        raise
    return article


def _refuse_twice(fingerprint: str) -> None:
    if earlier := Article.objects.filter(fingerprint=fingerprint).first():
        raise AlreadyImported(earlier)


def _store_segments(article: Article, document: Document) -> None:
    Segment.objects.bulk_create(
        [
            Segment(
                article=article,
                position=position,
                paragraph=segment.paragraph,
                start=segment.start,
                end=segment.end,
                text=segment.text,
                kind=segment.kind,
                exclusion=segment.exclusion,
            )
            for position, segment in enumerate(document.segments, 1)
        ],
        batch_size=500,
    )
