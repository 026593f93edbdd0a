"""The five articles of ../shared, saved from their pages with all their litter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pytest

from sources.document import Document, parse_document
from sources.language import detect_language
from sources.reading import read
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared


@dataclass(frozen=True)
class Expected:
    language: str
    title: str
    outlet: str
    published_on: str
    body: int
    excluded: tuple[tuple[str, str], ...]


ARTICLES = {
    "000": Expected(
        "en",
        "2014 International Cooperation Outline on Transformation and Innovation in Western China",
        "",
        "2021-08-10",
        29,
        (
            ("navigation", "| En"),
            ("navigation", "Home>Western China"),
            ("source_line", "Source:查找原稿"),
            ("editor_line", "Copyreader: xwxc"),
        ),
    ),
    "001": Expected(
        "en",
        "From November 7 to 8, the Provincial Conference on Opening up and Development was held in "
        "Chengdu",
        "",
        "",
        51,
        (("image", ".jpg)"),),
    ),
    "002": Expected(
        "ru",
        "Конференция по межрегиональному сотрудничеству и инновациям "
        '"Один пояс, один путь": совместное создание новой стратегии развития',
        "МБИ «Чжунъя Хулянь»",
        "2024-12-12",
        17,
        (("source_line", "2024-12-12"), ("contact", "Контакты")),
    ),
    "003": Expected(
        "en",
        "Xi Focus: Xi chairs symposium on boosting development of China's western region in new "
        "era",
        "Xinhua",
        "2024-04-24",
        26,
        (
            ("navigation", "position: EnglishChannel"),
            ("source_line", "Source: | 2024-04-24"),
            ("editor_line", "Editor: 林雨晨"),
            ("related", "Top News"),
            ("related", "• The Mid-Autumn Festival"),
            ("related", "How an American Scholar"),
            ("related", "William N. Brown"),
            ("related", "'My Wish for You"),
            ("related", "The Mid-Autumn Festival"),
            ("site_notice", "抱歉"),
            ("site_notice", "您可以进行以下操作"),
            ("site_notice", "1."),
            ("site_notice", "2."),
            ("site_notice", "3."),
            ("site_notice", "继续浏览"),
        ),
    ),
    "004": Expected(
        "de",
        "Westchinas Chongqing Liangjiang New Area nutzt die Beziehungen zur SCO für eine größere "
        "Öffnung",
        "ots/PRNewswire",
        "2021-04",
        20,
        (
            ("source_line", "date 2021-04"),
            ("dateline", "Chongqing, China (ots/PRNewswire)"),
            ("pointer", "Weitere Informationen"),
            ("wire_line", "Original-Content von"),
        ),
    ),
}


@cache
def text_of(number: str) -> str:
    (path,) = (SHARED / "articles").glob(f"{number}_*.txt")
    return read(path.name, path.read_bytes()).text


@cache
def document_of(number: str) -> Document:
    return parse_document(text_of(number), ARTICLES[number].language)


@pytest.mark.parametrize("number", ARTICLES)
def test_language(number: str) -> None:
    assert detect_language(text_of(number)) == ARTICLES[number].language


@pytest.mark.parametrize("number", ARTICLES)
def test_metadata(number: str) -> None:
    document, expected = document_of(number), ARTICLES[number]
    assert document.title == expected.title
    assert document.title_is_derived == (number == "001")
    assert document.outlet == expected.outlet
    assert document.published_on == expected.published_on


@pytest.mark.parametrize("number", ARTICLES)
def test_excluded_segments(number: str) -> None:
    excluded = [segment for segment in document_of(number).segments if segment.exclusion]
    expected = ARTICLES[number].excluded
    assert [segment.exclusion for segment in excluded] == [reason for reason, _ in expected]
    for segment, (_, beginning) in zip(excluded, expected, strict=True):
        assert segment.text.startswith(beginning)


@pytest.mark.parametrize("number", ARTICLES)
def test_kinds(number: str) -> None:
    expected = ARTICLES[number]
    counts = Counter(segment.kind for segment in document_of(number).segments)
    headings = 0 if number == "001" else 1
    assert (counts["body"], counts["heading"]) == (expected.body, headings)


@pytest.mark.parametrize("number", ARTICLES)
def test_every_body_segment_is_one_sentence(number: str) -> None:
    for segment in document_of(number).segments:
        if segment.kind == "body":
            assert segment.text.endswith((".", '."', '".'))
            assert segment.text[0].isupper() or segment.text[0] in '"—0123456789e'


@pytest.mark.parametrize("number", ARTICLES)
def test_the_text_is_given_back(number: str) -> None:
    text, rebuilt, position = text_of(number), "", 0
    for segment in document_of(number).segments:
        gap = text[position : segment.start]
        assert not gap.strip()
        rebuilt += gap + segment.text
        position = segment.end
    assert rebuilt + text[position:] == text
    assert not text[position:].strip()
