"""Bring a file in as one article or several, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from sources.document import Document, parse_document
from sources.errors import ConcordError
from sources.language import LanguageNotFound, detect_language
from sources.languages import parse_language
from sources.models import Article, Original, Segment
from sources.reading import FileTooLarge, ReadText, TooManyParts, read_articles

_MOST_KEPT_BYTES = 100 * 1024 * 1024


class AlreadyImported(ConcordError):
    """The same bytes were imported before; `article` is what they became."""

    def __init__(self, article: Article) -> None:
        super().__init__(
            gettext(
                "This file was already imported as “%(title)s” (article %(pk)s). Open that "
                "article, or delete it first to import the file afresh."
            )
            % {"title": article.title, "pk": article.pk}
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
    """Import a file that holds one article; otherwise as `import_articles`."""
    articles = import_articles(
        name=name,
        content=content,
        language=language,
        title=title,
        outlet=outlet,
        user=user,
        most=1,
    )
    return articles[0]


def import_articles(
    *,
    name: str,
    content: bytes,
    language: str = "",
    title: str = "",
    outlet: str = "",
    user: AbstractBaseUser | None = None,
    most: int | None = None,
) -> list[Article]:
    """Decode, clean and segment a file named `name`, and store what it holds with its bytes.

    Most files hold one article; XLIFF, TMX and PO may hold several. `language`, `title` and
    `outlet` overrule what the file says. Raises ConcordError, with nothing stored, when the bytes
    cannot be read as articles, were imported before, or hold more than `most`.
    """
    code = parse_language(language) if language else ""
    texts = read_articles(name, content, code)
    _refuse_too_many(texts, content, most=1 if title.strip() else most)
    fingerprints = _fingerprints(content, len(texts))
    _refuse_twice(fingerprints)
    parsed = [_parse(text, code) for text in texts]
    try:
        with transaction.atomic():
            return [
                _store(
                    document,
                    text=text,
                    language=found,
                    title=title.strip(),
                    outlet=outlet.strip(),
                    fingerprint=fingerprint,
                    name=name,
                    content=content,
                    user=user,
                )
                for text, (found, document), fingerprint in zip(
                    texts, parsed, fingerprints, strict=True
                )
            ]
    except IntegrityError:
        # The same file came in twice at once: the other import won.
        _refuse_twice(fingerprints)
        raise


def _refuse_too_many(texts: Sequence[ReadText], content: bytes, most: int | None) -> None:
    if most is not None and len(texts) > most:
        raise TooManyParts(
            gettext(
                "The file holds %(count)s articles, and a title can be given to one; import"
                " it without a title."
            )
            % {"count": len(texts)}
        )
    if len(texts) * len(content) > _MOST_KEPT_BYTES:
        raise FileTooLarge(
            gettext(
                "The file holds %(count)s articles in %(number)s MiB, and its bytes are "
                "kept with each; split it into several files."
            )
            % {"count": len(texts), "number": f"{len(content) / 1024**2:.0f}"}
        )


def _fingerprints(content: bytes, count: int) -> list[str]:
    """A key for each article of a file, by which a second import is known."""
    if count == 1:
        return [hashlib.sha256(content).hexdigest()]
    return [
        hashlib.sha256(content + f"\0article {number}".encode()).hexdigest()
        for number in range(1, count + 1)
    ]


def _refuse_twice(fingerprints: Sequence[str]) -> None:
    if earlier := Article.objects.filter(fingerprint__in=fingerprints).order_by("pk").first():
        raise AlreadyImported(earlier)


def _parse(text: ReadText, asked: str) -> tuple[str, Document]:
    """The language of a text and its segments."""
    language = asked or text.language or _detected(text)
    return language, parse_document(text.text, language, layout=text.layout, title=text.title)


def _detected(text: ReadText) -> str:
    """The language the words are in; the one the file claims only where they are too few."""
    try:
        return detect_language(text.prose)
    except LanguageNotFound:
        if text.language_hint:
            return text.language_hint
        raise


def _store(
    document: Document,
    *,
    text: ReadText,
    language: str,
    title: str,
    outlet: str,
    fingerprint: str,
    name: str,
    content: bytes,
    user: AbstractBaseUser | None,
) -> Article:
    article = Article.objects.create(
        language=language,
        title=(title or document.title)[:500],
        outlet=(outlet or text.outlet or document.outlet)[:200],
        published_on=text.published_on or document.published_on,
        text=text.text,
        fingerprint=fingerprint,
        imported_by_id=user.pk if user else None,
    )
    Original.objects.create(
        article=article, filename=name[-255:], encoding=text.encoding, content=content
    )
    _store_segments(article, document)
    return article


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
