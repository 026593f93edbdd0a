"""What the glossary keeps of an article whose segments were cut anew."""

from __future__ import annotations

from glossary.models import ArticleMatching, Evidence
from sources.models import Article, Segment


def forget_matching(article: Article) -> None:
    """Have the article matched again before its occurrences are next used."""
    ArticleMatching.objects.filter(article=article).delete()


def move_evidence(old: Segment, new: Segment, *, shift: int, begin: int = 0) -> None:
    """Move quotations that start at or after `begin` in `old` to `new`, `shift` code points on.

    One that no longer stands whole in a segment is dropped: it would quote a text that is not
    there. One that `new` has already is dropped too.
    """
    there = set(Evidence.objects.filter(segment=new).values_list("term_id", "start"))
    for evidence in Evidence.objects.filter(segment=old):
        if evidence.start < begin:
            if evidence.end > len(old.text):
                evidence.delete()
            continue
        start = evidence.start + shift
        quoted = new.text[start : evidence.end + shift]
        if quoted != evidence.quotation or (evidence.term_id, start) in there:
            evidence.delete()
            continue
        evidence.segment, evidence.start, evidence.end = new, start, evidence.end + shift
        evidence.save(update_fields=["segment", "start", "end"])
