"""Beginning an alignment: an article, a text in the other language, and what the aligner says."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from sources.document import parse_document
from sources.errors import ConcordError
from sources.language import LanguageNotFound, detect_language
from sources.languages import LANGUAGES, targets_for
from sources.models import Article, Segment
from sources.reading import read
from translations.alignment import align
from translations.models import Alignment, MemoryUnit

MOST = 5_000
"""Sentences on one side: the time goes with more than their number."""
KNOWN = 3_000
"""Units of the memory that teach the aligner."""


class NotAligned(ConcordError):
    """A text that cannot be aligned with the article."""


def begin_alignment(
    article: Article, *, target: str, name: str, content: bytes, user: AbstractBaseUser | None
) -> Alignment:
    """Keep a translation of `article` into `target`, cut into sentences, for `run_alignment`.

    Raises ConcordError where the file cannot be read, is in another language or is too long.
    """
    if target not in targets_for(article.language):
        raise NotAligned(_("The article is not translated into this language."))
    text = read(name, content, target)
    _check_language(text.prose, target)
    document = parse_document(text.text, target, layout=text.layout, title=text.title)
    sentences = [each.text for each in document.segments if each.kind != "excluded"]
    segments = list(
        article.segments.exclude(kind=Segment.Kind.EXCLUDED)
        .order_by("position")
        .values_list("pk", "text")
    )
    if max(len(sentences), len(segments)) > MOST:
        raise NotAligned(
            _("A text of more than %(count)d sentences takes too long; bring it in parts.")
            % {"count": MOST}
        )
    return Alignment.objects.create(
        article=article,
        target=target,
        name=name[-300:],
        author_id=user.pk if user else None,
        segments=[pk for pk, _text in segments],
        source=[text for _pk, text in segments],
        sentences=sentences,
    )


def _check_language(text: str, target: str) -> None:
    try:
        found = detect_language(text)
    except LanguageNotFound:
        return  # too short to tell: the person has said what it is
    if found != target:
        raise NotAligned(
            _("The text seems to be %(found)s, not %(wanted)s; choose the language it is in.")
            % {"found": LANGUAGES[found].name, "wanted": LANGUAGES[target].name}
        )


def run_alignment(alignment: Alignment) -> Alignment:
    """Let the aligner bring the sentences together, taught by the newest of the memory.

    Takes some seconds beyond a hundred sentences. One that is ready stays as it is.
    """
    if alignment.state == Alignment.State.READY:
        return alignment
    language = alignment.article.language
    units = MemoryUnit.objects.filter(
        source_language=language, target=alignment.target, outdated=False
    )
    beads = align(
        alignment.source,
        alignment.sentences,
        (language, alignment.target),
        known=list(units.values_list("source_text", "text")[:KNOWN]),
    )
    alignment.beads = [
        [list(range(*bead.source)), list(range(*bead.target)), bead.sure, False] for bead in beads
    ]
    alignment.state = Alignment.State.READY
    alignment.save(update_fields=["beads", "state", "changed_at"])
    return alignment
