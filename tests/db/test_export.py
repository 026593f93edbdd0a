"""Choosing what is exported, and the command that does it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from lxml import etree
from pytest_django import DjangoAssertNumQueries
from translate.storage.tmx import tmxfile

from sources.errors import ConcordError
from sources.models import Article, Segment
from tests.factories import make_article, make_translation
from translations.aligned_pairs import select_pairs
from translations.export import export_file
from translations.models import MemoryUnit, State
from translations.selection import Selection, counts


@pytest.fixture
def german() -> Article:
    article = make_article(["Eins.", "Zwei.", "Drei.", "Editor: Vier"], title="Zahlen")
    one, two, _, four = article.segments.all()
    make_translation(one, "en", "One.", state="approved")
    make_translation(one, "zh", "一。", state="draft")
    make_translation(two, "en", "Two.", state="needs_work", reason="Too short.")
    four.kind, four.exclusion = Segment.Kind.EXCLUDED, "byline"
    four.save()
    return article


@pytest.fixture
def english() -> Article:
    article = make_article(["One."], language="en")
    make_translation(article.segments.get(), "zh", "一。", state="translated")
    return article


def pairs(selection: Selection) -> list[tuple[str, str, str]]:
    return [(pair.source, pair.target, pair.translation) for pair in select_pairs(selection)]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (
            {},
            [
                ("Eins.", "en", "One."),
                ("Eins.", "zh", "一。"),
                ("Zwei.", "en", "Two."),
                ("One.", "zh", "一。"),
            ],
        ),
        ({"states": ("approved",)}, [("Eins.", "en", "One.")]),
        ({"targets": ("zh",)}, [("Eins.", "zh", "一。"), ("One.", "zh", "一。")]),
        (
            {"targets": ("en",), "states": ("initial", "needs_work")},
            [("Zwei.", "en", "Two."), ("Drei.", "en", "")],
        ),
    ],
)
def test_pairs_are_chosen_by_target_and_state_in_reading_order(
    german: Article,
    english: Article,
    selection: dict[str, tuple[str, ...]],
    expected: list[tuple[str, str, str]],
) -> None:
    assert pairs(Selection(**selection)) == expected


def test_pairs_are_chosen_by_article(german: Article, english: Article) -> None:
    assert pairs(Selection(articles=(english.pk,))) == [("One.", "zh", "一。")]


@pytest.fixture
def dated() -> None:
    for date, outlet in (
        ("2021", "Vestnik"), ("2021-04", "Vestnik"), ("2021-04-15", "Xinhua"), ("", "Xinhua")
    ):  # fmt: skip
        article = make_article([f"{date or 'undated'}."], outlet=outlet, published_on=date)
        make_translation(article.segments.get(), "en", "x", state="approved")


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({}, ["2021", "2021-04", "2021-04-15", "undated"]),
        ({"outlets": ("Xinhua",)}, ["2021-04-15", "undated"]),
        ({"since": "2021-04-15"}, ["2021", "2021-04", "2021-04-15"]),
        ({"since": "2021-04-16"}, ["2021", "2021-04"]),
        ({"since": "2021-05"}, ["2021"]),
        ({"since": "2022"}, []),
        ({"until": "2021-04-14"}, ["2021", "2021-04"]),
        ({"until": "2021-04"}, ["2021", "2021-04", "2021-04-15"]),
        ({"until": "2020-12"}, []),
        ({"since": "2021-04", "until": "2021-04", "outlets": ("Vestnik",)}, ["2021", "2021-04"]),
    ],
)
def test_pairs_are_chosen_by_date_and_outlet(
    dated: None, selection: dict[str, str], expected: list[str]
) -> None:
    chosen = Selection(**selection)
    found = [source.removesuffix(".") for source, _, _ in pairs(chosen)]
    assert found == expected
    assert counts(chosen) == ({("de", "en"): len(expected)} if expected else {})


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({}, {("de", "en"): 2, ("de", "zh"): 1, ("en", "zh"): 1}),
        ({"states": ("initial",)}, {("de", "en"): 1, ("de", "zh"): 2}),
        ({"states": tuple(State.values), "targets": ("en",)}, {("de", "en"): 3}),
        ({"states": ("approved", "approved")}, {("de", "en"): 1}),
    ],
)
def test_counting_agrees_with_what_is_chosen(
    german: Article,
    english: Article,
    selection: dict[str, tuple[str, ...]],
    expected: dict[tuple[str, str], int],
) -> None:
    chosen = Selection(**selection)
    assert counts(chosen) == expected
    assert len(pairs(chosen)) == sum(expected.values())


def test_a_pair_tells_where_its_text_comes_from(german: Article) -> None:
    memory = MemoryUnit.objects.create(source_language="de", target="en", source_text="Eine.",
                                       source_hash="x", text="One.")  # fmt: skip
    german.segments.get(position=2).translations.update(
        origin="tm", memory=memory, match=88, score=-0.5, estimate=0.75, version=4
    )
    pair = list(select_pairs(Selection(targets=("en",))))[1]
    assert (pair.segment, pair.origin, pair.match, pair.matched) == (
        f"{german.pk}.2", "tm", 88, "Eine.",
    )  # fmt: skip
    assert (pair.score, pair.estimate, pair.version, pair.kind) == (-0.5, 0.75, 4, "body")


def test_several_pairs_of_languages_make_several_xliff_files(
    german: Article, english: Article, tmp_path: Path
) -> None:
    exported = export_file("xliff-2.1", Selection(), tmp_path / "out.xlf")
    assert [path.name for path in exported.files] == [
        "out.xlf",
        "out.de-zh-Hans.xlf",
        "out.en-zh-Hans.xlf",
    ]
    assert (exported.segments, exported.translations) == (3, 4)
    languages = [etree.parse(path).getroot() for path in exported.files]
    assert [(root.get("srcLang"), root.get("trgLang")) for root in languages] == [
        ("de", "en"),
        ("de", "zh-Hans"),
        ("en", "zh-Hans"),
    ]
    assert sorted(tmp_path.iterdir()) == sorted(exported.files)


def test_or_one_archive_if_it_is_named_so(german: Article, tmp_path: Path) -> None:
    exported = export_file("xliff-2.1", Selection(), tmp_path / "out.zip")
    assert exported.files == (tmp_path / "out.zip",)
    with ZipFile(exported.files[0]) as archive:
        assert archive.namelist() == ["de-en.xlf", "de-zh-Hans.xlf"]


def test_progress_is_told_pair_by_pair(german: Article, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    export_file("tsv", Selection(), tmp_path / "x", progress=lambda *each: told.append(each))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("option", "first"), [([], b"\xef\xbb\xbf"), (["--lossless"], b'"s')])
def test_csv_is_for_spreadsheets_unless_asked_to_lose_nothing(
    german: Article, tmp_path: Path, option: list[str], first: bytes
) -> None:
    path = tmp_path / "out.csv"
    call_command("export", "csv", "--out", str(path), *option, stdout=StringIO())
    assert path.read_bytes().startswith(first)


def test_the_number_of_queries_does_not_depend_on_the_number_of_segments(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    article = make_article([f"Satz {number}." for number in range(50)])
    for segment in article.segments.all():
        make_translation(segment)
    with django_assert_num_queries(4):
        assert len(list(select_pairs(Selection()))) == 50


@pytest.mark.parametrize(
    ("selection", "message"),
    [({"targets": ("fr",)}, "no target “fr”"), ({"states": ("done",)}, "no state “done”")],
)
def test_a_selection_of_what_there_is_not_is_refused(
    selection: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(ConcordError, match=message):
        Selection(**selection)


def test_the_command_writes_a_file_that_another_tool_reads(german: Article, tmp_path: Path) -> None:
    path, out = tmp_path / "out.tmx", StringIO()
    call_command("export", "tmx", out=str(path), targets=["en"], json=True, stdout=out)
    assert json.loads(out.getvalue()) == {
        "segments": 2,
        "translations": 2,
        "file": str(path),
        "files": [str(path)],
    }
    with path.open("rb") as file:
        units = tmxfile(file, "de", "en").units
    assert [(unit.source, unit.target) for unit in units] == [("Eins.", "One."), ("Zwei.", "Two.")]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["odt"], "odt"),
        (["tmx", "--article", "999999"], "no article 999999"),
        (["tmx", "--states", "translated"], "nothing to export"),
        (["tmx", "--targets", "fr"], "fr"),
        (["tmx", "--since", "May 2021"], "“May 2021” is no date"),
        (["tmx", "--since", "2021-13"], "“2021-13” is no date"),
        (["tmx", "--outlet", "Vestnik"], "no article has the chosen outlet"),
        (["tmx", "--lossless", "--spreadsheet-safe"], "not allowed"),
    ],
)
def test_a_wrong_request_ends_with_one_sentence_and_no_file(
    german: Article, tmp_path: Path, arguments: list[str], message: str
) -> None:
    path = tmp_path / "out.tmx"
    with pytest.raises(CommandError, match=message):
        call_command("export", *arguments, "--out", str(path))
    assert not path.exists()
