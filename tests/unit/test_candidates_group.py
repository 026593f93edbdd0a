"""Mentions become candidates, and candidates groups."""

from __future__ import annotations

import pytest

from glossary.candidates import Candidate, Mention, collect, fold_name, group


def candidate(language: str, text: str, category: str = "place", **fields: object) -> Candidate:
    values = {"frequency": 1, "articles": 1, "score": 1.0, "contexts": ()} | fields
    return Candidate(language, text, fold_name(text), category, **values)  # type: ignore[arg-type]


def together(*candidates: Candidate) -> bool:
    return len(group(list(candidates))) == 1


@pytest.mark.parametrize(
    ("one", "other", "category", "expected"),
    [
        ("en:Chongqing", "de:Chongqing", "place", True),
        ("en:Jin Fujian", "ru:Цзинь Фуцзянь", "person", True),
        ("en:Xi'an", "ru:Сиань", "place", True),
        ("de:Peking", "ru:Пекин", "place", True),
        ("de:Peking", "en:Beijing", "place", True),
        ("en:Belt and Road Initiative", "ru:Один пояс, один путь", "initiative", True),
        ("en:SCO", "ru:ШОС", "organisation", True),
        ("zh:习近平", "ru:Си Цзиньпин", "person", True),
        ("de:Wirtschaftskreis Chengdu-Chongqing", "en:Chengdu-Chongqing circle", "zone", True),
        ("en:Chengdu", "ru:Чунцин", "place", False),
        ("en:Chengdu Forum", "de:Chengdu-Plattform", "event", False),
        ("en:Li Qiang", "ru:Ли Юнцзе", "person", False),
    ],
)
def test_names_of_one_concept_go_together(
    one: str, other: str, category: str, expected: bool
) -> None:
    pair = [candidate(*each.split(":", 1), category) for each in (one, other)]
    assert together(*pair) is expected


def test_an_acronym_goes_with_what_it_stands_for() -> None:
    full = candidate("de", "Belt and Road Initiative", acronyms=("BRI",))
    assert together(full, candidate("de", "BRI"), candidate("en", "BRI"))


def test_names_that_hold_the_same_known_concept_go_together() -> None:
    def parts(language: str, text: str) -> frozenset[str]:
        return frozenset({"concept:1", "concept:2"})

    pair = [candidate("ru", "Управление А", "organisation"), candidate("en", "A", "organisation")]
    assert len(group(pair, parts)) == 1
    assert len(group([*pair, candidate("en", "B", "organisation")], parts)) == 3


def test_more_languages_rank_higher() -> None:
    ranked = group([candidate("en", "Vienna"), candidate("en", "China"), candidate("ru", "Китай")])
    assert [len(each.members) for each in ranked] == [2, 1]


def mention(start: int, end: int, base: str, **fields: object) -> Mention:
    return Mention(start, end, base, "place", 0.8, **fields)  # type: ignore[arg-type]


def test_counts_places_once_and_keeps_three_contexts() -> None:
    found = [(1, passage, mention(0, 4, "Wien")) for passage in range(5)]
    (only,) = collect("de", [*found, (2, 9, mention(0, 5, "Wien")), (1, 0, mention(0, 4, "wien"))])
    assert (only.text, only.frequency, only.articles, len(only.contexts)) == ("Wien", 6, 2, 3)


def test_what_stands_only_inside_one_name_ranks_below_it() -> None:
    inner, outer = mention(5, 9, "Road", nested=True), mention(0, 9, "Silk Road")
    again = [(1, 1, inner), (1, 1, outer)]
    by_text = {each.text: each.score for each in collect("en", again)}
    assert by_text["Road"] < by_text["Silk Road"]
    free = {each.text: each.score for each in collect("en", [*again, (1, 2, inner)])}
    assert free["Road"] > by_text["Road"]
