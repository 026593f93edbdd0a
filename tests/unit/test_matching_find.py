"""What a text names: boundaries, variants, overlaps, certainty."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.matching import GlossaryTerm, Matcher

_count = itertools.count(1)


def term(language: str, text: str, **fields: object) -> GlossaryTerm:
    number = next(_count)
    values: dict[str, object] = {"term": number, "concept": number}
    return GlossaryTerm(language=language, text=text, **(values | fields))  # type: ignore[arg-type]


def surfaces(language: str, terms: list[str], text: str) -> list[str]:
    matches = Matcher(term(language, each) for each in terms).find(text)
    assert all(text[match.start : match.end] == match.surface for match in matches)
    return [match.surface for match in matches]


@pytest.mark.parametrize(
    ("language", "terms", "text", "found"),
    [
        # no name inside a word
        ("ru", ["Пекин"], "Пекинес в Пекин.", ["Пекин"]),
        ("en", ["Xi"], "Xi took a taxi to Xi'an.", ["Xi"]),
        ("en", ["Xi"], "Xi's speech, Xi’s visit", ["Xi", "Xi"]),
        ("ru", ["Китай"], "Китай, китайский", ["Китай"]),
        ("en", ["G20"], "the G20, not G201", ["G20"]),
        ("de", ["Chengdu"], "die Chengdu-Delegation", ["Chengdu"]),
        ("en", ["Silk Road"], "“Silk Road”, (Silk Road)", ["Silk Road", "Silk Road"]),
        # variants of writing
        ("de", ["Neue Seidenstraße"], "Neue\u00a0Seiden\u00adstraße",
         ["Neue\u00a0Seiden\u00adstraße"]),
        ("de", ["Neue Seidenstraße"], "NEUE SEIDENSTRASSE", ["NEUE SEIDENSTRASSE"]),
        ("de", ["Chengdu-Chongqing"], "Chengdu–Chongqing", ["Chengdu–Chongqing"]),
        ("ru", ["Орёл"], "Орел и Орёл", ["Орел", "Орёл"]),
        ("ru", ["«Один пояс, один путь»"], 'инициатива "Один пояс, один путь"',
         ['"Один пояс, один путь"']),
        ("ru", ["«Один пояс, один путь»"], "Один пояс, один путь", ["Один пояс, один путь"]),
        ("zh", ["“一带一路”倡议"], '推进"一带一路"倡议', ['"一带一路"倡议']),
        ("zh", ["“一带一路”倡议"], "推进一带一路倡议", ["一带一路倡议"]),
        # the longest wins, and what is ruled out hides nothing
        ("zh", ["重庆", "重庆两江新区"], "重庆两江新区在重庆", ["重庆两江新区", "重庆"]),
        ("en", ["Belt and Road", "Belt and Road Initiative"], "Belt and Road Initiatives",
         ["Belt and Road Initiatives"]),
        ("de", ["Neue Seide", "Neue Seidenstr"], "Neue Seide, Neue Seidenstraße", ["Neue Seide"]),
        ("en", ["New Area", "New Area Ex"], "New Area Express", ["New Area"]),
        ("en", ["Road Map", "Silk Road"], "Silk Road Map", ["Silk Road"]),
        # Chinese names bound each other; other scripts keep their words
        ("zh", ["上海合作组织"], "在上海合作组织框架内", ["上海合作组织"]),
        ("zh", ["SCO"], "SCO成员国，SCORE", ["SCO"]),
        # full-width marks and half-width ones are the same
        ("zh", ["“一带一路”国际合作高峰论坛（2023）"], "出席“一带一路”国际合作高峰论坛(2023)。",
         ["“一带一路”国际合作高峰论坛(2023)"]),
        ("zh", ["新时代:新征程"], "新时代：新征程！", ["新时代：新征程"]),
        ("zh", ["共商，共建；共享"], "共商,共建;共享", ["共商,共建;共享"]),
        ("zh", ["去哪儿？", "饿了么!"], "去哪儿?饿了么！", ["去哪儿?", "饿了么！"]),
        ("en", ["Made in China: 2025"], "Made in China： 2025", ["Made in China： 2025"]),
        # inflection, as far as it goes yet
        ("de", ["Chengdu"], "die Lage Chengdus", ["Chengdus"]),
        ("de", ["Wirtschaftskreis Chengdu-Chongqing"], "des Wirtschaftskreises Chengdu-Chongqing",
         ["Wirtschaftskreises Chengdu-Chongqing"]),
        ("de", ["Laos"], "die Regierung Laos’ und Laos", ["Laos", "Laos"]),
        ("en", ["free trade zone"], "Free trade zones; a free trade zone's rules",
         ["Free trade zones", "free trade zone"]),
        ("en", ["pilot city"], "two pilot cities", ["pilot cities"]),
        ("en", ["the Silk Road"], "along the Silk Road; a Silk Road",
         ["the Silk Road", "Silk Road"]),
        # nothing
        ("de", ["Peking"], "", []),
        ("de", [], "Peking", []),
        ("de", [" ", "»«", "\u00ad"], "»« \u00ad", []),
    ],
)  # fmt: skip
def test_found(language: str, terms: list[str], text: str, found: list[str]) -> None:
    assert surfaces(language, terms, text) == found


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        ("SOZ", "Die SOZ, die Soz und SOZs", ["SOZ", "SOZs"]),
        ("ASEAN", "ASEAN und Asean", ["ASEAN"]),
        ("Xi", "XI FOKUS: Xi", ["Xi"]),
        ("Ulm", "Ulm, ulmenhaft, ulm", ["Ulm"]),
        ("zone", "Zone, zone", ["Zone", "zone"]),
        ("Chongqing", "CHONGQING: Chongqing", ["CHONGQING", "Chongqing"]),
    ],
)
def test_acronyms_and_short_names_keep_their_case(
    text: str, written: str, found: list[str]
) -> None:
    assert surfaces("de", [text], written) == found


@pytest.mark.parametrize(
    ("terms", "text", "certainty"),
    [
        (["Essen"], "in Essen", "sure"),
        (["Essen"], "beim essen", "possible"),
        (["Neuer Bezirk"], "neuer bezirk", "sure"),
        (["川"], "川菜", "possible"),
        (["Wang", "Wang"], "Wang", "possible"),
    ],
)
def test_doubtful_matches_are_possible(terms: list[str], text: str, certainty: str) -> None:
    (match,) = Matcher(term("de", each) for each in terms).find(text)
    assert match.certainty == certainty


def test_a_name_of_two_concepts_names_its_rivals() -> None:
    first, second = term("de", "Nordbezirk", status="admitted"), term("de", "Nordbezirk")
    (match,) = Matcher([first, second]).find("Nordbezirk")
    assert (match.concept, match.rivals) == (second.concept, (first.concept,))


def test_two_terms_of_one_concept_are_no_rivals() -> None:
    terms = [term("de", "SOZ", concept=1, type="acronym"), term("de", "Soz", concept=1)]
    (match,) = Matcher(terms).find("SOZ")
    assert (match.certainty, match.rivals, match.term) == ("sure", (), terms[0].term)


def test_people_add_and_forbid_forms() -> None:
    name = term("de", "Peking", added=("Beijing",), forbidden=("Pekings",))
    found = Matcher([name]).find("Peking, Beijing, Pekings")
    assert [match.surface for match in found] == ["Peking", "Beijing"]


WORDS = {
    "de": ["Peking", "Neue", "Seidenstraße", "Wirtschaftskreis", "Xi", "SOZ", "Ölstadt»."],
    "ru": ["Пекин", "Новый", "Шёлковый", "путь", "район", "ШОС", "«Учанш»", "Лянцзян"],
    "zh": ["重庆", "两江", "新区", "一带一路", "“倡议”", "上海", "SCO"],
}


@pytest.mark.parametrize("language", WORDS)
@given(data=st.data())
def test_planted_terms_are_found_in_place(language: str, data: st.DataObject) -> None:
    """Offsets are exact, matches never overlap, and every planted name is covered by a match."""
    word = st.sampled_from(WORDS[language])
    names = data.draw(st.lists(st.lists(word, min_size=1, max_size=3).map(" ".join), min_size=1))
    planted = data.draw(st.lists(st.sampled_from(names), max_size=5))
    noise = st.sampled_from([". ", " \u00ad, ", "\u00a0; ", " … ", " ß ", "，"])
    text, places = "", []
    for name in planted:
        text += data.draw(noise)
        places.append((len(text), len(text) + len(name)))
        text += name
    matches = Matcher(term(language, name) for name in names).find(text + data.draw(noise))
    assert all(text[match.start : match.end] == match.surface for match in matches)
    assert all(one.end <= other.start for one, other in itertools.pairwise(matches))
    for start, end in places:
        letters = [at for at in range(start, end) if text[at].isalnum()]
        assert all(any(match.start <= at < match.end for match in matches) for at in letters)


@given(st.text(max_size=60))
@example("𗀀")  # a letter without a name in Unicode
@example("Пекин\ud800 A𗀀")  # half a surrogate pair
@example("a\0 b")
def test_any_text_can_be_searched_and_be_a_term(text: str) -> None:
    names = [term(language, text) for language in ("de", "ru", "en", "zh")]
    for match in Matcher(names).find(f"{text} {text}"):
        assert f"{text} {text}"[match.start : match.end] == match.surface
