"""The demo: a well-formed glossary, and articles that name what it holds."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from glossary.matching import GlossaryTerm, Matcher
from sources.languages import LANGUAGES
from tests.shared import SHARED, needs_shared

DEMO = Path(__file__).resolve().parents[2] / "workbench" / "demo"
ARTICLES = sorted((DEMO / "articles").glob("*.txt"))
COLUMNS = (
    *("concept", "category", "definition", "language", "term", "status", "type", "reliability"),
    *("source", "note", "forms"),
)
VALUES = {
    "category": "person office organisation zone place initiative event other",
    "language": " ".join(LANGUAGES),
    "status": "preferred admitted deprecated",
    "type": "full abbreviation acronym short variant transliteration",
    "reliability": "official attested unattested",
}
HAN = re.compile(r"[\u4e00-\u9fff]")
CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@cache
def rows() -> list[dict[str, str]]:
    with (DEMO / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def forms(row: dict[str, str]) -> list[str]:
    return row["forms"].split("|") if row["forms"] else []


@cache
def matcher(language: str) -> tuple[Matcher, list[str]]:
    concepts = sorted({row["concept"] for row in rows()})
    return Matcher(
        GlossaryTerm(
            term=number,
            concept=concepts.index(row["concept"]),
            language=language,
            text=row["term"],
            status=row["status"],
            type=row["type"],
            category=row["category"],
            added=tuple(forms(row)),
        )
        for number, row in enumerate(rows())
        if row["language"] == language
    ), concepts


def named(text: str, language: str) -> dict[str, list[str]]:
    """The concepts that `text` names, with the surfaces."""
    found: dict[str, list[str]] = defaultdict(list)
    finder, concepts = matcher(language)
    for match in finder.find(text):
        found[concepts[match.concept]].append(match.surface)
    return found


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_glossary_columns_and_values() -> None:
    assert tuple(rows()[0]) == COLUMNS
    for row in rows():
        assert None not in row, row
        for column, allowed in VALUES.items():
            assert row[column] in allowed.split(), (row["concept"], column)


def test_glossary_texts_are_tidy() -> None:
    for row in rows():
        for text in (*(row[column] for column in COLUMNS[:-1]), *forms(row)):
            assert text == " ".join(text.split()), row
        assert row["term"], row
        assert row["definition"].endswith("."), row
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["concept"]), row
        assert row["term"] not in forms(row), row
        assert len(forms(row)) == len(set(forms(row))), row


def test_a_concept_has_one_category_and_one_definition() -> None:
    facts = {(row["concept"], row["category"], row["definition"]) for row in rows()}
    assert len(facts) == len({row["concept"] for row in rows()})


def test_enough_concepts_of_every_category() -> None:
    categories = Counter({row["concept"]: row["category"] for row in rows()}.values())
    assert categories.total() >= 110
    assert set(categories) == set(VALUES["category"].split())
    assert min(categories.values()) >= 5


def test_one_preferred_term_for_each_concept_and_language() -> None:
    preferred = Counter(
        (row["concept"], row["language"]) for row in rows() if row["status"] == "preferred"
    )
    concepts = {row["concept"] for row in rows()}
    assert preferred == Counter((concept, code) for concept in concepts for code in LANGUAGES)


def test_no_term_twice_in_a_concept() -> None:
    terms = Counter((row["concept"], row["language"], row["term"]) for row in rows())
    assert terms.most_common(1)[0][1] == 1


def test_a_form_leads_to_one_concept_only() -> None:
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows():
        for form in (row["term"], *forms(row)):
            owners[row["language"], form.casefold()].add(row["concept"])
    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


def test_terms_are_written_in_the_script_of_their_language() -> None:
    for row in rows():
        text = row["term"] + row["forms"]
        assert bool(HAN.search(text)) == (row["language"] == "zh"), row
        if row["language"] != "ru":
            assert not CYRILLIC.search(text), row
        if row["language"] == "zh":
            assert '"' not in text, row
            assert "(" not in text, row


@pytest.mark.parametrize(
    ("concept", "chinese"),
    [
        ("liangjiang-new-area", "重庆两江新区"),
        ("chengdu-chongqing-circle", "成渝地区双城经济圈"),
        ("shanghai-cooperation-organization", "上海合作组织"),
        ("urumqi-science-technology-bureau", "乌鲁木齐市科学技术局"),
        ("urumqi-development-zone", "乌鲁木齐经济技术开发区（头屯河区）"),
        ("belt-and-road-initiative", "“一带一路”倡议"),
        ("silk-road-economic-belt", "丝绸之路经济带"),
        ("land-sea-corridor", "西部陆海新通道"),
        ("china-europe-railway-express", "中欧班列"),
        ("yangtze-river-economic-belt", "长江经济带"),
        ("greater-bay-area", "粤港澳大湾区"),
        ("yangtze-river-delta", "长江三角洲"),
        ("xinjiang-production-construction-corps", "新疆生产建设兵团"),
        ("western-china-fair", "中国西部国际博览会"),
    ],
)
def test_official_chinese_forms(concept: str, chinese: str) -> None:
    assert [
        (row["term"], row["reliability"])
        for row in rows()
        if (row["concept"], row["language"], row["status"]) == (concept, "zh", "preferred")
    ] == [(chinese, "official")]


def test_two_articles_each_in_german_russian_and_english() -> None:
    assert Counter(path.name[:2] for path in ARTICLES) == {"de": 2, "ru": 2, "en": 2}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article_is_tidy_and_rich_in_names(path: Path) -> None:
    text = read(path)
    assert text == "\n\n".join(block.strip("\n") for block in text.rstrip().split("\n\n")) + "\n"
    assert not re.search(r"[^\S\n]{3,}|\t|\u00a0", text)
    assert "Concord" in text
    language = path.name[:2]
    found = named(text, language)
    assert len(found) >= 20
    deprecated = {
        row["term"]
        for row in rows()
        if row["language"] == language and row["status"] == "deprecated"
    }
    assert deprecated.isdisjoint(surface for surfaces in found.values() for surface in surfaces)


@pytest.mark.parametrize(
    ("article", "concept", "surface"),
    [
        ("de-liangjiang-sco", "chengdu-chongqing-circle", "Wirtschaftskreises Chengdu-Chongqing"),
        ("de-liangjiang-sco", "liangjiang-new-area", "Neue Gebiet Liangjiang"),
        ("de-liangjiang-sco", "liangjiang-new-area", "Liangjiang New Area"),
        ("de-liangjiang-sco", "belt-and-road-initiative", "Belt and Road Initiative (BRI)"),
        ("de-liangjiang-sco", "secretary-general-sco", "Generalsekretär der SCO"),
        ("de-liangjiang-sco", "shanghai-cooperation-organization", "SOZ"),
        ("de-chengdu-chongqing", "liangjiang-new-area", "Chongqing Liangjiang New Area"),
        ("de-chengdu-chongqing", "belt-and-road-initiative", "Neue Seidenstraße"),
        ("de-chengdu-chongqing", "chengdu", "Tschengdu"),
        (
            *("ru-urumqi-conference", "urumqi-science-technology-bureau"),
            "Управлением науки и технологий Урумчи",
        ),
        ("ru-urumqi-conference", "jin-fujian", "Цзинь Фуцзянь"),
        ("ru-urumqi-conference", "changsha", "Чанши"),
        ("ru-urumqi-conference", "offshore-incubator", "офшорных инкубатора"),
        (
            *("ru-urumqi-conference", "urumqi-development-zone"),
            "Зона экономического и технологического развития Урумчи (район Тоутуньхэ)",
        ),
        (
            *("ru-western-development", "urumqi-development-zone"),
            "Зоне экономического и технологического развития Урумчи",
        ),
        ("ru-western-development", "xi-jinping", "Си Цзиньпина"),
        (
            *("ru-western-development", "chengdu-chongqing-circle"),
            "экономического круга Чэнду — Чунцин",
        ),
        ("ru-western-development", "sco-trade-platform", ""),
        ("en-western-symposium", "standing-committee-political-bureau", ""),
        ("en-western-symposium", "western-development-symposium-2024", ""),
        ("en-sichuan-opening-up", "shi-xiaolin", "Shi Xiaolin"),
        ("en-sichuan-opening-up", "sasac-sichuan", "provincial SASAC"),
    ],
)
def test_article_names(article: str, concept: str, surface: str) -> None:
    found = named(read(DEMO / "articles" / f"{article}.txt"), article[:2])[concept]
    assert found if not surface else surface in found


def test_the_articles_name_eleven_persons_of_the_glossary() -> None:
    persons = {row["concept"] for row in rows() if row["category"] == "person"}
    used = {c for path in ARTICLES for c in named(read(path), path.name[:2])} & persons
    assert len(used) == 11


@needs_shared
@pytest.mark.parametrize(
    ("article", "language", "at_least"),
    [("000", "en", 20), ("001", "en", 45), ("002", "ru", 30), ("003", "en", 24), ("004", "de", 20)],
)
def test_glossary_covers_the_real_articles(article: str, language: str, at_least: int) -> None:
    (path,) = (SHARED / "articles").glob(f"{article}_*.txt")
    assert len(named(read(path), language)) >= at_least
