"""The evaluation: files, metrics, terminology success, and both legs of the way to Chinese."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from glossary.matching.rendition import Requirement
from tests.engine_double import DictionaryEngine, only
from translations.enforcement import Enforced, Task
from translations.engines import Engine
from translations.evaluation import (
    EvaluationInput,
    TermEntry,
    evaluate,
    evaluate_output,
    read_lines,
    read_terms,
    score,
)
from translations.evaluation.files import UnusableEvaluationFile
from translations.evaluation.term_success import Place, concepts, places, requirement, satisfied


def entries(*pairs: tuple[str, str]) -> list[TermEntry]:
    return [TermEntry(*pair) for pair in pairs]


def required(text: str, language: str, terms: Sequence[TermEntry], to: str) -> list[Requirement]:
    groups = concepts(terms)
    return [
        requirement(place.concept, groups[place.concept], to, to)
        for place in places(text, language, terms)
    ]


def data(
    sources: list[str], references: list[str], terms: list[list[TermEntry]] | None = None
) -> EvaluationInput:
    return EvaluationInput(sources, references, terms or [[] for _ in sources], len(sources))


@pytest.mark.parametrize(
    ("text", "language", "terms", "expected"),
    [
        ("Die Wirtschaft wächst.", "de", [("Wirtschaft", "economy")], [Place(0, 4, 14)]),
        # inflected
        ("В Китае", "ru", [("Китай", "China")], [Place(0, 2, 7)]),
        # twice in the text, twice required
        ("Peking und Peking", "de", [("Peking", "Beijing")], [Place(0, 0, 6), Place(0, 11, 17)]),
        # listed twice, there once
        ("Peking", "de", [("Peking", "Beijing"), ("Peking", "Peking")], [Place(0, 0, 6)]),
        # verbatim where no rule knows it, and nothing for a term inside a longer one
        ("Xianyang", "en", [("yang", "杨")], [Place(0, 4, 8)]),
        ("New Delhi", "en", [("New Delhi", "新德里"), ("Delhi", "德里")], [Place(0, 0, 9)]),
        # required though nobody finds it
        ("Sie kam.", "de", [("Peking", "Beijing")], [Place(0)]),
        ("Sie kam.", "de", [], []),
    ],
)  # fmt: skip
def test_where_a_sentence_names_its_terms(
    text: str, language: str, terms: list[tuple[str, str]], expected: list[Place]
) -> None:
    assert places(text, language, entries(*terms)) == expected


@pytest.mark.parametrize(
    ("source", "terms", "output", "count"),
    [
        ("Peking", [("Peking", "Beijing")], "In Beijing.", (1, 1)),
        ("Peking", [("Peking", "Beijing")], "In Beijingers' eyes", (0, 1)),
        ("Peking, Peking", [("Peking", "Beijing")], "Beijing", (1, 2)),
        ("Peking", [("Peking", "Beijing"), ("Peking", "Peking")], "Peking", (1, 1)),
        ("Die Straße nach Peking", [("Straße nach Peking", "road to Beijing"),
                                    ("Peking", "Beijing")], "road to Beijing", (1, 1)),
        ("Peking", [], "", (0, 0)),
    ],
)  # fmt: skip
def test_renditions_count_exclusively_and_as_words(
    source: str, terms: list[tuple[str, str]], output: str, count: tuple[int, int]
) -> None:
    needs = required(source, "de", entries(*terms), "en")
    assert (satisfied(output, "en", needs), len(needs)) == count


@pytest.mark.parametrize(
    ("target", "text", "tokeniser", "ter"),
    [("en", "All is well, she said.", "tok:13a", "asian:no"),
     ("zh", "她说一切都好。", "tok:zh", "norm:yes|punct:yes|asian:yes")],
)  # fmt: skip
def test_what_equals_the_reference_scores_full(
    target: str, text: str, tokeniser: str, ter: str
) -> None:
    scores = score([text], [text], target)
    assert (scores.bleu, scores.chrf, scores.ter) == (100, 100, 0)
    assert tokeniser in scores.signature["bleu"]
    assert "nw:2" in scores.signature["chrf"]
    assert ter in scores.signature["ter"]


def test_one_wrong_chinese_character_is_one_error_in_seven() -> None:
    assert score(["她说一切都坏。"], ["她说一切都好。"], "zh").ter == 14.29


def test_a_blank_translation_is_scored() -> None:
    assert score(["", "b"], ["a", "b"], "en").chrf < 100


WORDS = {"Sie": "She", "lebt": "lives", "in": "in", "Peking": "Peking", "She": "她", "lives": "住"}


def test_plain_and_enforced_are_scored_side_by_side() -> None:
    lines = data(
        ["Sie lebt in Peking.", "Sie lebt."],
        ["She lives in Beijing.", "She lives."],
        [entries(("Peking", "Beijing")), []],
    )
    with only(DictionaryEngine(WORDS)):
        result = evaluate(lines, source="de", target="en")
    assert result["n"] == 2
    assert result["terms"] == {
        "required": 1, "plain_satisfied": 0, "enforced_satisfied": 1, "reference_satisfied": 1,
        "outcomes": {"satisfied": 1}, "false_triggers": 0,
    }  # fmt: skip
    assert (
        result["plain"]["chrf"] < result["enforced"]["chrf"] == result["chrf"] == pytest.approx(100)
    )
    assert result["plain"]["seconds"] >= 0 <= result["enforced"]["median_seconds"]
    assert result["engine"] == {
        "name": "double", "version": "1", "licence": "none", "path": ["de", "en"],
    }  # fmt: skip


def made(text: str) -> Enforced:
    return Enforced(text, None, None, ())


@pytest.mark.parametrize(("english", "expected"), [("Beijing", 1), ("", 0)])
def test_chinese_goes_through_english_with_the_terms_on_both_legs(
    english: str, expected: int
) -> None:
    terms = [[TermEntry("Peking", "北京", english)]]
    engine = DictionaryEngine(WORDS)
    with only(engine):
        result = evaluate(
            data(["Sie lebt in Peking"], ["她住在北京"], terms), source="de", target="zh"
        )
    assert result["terms"]["enforced_satisfied"] == expected
    assert result["engine"]["path"] == ["de", "en", "zh"]


def test_enforcement_is_told_every_place_and_can_be_replaced() -> None:
    def shout(engine: Engine, tasks: Sequence[Task], source: str, target: str) -> list[Enforced]:
        return [
            made(" ".join(wanted.requirement.preferred for wanted in task.wanted)) for task in tasks
        ]

    lines = data(["Peking, Peking"], ["Beijing"], [entries(("Peking", "Beijing"))])
    with only(DictionaryEngine(WORDS)):
        result = evaluate(lines, source="de", target="en", enforce=shout)
    assert result["terms"]["enforced_satisfied"] == 2


def test_a_term_written_where_nobody_asked_for_it_is_a_false_trigger() -> None:
    terms = [[], entries(("Peking", "Beijing"))]
    lines = data(["Sie lebt", "Peking"], ["She lives", "Beijing"], terms)

    def everywhere(
        engine: Engine, tasks: Sequence[Task], source: str, target: str
    ) -> list[Enforced]:
        return [made("Beijing") for _ in tasks]

    with only(DictionaryEngine(WORDS)):
        result = evaluate(lines, source="de", target="en", enforce=everywhere)
    assert result["terms"]["false_triggers"] == 1


def test_an_output_made_elsewhere_has_no_enforced_figures() -> None:
    result = evaluate_output(
        data(["a"], ["b c d e"]), ["b c d e"], source="de", target="en", name="other.txt"
    )
    assert result["bleu"] == result["plain"]["bleu"] == pytest.approx(100)
    assert set(result["enforced"].values()) == {None}
    assert result["terms"]["enforced_satisfied"] is None
    assert result["engine"]["name"] == "other.txt"


@pytest.mark.parametrize(
    ("content", "lines"),
    [(b"a\nb", ["a", "b"]), (b"a\r\nb\r\n", ["a", "b"]), (b"\xef\xbb\xbfa\n", ["a"]),
     ("a\u2028b\n".encode(), ["a\u2028b"])],
)  # fmt: skip
def test_lines_end_at_line_feeds_only(tmp_path: Path, content: bytes, lines: list[str]) -> None:
    (tmp_path / "f").write_bytes(content)
    assert read_lines(tmp_path / "f") == lines


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"", "is empty"), (b"a\n\nb\n", "Line 2 of"), (b"\xff\xfe", "not UTF-8"),
     (b"a\nb\nc\n", "has 3 lines, src has 2")],
)  # fmt: skip
def test_unusable_files_are_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "f").write_bytes(content)
    with pytest.raises(UnusableEvaluationFile, match=message):
        read_lines(tmp_path / "f", like=(Path("src"), 2) if b"c" in content else None)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableEvaluationFile, match=r"nowhere cannot be read: No such file"):
        read_lines(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "is not JSON"), ("{}", "not a list"), ("[1]", "entry"), ('[{"source": "a"}]', "entry"),
     ('[{"source": "a", "target": " "}]', "entry"), ('[{"source": 1, "target": "b"}]', "entry"),
     ('[{"source": "a", "target": "b", "en": 1}]', '"en"'), ("[" * 100_000, "is not JSON")],
)  # fmt: skip
def test_bad_terms_are_refused_with_their_line(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "terms").write_text(f"[]\n{line}\n", encoding="utf-8")
    with pytest.raises(UnusableEvaluationFile, match=rf"Line 2 of .*terms.*{message}"):
        read_terms(tmp_path / "terms")


def test_terms_are_read_with_the_english_between(tmp_path: Path) -> None:
    entry = {"source": "Peking", "target": "北京", "en": "Beijing", "note": "ignored"}
    (tmp_path / "terms").write_text(json.dumps([entry]) + "\n[]\n", encoding="utf-8")
    assert read_terms(tmp_path / "terms") == [[TermEntry("Peking", "北京", "Beijing")], []]


def test_a_limit_keeps_the_first_lines_of_files_that_fit(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_text("1\n2\n3\n", encoding="utf-8")
    read = EvaluationInput.read(tmp_path / "a", tmp_path / "b", limit=2)
    assert (read.sources, read.references, read.lines) == (["1", "2"], ["1", "2"], 3)
    assert [list(line) for line in read.terms] == [[], []]
