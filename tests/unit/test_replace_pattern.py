"""Finding words to replace: in every script, folded or exact, whole words or not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.fuzzy.pattern import Pattern, replacements


@pytest.mark.parametrize(
    ("text", "pattern", "found"),
    [
        ("Peking, peking", Pattern("Peking"), ["Peking", "peking"]),
        ("Peking, peking", Pattern("Peking", exact=True), ["Peking"]),
        ("Pekinger", Pattern("Peking"), ["Peking"]),
        ("Pekinger", Pattern("Peking", whole=True), []),
        ("in Peking.", Pattern("peking", whole=True), ["Peking"]),
        ("Straße", Pattern("STRASSE"), ["Straße"]),
        ("Straße", Pattern("s", whole=False), ["S"]),
        ("Große Grosse", Pattern("grosse", whole=True), ["Große", "Grosse"]),
        (
            "des Wirtschafts\u00adkreises",
            Pattern("Wirtschaftskreises"),
            ["Wirtschafts\u00adkreises"],
        ),
        ("Чунцине, Чунцин", Pattern("чунцин", whole=True), ["Чунцин"]),
        ("всё же", Pattern("все"), ["всё"]),
        ("всё же", Pattern("все", exact=True), []),
        ("Го\u0301рода", Pattern("города", whole=True), ["Го\u0301рода"]),
        ("Го\u0301рода", Pattern("Го", exact=True), []),
        ("重庆市在重庆", Pattern("重庆", whole=True), ["重庆", "重庆"]),
        ("在Chongqing市", Pattern("chongqing", whole=True), ["Chongqing"]),
        ("在Chongqing市", Pattern("hongqing", whole=True), []),
        ("“BRI”", Pattern('"BRI"'), ["“BRI”"]),
        ("one  two", Pattern("  ", exact=True), ["  "]),
        ("a.b", Pattern("."), ["."]),
        ("aaa", Pattern("aa"), ["aa"]),
        ("text", Pattern(""), []),
    ],
)
def test_places(text: str, pattern: Pattern, found: list[str]) -> None:
    assert [text[start:end] for start, end in pattern.find(text)] == found


def test_what_says_it_already_is_left_alone() -> None:
    assert replacements("Beijing beijing", Pattern("beijing"), "Beijing") == [(8, 15, "Beijing")]


_TEXTS = st.text("aB ßеёЁ-–„“北京，\u00ad\u0301ﬁ", max_size=20)


@given(_TEXTS, _TEXTS, st.booleans(), st.booleans())
def test_places_are_disjoint_and_inside(text: str, wanted: str, exact: bool, whole: bool) -> None:
    spans = Pattern(wanted, exact=exact, whole=whole).find(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if exact:
        assert all(text[start:end] == wanted for start, end in spans)


@given(_TEXTS, _TEXTS)
def test_a_text_has_its_own_parts(before: str, wanted: str) -> None:
    text = before + wanted
    if wanted and wanted[-1].isalpha():
        assert Pattern(wanted, exact=True).find(text)
