"""Shortened names: enforced after the full name, and rendered by the surname or the full name."""

from __future__ import annotations

import pytest

from glossary.models import Occurrence
from glossary.services.occurrences import match_articles
from tests.factories import make_article, make_concept, make_translation
from translations.models import Rendition
from translations.verification import bring_up_to_date

WANG = {"de": "Wang Xiaohui", "ru": "Ван Сяохуэй", "en": "Wang Xiaohui", "zh": "王晓晖"}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Wang Xiaohui came.", "Then Wang spoke."], "Wang Xiaohui sure, Wang sure"),
        (["Wang speaks", "Wang Xiaohui came."], "Wang possible, Wang Xiaohui sure"),
        (["W. Wang", "Wang Xiaohui"], "Wang Xiaohui sure"),
        (["V. Norov", "Vladimir Norov", "V. Norov"],
         "V. Norov possible, Vladimir Norov sure, V. Norov sure"),
        # two of that surname, one of them unknown to the glossary
        (["Wang Xiaohui met Wang Yi.", "Wang spoke."], "Wang Xiaohui sure, Wang possible"),
        (["Vladimir Norov met Jane Norov.", "Then Norov spoke."],
         "Vladimir Norov sure, Norov possible, Norov possible"),
    ],
)  # fmt: skip
def test_a_short_name_is_sure_after_the_full_one(texts: list[str], found: str) -> None:
    make_concept(category="person", en="Wang Xiaohui")
    make_concept(category="person", en="Vladimir Norov")
    article = make_article(texts, language="en")
    match_articles([article])
    rows = Occurrence.objects.order_by("segment__position", "start")
    assert ", ".join(f"{row.surface} {row.certainty}" for row in rows) == found


def test_it_does_not_count_in_another_article() -> None:
    make_concept(category="person", en="Wang Xiaohui")
    make_article(["Wang Xiaohui came."], language="en")
    other = make_article(["Wang spoke."], language="en")
    match_articles([other])
    assert not Occurrence.objects.exists()


@pytest.mark.parametrize(
    ("target", "text", "required", "verdict", "found"),
    [
        ("en", "Wang spoke.", "Wang", "right", "Wang"),
        ("en", "Wang's words", "Wang", "right", "Wang"),
        ("en", "Wang Xiaohui spoke.", "Wang", "right", "Wang Xiaohui"),
        ("en", "Van spoke.", "Wang", "wrong", "Van"),
        ("en", "Then Wan spoke.", "Wang", "wrong", "Wan"),
        ("en", "He spoke.", "Wang", "missing", ""),
        ("zh", "王晓晖说。", "王晓晖", "right", "王晓晖"),
        ("zh", "王书记说。", "王晓晖", "right", "王"),
        ("zh", "万说。", "王晓晖", "missing", ""),
    ],
)
def test_its_rendition_may_be_short_too(
    target: str, text: str, required: str, verdict: str, found: str
) -> None:
    make_concept(category="person", **WANG)
    article = make_article(["Приехал Ван Сяохуэй.", "Потом Ван говорил."], language="ru")
    make_translation(article.segments.get(position=2), target, text)
    bring_up_to_date([article])
    row = Rendition.objects.get()
    assert (row.required, row.verdict, row.found) == (required, verdict, found)
    if found:
        assert text[slice(row.start, row.end)] == found
