"""Entries that contradict the glossary: reported, left for a decision, or settled by one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from glossary.models import Concept, Term
from glossary.services.conflicts import OnConflict
from glossary.services.import_glossary import ImportReport, import_glossary

HEADER = "concept,category,definition,language,term,status\n"
STORED = HEADER + "beijing,place,Capital,de,Peking,preferred\nbeijing,,,en,Beijing,preferred\n"
SECTION = '<langSec xml:lang="{}"><termSec><term>{}</term></termSec></langSec>'


def take(text: str, decision: str = "skip", name: str = "names.csv") -> ImportReport:
    return import_glossary([(name, text.encode())], on_conflict=OnConflict(decision))


def tbx(identifier: str, **terms: str) -> str:
    sections = "".join(SECTION.format(*term) for term in terms.items())
    return (
        '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text>'
        f'<body><conceptEntry id="{identifier}">{sections}</conceptEntry></body></text></tbx>'
    )


def terms() -> list[str]:
    return [
        f"{term.concept} {term.language} {term.text} {term.status}"
        for term in Term.objects.order_by("concept__identifier", "language", "pk")
    ]


BEFORE = ["beijing de Peking preferred", "beijing en Beijing preferred"]


@pytest.mark.parametrize(
    ("decision", "left_out", "after"),
    [
        ("skip", True, BEFORE),
        ("separate", True, BEFORE),
        ("keep", False, [*BEFORE, "beijing en Peking admitted"]),
        ("replace", False, [BEFORE[0], "beijing en Beijing admitted",
                            "beijing en Peking preferred"]),
    ],
)  # fmt: skip
def test_another_preferred_term(decision: str, left_out: bool, after: list[str]) -> None:
    take(STORED)
    report = take(HEADER + "beijing,,,en,Peking,preferred\nulm,,,de,Ulm,\n", decision)
    (conflict,) = report.conflicts
    assert (conflict.kind, conflict.where, conflict.other) == ("preferred", "row 2", "Beijing")
    assert (conflict.left_out, report.rejected) == (left_out, ())
    assert terms() == [*after, "ulm de Ulm preferred"]


@pytest.mark.parametrize(
    ("decision", "left_out", "after", "definition"),
    [
        ("skip", True, BEFORE, "Capital"),
        ("keep", False, [*BEFORE, "beijing zh 北京 preferred"], "Capital"),
        ("replace", False, [*BEFORE, "beijing zh 北京 preferred"], "Chief city"),
        ("separate", False, [*BEFORE, "peking de Peking preferred", "peking zh 北京 preferred"],
         "Capital"),
    ],
)  # fmt: skip
def test_the_same_term_under_another_identifier(
    decision: str, left_out: bool, after: list[str], definition: str
) -> None:
    take(STORED)
    row = "peking,,Chief city,de,{},preferred\npeking,,,zh,北京,\nulm,,,de,Ulm,\n"
    report = take(HEADER + row.format("PEKING" if decision == "skip" else "Peking"), decision)
    assert [conflict.kind for conflict in report.left_out] == (["same-term"] if left_out else [])
    assert Concept.objects.get(identifier="beijing").definition == definition
    assert terms() == [*after, "ulm de Ulm preferred"]


def test_a_term_of_two_concepts_decides_for_neither() -> None:
    take(STORED + "x,,,de,Peking,preferred\n")
    report = take(HEADER + "peking,,,de,Peking,preferred\n", "keep")
    assert "already that of “beijing” and “x”" in report.left_out[0].why
    assert not Concept.objects.filter(identifier="peking").exists()


def test_concepts_of_one_file_with_the_same_term_are_stored_and_reported() -> None:
    report = take(HEADER + "a,,,de,Peking,\nb,,,de,Peking,\n")
    (conflict,) = report.conflicts
    assert (conflict.kind, conflict.where, conflict.left_out) == ("same-term", "row 3", False)
    assert terms() == ["a de Peking preferred", "b de Peking preferred"]


def test_two_preferred_terms_in_one_list_are_a_slip_that_refuses_the_file() -> None:
    report = take(HEADER + "a,,,de,A,preferred\na,,,de,B,preferred\nb,,,de,C,\n")
    (problem,) = report.rejected
    assert problem.where == "row 3"
    assert "“B” and “A” (row 2) are both the preferred German term of “a”" in problem.why
    assert not Concept.objects.exists()


@pytest.mark.parametrize(
    ("decision", "left_out", "after"),
    [
        ("skip", True, BEFORE),
        ("keep", True, BEFORE),
        ("separate", False, [*BEFORE, "beijing-2 en Ulm preferred"]),
        ("replace", False, [*BEFORE, "beijing en Ulm admitted"]),
    ],
)
def test_an_identifier_of_another_tool_that_means_something_else(
    decision: str, left_out: bool, after: list[str]
) -> None:
    take(STORED)
    report = take(tbx("beijing", en="Ulm"), decision, "x.tbx")
    (conflict,) = report.conflicts
    assert (conflict.kind, conflict.left_out) == ("identifier", left_out)
    assert terms() == after
    take(tbx("beijing", en="Ulm"), decision, "x.tbx")
    assert terms() == after


def test_an_identifier_of_another_tool_with_a_common_term_is_an_update() -> None:
    take(STORED)
    assert take(tbx("beijing", en="Beijing", zh="北京"), name="x.tbx").conflicts == ()
    assert terms() == [*BEFORE, "beijing zh 北京 preferred"]


def test_an_identifier_of_another_tool_that_cannot_be_compared_is_reported() -> None:
    take(STORED)
    (conflict,) = take(tbx("beijing", zh="北京"), name="x.tbx").conflicts
    assert (conflict.kind, conflict.left_out) == ("identifier", False)
    assert terms() == [*BEFORE, "beijing zh 北京 preferred"]


def test_refuse_imports_nothing() -> None:
    take(STORED)
    report = take(HEADER + "beijing,,,en,Peking,preferred\nulm,,,de,Ulm,\n", "refuse")
    assert [problem.where for problem in report.rejected] == ["row 2"]
    assert terms() == BEFORE


def test_a_form_can_become_forbidden() -> None:
    header = "concept,language,term,forms,forbidden_forms\n"
    take(header + "a,de,A,Aa|Ab,\n")
    take(header + "a,de,A,,Aa\n")
    forms = Term.objects.get().forms.values_list("text", "kind")
    assert sorted(forms) == [("Aa", "forbidden"), ("Ab", "added")]


def run(tmp_path: Path, text: str, *args: str) -> tuple[str, str]:
    file = tmp_path / "names.csv"
    file.write_text(text)
    out, err = io.StringIO(), io.StringIO()
    call_command("import_glossary", str(file), *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_lists_what_waits_for_a_decision(tmp_path: Path) -> None:
    take(STORED)
    text = HEADER + "peking,,,de,Peking,preferred\nulm,,,de,Ulm,\n"
    out, err = run(tmp_path, text)
    assert "1 left out, for you to decide" in out
    assert "row 2: the preferred German term “Peking” is already that of “beijing”" in err
    data = json.loads(run(tmp_path, text, "--json")[0])
    (rejected,) = data["rejected"]
    (conflict,) = data["conflicts"]
    assert (rejected["where"], conflict["kind"], conflict["other"]) == (
        "row 2",
        "same-term",
        "beijing",
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--on-conflict", "refuse"], r"Nothing was imported\. row 2: the preferred German"),
        (["--on-conflict", "guess"], "“guess” does not settle a conflict; use one of skip, keep"),
    ],
)
def test_the_command_refuses(tmp_path: Path, args: list[str], message: str) -> None:
    take(STORED)
    with pytest.raises(CommandError, match=message):
        run(tmp_path, HEADER + "peking,,,de,Peking,preferred\n", *args)
    assert terms() == BEFORE


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "large.csv"
    with file.open("wb") as out:
        out.truncate(50 * 1024**2)
    with pytest.raises(CommandError, match="too large: the limit is 40 MiB"):
        call_command("import_glossary", str(file), stdout=io.StringIO())
