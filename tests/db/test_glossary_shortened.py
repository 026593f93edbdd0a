"""Shortened names are stored per article, as possible occurrences."""

from __future__ import annotations

from glossary.models import Occurrence
from glossary.services.occurrences import match_articles
from tests.factories import make_article, make_concept


def test_a_surname_counts_after_the_full_name_in_the_same_article() -> None:
    make_concept(category="person", en="Wang Xiaohui")
    first = make_article(["Wang Xiaohui came.", "Then Wang spoke."], language="en")
    other = make_article(["Wang spoke."], language="en")
    match_articles([first, other])
    rows = Occurrence.objects.order_by("segment__position", "start")
    assert list(rows.values_list("segment__article", "surface", "certainty")) == [
        (first.pk, "Wang Xiaohui", "sure"),
        (first.pk, "Wang", "possible"),
    ]
