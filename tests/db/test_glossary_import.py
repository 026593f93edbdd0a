"""Importing glossary files: whole or not at all, and the same again changes nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from glossary.models import Concept, SurfaceForm, Term
from glossary.services.import_glossary import ImportReport, import_glossary
from glossary.services.matchers import load_terms, matcher_for
from glossary.services.revision import current_revision, touch
from tests.factories import make_concept
from translations.models import TermChange

HEADER = "concept,category,language,term,status,forms\n"
TWO = HEADER + "beijing,place,de,Peking,,Pekings|Beijing\nbeijing,,en,Beijing,,\n"


def take(*texts: str) -> ImportReport:
    return import_glossary([(f"{n}.csv", text.encode()) for n, text in enumerate(texts, 1)])


def terms() -> list[str]:
    return [f"{t.concept} {t.language} {t.text} {t.status}" for t in Term.objects.order_by("pk")]


def test_concepts_terms_and_forms_are_stored() -> None:
    assert take(TWO) == ImportReport(1, 0, 2)
    assert terms() == ["beijing de Peking preferred", "beijing en Beijing preferred"]
    assert Concept.objects.get().category == "place"
    assert Term.objects.get(language="de").folded == "peking"
    assert [form.text for form in SurfaceForm.objects.all()] == ["Pekings", "Beijing"]


def test_the_same_again_changes_nothing() -> None:
    take(TWO)
    before = current_revision(), list(Term.objects.values()), list(SurfaceForm.objects.values())
    assert take(TWO) == ImportReport()
    after = current_revision(), list(Term.objects.values()), list(SurfaceForm.objects.values())
    assert after == before


@pytest.mark.parametrize(
    ("row", "report", "stored"),
    [
        ("beijing,,zh,北京,,", ImportReport(0, 1, 1), "beijing zh 北京 preferred"),
        ("beijing,,de,Beijing,,", ImportReport(0, 1, 1), "beijing de Beijing admitted"),
        ("beijing,,de,Peking,admitted,", ImportReport(0, 1, 0), "beijing de Peking admitted"),
        ("beijing,,de,Peking,,Peking-Stadt", ImportReport(0, 1, 0), "beijing de Peking preferred"),
        ("beijing,zone,de,Peking,,", ImportReport(0, 1, 0), "beijing de Peking preferred"),
        ("ulm,,de,Ulm,,", ImportReport(1, 0, 1), "ulm de Ulm preferred"),
    ],
)
def test_a_second_file_adds_and_updates(row: str, report: ImportReport, stored: str) -> None:
    take(TWO)
    revision = current_revision()
    assert take(HEADER + row + "\n") == report
    assert stored in terms()
    assert current_revision() > revision


def test_a_new_preferred_term_takes_the_place_of_one_that_is_demoted() -> None:
    take(TWO)
    rows = "beijing,,en,Peking,preferred,\nbeijing,,en,Beijing,deprecated,\n"
    assert take(HEADER + rows).rejected == ()
    assert terms()[1:] == ["beijing en Beijing deprecated", "beijing en Peking preferred"]
    swapped = "beijing,,en,Peking,admitted,\nbeijing,,en,Beijing,preferred,\n"
    assert take(HEADER + swapped).rejected == ()
    assert terms()[1:] == ["beijing en Beijing preferred", "beijing en Peking admitted"]


def test_one_bad_row_in_one_file_keeps_all_out() -> None:
    report = take(TWO, HEADER + "ulm,,de,,,\n")
    assert [problem.where for problem in report.rejected] == ["2.csv, row 2"]
    assert not Concept.objects.exists()


def test_files_may_speak_of_the_same_concept() -> None:
    assert take(TWO, HEADER + "beijing,,zh,北京,,\n") == ImportReport(1, 0, 3)


def test_queries_do_not_depend_on_the_rows(django_assert_max_num_queries) -> None:
    rows = "".join(f"c{n},place,de,Ort {n},,Ortes {n}\nc{n},,en,Place {n},,\n" for n in range(400))
    with django_assert_max_num_queries(40):
        assert take(HEADER + rows) == ImportReport(400, 0, 800)


def run(*args: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_reports_as_json(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(TWO)
    out, _ = run("import_glossary", str(file), "--json")
    assert json.loads(out) == {
        "concepts_created": 1,
        "concepts_updated": 0,
        "terms_created": 2,
        "rejected": [],
        "conflicts": [],
        "notices": [],
        "change": TermChange.objects.get().pk,
        "translations_disagreeing": 0,
    }


@pytest.mark.parametrize(
    ("name", "content", "args", "message"),
    [
        ("n.csv", HEADER + "a,,xx,A,,\n", [], "Nothing was imported. row 2: “xx”"),
        ("n.csv", HEADER + "a,,xx,A,,\nb,,de,,,\n", [], "(1 more)"),
        ("n.csv", "", [], "empty"),
        ("n.pdf", TWO, [], "use one of: csv, po, tbx"),
        ("n.csv", TWO, ["--format", "sdltb"], "use one of: csv, po, tbx"),
    ],
)
def test_the_command_refuses(
    tmp_path: Path, name: str, content: str, args: list[str], message: str
) -> None:
    file = tmp_path / name
    file.write_text(content)
    with pytest.raises(CommandError) as error:
        run("import_glossary", str(file), *args)
    assert message in str(error.value)
    assert not Concept.objects.exists()


def test_the_command_lists_rejected_rows_as_json(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text(HEADER + "a,,xx,A,,\nb,,de,,,\n")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("import_glossary", str(file), "--json", stdout=out, stderr=io.StringIO())
    assert [each["where"] for each in json.loads(out.getvalue())["rejected"]] == ["row 2", "row 3"]


def test_find_terms_reports_as_json() -> None:
    make_concept("beijing", de="Peking", en="Beijing", zh="北京")
    Term.objects.create(
        concept=Concept.objects.get(), language="en", text="Peking", status="deprecated"
    )
    out, _ = run("find_terms", "Nach\u00a0Pekings Nordosten", "--language", "de", "--json")
    assert json.loads(out) == {
        "occurrences": [
            {
                "start": 5,
                "end": 12,
                "surface": "Pekings",
                "concept": "beijing",
                "certainty": "sure",
                "rivals": [],
                "renditions": {"en": ["Beijing"], "zh": ["北京"]},
            }
        ]
    }


def test_find_terms_reads_a_file(tmp_path: Path) -> None:
    make_concept("beijing", ru="Пекин")
    file = tmp_path / "text.txt"
    file.write_bytes("Город Пекин — столица.".encode("cp1251"))
    out, _ = run("find_terms", "--file", str(file), "--language", "ru", "--json")
    assert json.loads(out)["occurrences"][0]["surface"] == "Пекин"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["x", "--language", "fr"], "“fr” is not a language"),
        (["--file", "/nowhere.txt", "--language", "de"], "cannot be read"),
    ],
)
def test_find_terms_refuses(args: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        run("find_terms", *args)


@pytest.mark.django_db(transaction=True)
def test_a_matcher_is_built_once_per_revision(django_assert_num_queries) -> None:
    take(TWO)
    matcher = matcher_for("de")
    with django_assert_num_queries(1):
        assert matcher_for("de") is matcher
    take(HEADER + "ulm,,de,Ulm,,\n")
    assert [match.surface for match in matcher_for("de").find("Ulm")] == ["Ulm"]


@pytest.mark.django_db(transaction=True)
def test_terms_no_service_wrote_are_always_read_anew() -> None:
    matcher_for("de")
    Term.objects.create(concept=Concept.objects.create(identifier="ulm"), language="de", text="Ulm")
    assert len(matcher_for("de").find("Ulm")) == 1


def test_terms_carry_their_forms(django_assert_num_queries) -> None:
    concept = make_concept(de="Peking")
    term = concept.terms.get()
    SurfaceForm.objects.create(term=term, text="Pekings", kind=SurfaceForm.Kind.FORBIDDEN)
    SurfaceForm.objects.create(term=term, text="Beijing")
    with django_assert_num_queries(2):
        (loaded,) = load_terms("de")
    assert (loaded.added, loaded.forbidden) == (("Beijing",), ("Pekings",))


def test_revisions_grow() -> None:
    first = current_revision()
    touch()
    second = current_revision()
    touch()
    assert first < second < current_revision()
