"""Exporting the glossary: whole or not at all, and nothing lost on the way back."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from glossary.exchange import ConceptEntry, WriteOptions
from glossary.models import Concept, Evidence, SurfaceForm, Term
from glossary.services.conflicts import OnConflict
from glossary.services.evidence import add_evidence
from glossary.services.export_glossary import export_glossary, write_glossary
from glossary.services.import_glossary import import_glossary
from tests.factories import make_article, make_concept
from tests.unit.glossary_samples import SAMPLE, concept_lists, written

LOSSLESS = [
    ("csv", WriteOptions()),
    ("csv", WriteOptions(spreadsheet_safe=True)),
    ("tbx", WriteOptions()),
    ("tbx", WriteOptions(source="en", dialect="martif")),
]
DAMAGED = [
    ("x.csv", written("csv", SAMPLE)),
    ("x.tbx", written("tbx", SAMPLE)),
    ("x.tbx", written("tbx", SAMPLE, dialect="martif")),
    ("x.po", written("po", SAMPLE, target="en")),
]


def everything() -> list[tuple[Any, ...]]:
    """All that the glossary holds, without keys and times."""
    return [
        (
            *(concept.identifier, concept.category, concept.definition, concept.note),
            [
                (
                    *(term.language, term.text, term.folded, term.status, term.type),
                    *(term.reliability, term.source, term.note),
                    sorted((form.text, form.kind) for form in term.forms.all()),
                )
                for term in concept.terms.order_by("language", "pk")
            ],
        )
        for concept in Concept.objects.order_by("identifier")
    ]


def round_trip(format_name: str, options: WriteOptions) -> None:
    before = everything()
    out = io.BytesIO()
    write_glossary(format_name, out, options)
    Concept.objects.all().delete()
    report = import_glossary([("x", out.getvalue())], format_name=format_name)
    assert (report.rejected, report.left_out) == ((), ())
    assert everything() == before


@pytest.mark.parametrize(("format_name", "options"), LOSSLESS)
def test_the_sample_comes_back(format_name: str, options: WriteOptions) -> None:
    import_glossary([("x.csv", written("csv", SAMPLE))])
    round_trip(format_name, options)


class TestRoundTrips(TestCase):
    """Each example in a transaction of its own."""

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(concept_lists(), st.sampled_from(LOSSLESS))
    def test_every_field_comes_back(
        self, concepts: list[ConceptEntry], how: tuple[str, WriteOptions]
    ) -> None:
        import_glossary([("x.csv", written("csv", concepts))], on_conflict=OnConflict.SEPARATE)
        round_trip(*how)

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.sampled_from(DAMAGED), st.data())
    def test_a_damaged_file_is_imported_whole_or_not_at_all(
        self, file: tuple[str, bytes], data: st.DataObject
    ) -> None:
        name, content = file
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 30)))
        damaged = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
        report = import_glossary([(name, damaged)])
        assert Concept.objects.count() == report.concepts_created
        assert not (report.rejected and report.concepts_created)


def test_characters_that_no_file_carries_are_left_out() -> None:
    Concept.objects.create(identifier="a", definition="x\x01y\ufffe", note="a\r\nb")
    Term.objects.create(concept=Concept.objects.get(), language="de", text="A")
    out = io.BytesIO()
    write_glossary("tbx", out, WriteOptions())
    Concept.objects.all().delete()
    import_glossary([("x.tbx", out.getvalue())])
    concept = Concept.objects.get()
    assert (concept.definition, concept.note) == ("xy", "a\r\nb")


def test_the_demo_glossary_comes_back() -> None:
    demo = Path(__file__).parents[2] / "workbench" / "demo" / "glossary.csv"
    import_glossary([("demo.csv", demo.read_bytes())])
    for format_name, options in LOSSLESS:
        round_trip(format_name, options)


def test_queries_do_not_depend_on_the_concepts(django_assert_max_num_queries: Any) -> None:
    for n in range(30):
        make_concept(f"c{n}", de=f"Ort {n}", en=f"Place {n}")
    with django_assert_max_num_queries(6):
        write_glossary("tbx", io.BytesIO(), WriteOptions())


def run(path: Path, *args: str) -> dict[str, Any]:
    out = io.StringIO()
    command = ["export_glossary", "--out", str(path), "--json", *args]
    call_command(*command, stdout=out, stderr=io.StringIO())
    return dict(json.loads(out.getvalue()))


@pytest.mark.parametrize(
    ("args", "concepts", "terms", "left_out", "starts"),
    [
        (["--format", "tbx"], 2, 4, ["empty"], b"<?xml"),
        (["--format", "tbx", "--dialect", "martif"], 2, 4, ["empty"], b"<?xml"),
        (["--format", "csv"], 2, 4, ["empty"], b"concept,category"),
        (["--format", "csv", "--spreadsheet-safe"], 2, 4, ["empty"], b"concept,category"),
        (["--format", "po", "--source", "de", "--target", "en"], 1, 2, ["empty", "ulm"], b"#"),
        (["--format", "po", "--target", "zh-Hans"], 1, 1, ["empty", "ulm"], b"#"),
    ],
)
def test_the_command_reports_as_json(
    tmp_path: Path,
    args: list[str],
    concepts: int,
    terms: int,
    left_out: list[str],
    starts: bytes,
) -> None:
    make_concept("beijing", de="Peking", en="Beijing", ru="Пекин")
    make_concept("ulm", en="Ulm")
    make_concept("empty")
    path = tmp_path / "out"
    assert run(path, *args) == {
        "concepts": concepts,
        "terms": terms,
        "file": str(path),
        "left_out": left_out,
    }
    assert path.read_bytes().startswith(starts)


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "xls"], "No glossary is written as “xls”; use one of csv, po, tbx"),
        (["--format", "tbx", "--dialect", "v9"], "TBX is not written as “v9”"),
        (["--format", "po"], "one pair of languages; name two"),
        (["--format", "po", "--source", "fr"], "“fr” is not a language"),
        (["--format", "po", "--source", "zh", "--target", "en"], "There is nothing to export"),
    ],
)
def test_the_command_refuses_and_leaves_the_old_file(
    tmp_path: Path, args: list[str], message: str
) -> None:
    make_concept("beijing", de="Peking")
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(CommandError, match=message):
        run(path, *args)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_glossary_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing to export"):
        run(tmp_path / "out", "--format", "tbx")
    assert list(tmp_path.iterdir()) == []


def test_evidence_comes_back_while_its_articles_are_there() -> None:
    article = make_article(["Das  Treffen in\u00a0Peking begann.", "In Ulm auch."], outlet="FAZ")
    term = make_concept("beijing", de="Peking").terms.get()
    segment = article.segments.get(position=1)
    add_evidence(term=term, segment=segment, start=16, end=22, user=None)
    out = io.BytesIO()
    write_glossary("tbx", out, WriteOptions())
    assert b">Das Treffen in Peking begann.</descrip>" in out.getvalue()
    assert b'<admin type="source">Ein Treffen, FAZ</admin>' in out.getvalue()

    def again() -> None:
        assert import_glossary([("x.tbx", out.getvalue())]).rejected == ()

    Concept.objects.all().delete()
    again()
    again()
    (evidence,) = Evidence.objects.all()
    assert (evidence.segment, evidence.start, evidence.quotation) == (segment, 16, "Peking")
    assert Term.objects.get().note == ""
    Concept.objects.all().delete()
    article.delete()
    again()
    assert Term.objects.get().note == (
        "context: Das Treffen in Peking begann. (source: Ein Treffen, FAZ)"
    )
    assert not Evidence.objects.exists()


def test_forbidden_forms_are_exported(tmp_path: Path) -> None:
    term = make_concept("beijing", de="Peking").terms.get()
    SurfaceForm.objects.create(term=term, text="Peking!", kind=SurfaceForm.Kind.FORBIDDEN)
    path = tmp_path / "out.tbx"
    export_glossary("tbx", path)
    assert '"forbidden": ["Peking!"]' in path.read_text()
