"""Normalised text and its way back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.matching.normalise import normalise

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \t\n\u00a0\u00ad\u200b\u0301\u0308ßёЁйİﬁ㎏…„“«»-–’,，Ａ。中国aБ"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "normalised"),
    [
        ("Peking", "peking"),
        ("Seiden\u00adstraße", "seidenstrasse"),
        ("New\u00a0Area", "new area"),
        ("New  \n\u00a0 Area", "new area"),
        ("Чэнду–Чунцин", "чэнду-чунцин"),
        ("Chengdu\u2011Chongqing", "chengdu-chongqing"),
        ("«Один пояс»", '"один пояс"'),
        ("„Gürtel“", '"gürtel"'),
        ("“一带一路”", '"一带一路"'),
        ("Xi’an", "xi'an"),
        ("Орёл", "орел"),
        ("Оре\u0308л", "орел"),
        ("Пеки\u0301н", "пекин"),
        ("Шанхаи\u0306", "шанхай"),
        ("Mu\u0308nchen", "münchen"),
        ("ＳＣＯ（２０２４）", "sco(2024)"),
        ("成都，重庆。", "成都,重庆。"),
        ("“丝路”：北京？", '"丝路":北京?'),
        ("\ud800", "\ufffd"),
        ("", ""),
    ],
)
def test_variants_become_one(text: str, normalised: str) -> None:
    assert normalise(text).text == normalised


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("x Seiden\u00adstraße y", "seidenstrasse", "Seiden\u00adstraße"),
        ("\u00adPeking\u00ad", "peking", "Peking"),
        ("die  Neue \u00a0 Seide", "neue seide", "Neue \u00a0 Seide"),
        ("Groß, Gross", "gross", "Groß"),
        ("в Пеки\u0301не", "пекине", "Пеки\u0301не"),
        ("das 5㎏-Paket", "kg", "㎏"),
        ("Groß", "gros", None),
        ("das 5㎏-Paket", "g-paket", None),
    ],
)
def test_spans_lead_back(text: str, part: str, original: str | None) -> None:
    normalised = normalise(text)
    start = normalised.text.index(part)
    span = normalised.span(start, start + len(part))
    assert (span and text[slice(*span)]) == original


@given(TEXTS)
def test_case_changes_nothing_but_case(text: str) -> None:
    assert normalise(text, casefold=False).text.casefold() == normalise(text).text


@given(TEXTS, st.data())
def test_a_span_normalises_to_its_part(text: str, data: st.DataObject) -> None:
    """Wherever a span leads, the original there reads as the part that was asked for."""
    normalised = normalise(text)
    if not normalised.text:
        return
    start = data.draw(st.integers(0, len(normalised.text) - 1))
    end = data.draw(st.integers(start + 1, len(normalised.text)))
    if span := normalised.span(start, end):
        assert 0 <= span[0] < span[1] <= len(text)
        part = normalise(text[slice(*span)]).text
        assert part == normalised.text[start:end]


@given(TEXTS)
def test_a_long_text_reads_as_a_short_one(text: str) -> None:
    """Long texts are replaced in another way."""
    rest = "x" * 500
    assert normalise(f"{text}x{rest}").text == normalise(f"{text}x").text + rest


@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    normalised = normalise(text)
    if normalised.text:
        span = normalised.span(0, len(normalised.text))
        assert span is not None
        outside = text[: span[0]] + text[span[1] :]
        assert normalise(outside).text == ""
