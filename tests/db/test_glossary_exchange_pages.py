"""The pages that take glossary files in and give them out."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Term
from tests.factories import make_concept, make_user

IMPORT = reverse("glossary:import")
EXPORT = reverse("glossary:export")
FILE = reverse("glossary:export_file")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def upload(client: Client, text: str, name: str = "names.csv", **data: str) -> str:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(IMPORT, {"file": file, **data}, follow=True).content.decode()


def test_conflicts_are_listed_and_can_be_settled(editor: Client) -> None:
    make_concept("beijing", de="Peking")
    text = "concept,language,term,status\nbeijing,de,Beijing,preferred\nulm,de,Ulm,\n"
    html = upload(editor, text)
    assert "1 concepts created" in html
    assert "1 entry waits for you to decide" in html
    assert "“Beijing” cannot be the preferred German term of “beijing”" in html
    html = upload(editor, text, on_conflict="replace")
    assert "“Peking” was made admitted" in html
    assert Term.objects.get(text="Beijing").status == "preferred"


def test_what_is_left_out_is_told(editor: Client) -> None:
    section = '<langSet xml:lang="{}"><tig><term>A</term></tig></langSet>'
    entry = f'<termEntry id="a">{section.format("de")}{section.format("fr")}</termEntry>'
    html = upload(editor, f"<martif><text><body>{entry}</body></text></martif>", "names.tbx")
    assert "1 terms in other languages" in html
    assert Concept.objects.count() == 1


@pytest.mark.parametrize(
    ("query", "suffix", "starts"),
    [
        ({"format": "tbx basic", "source": "de"}, "tbx", b"<?xml"),
        ({"format": "tbx martif", "source": "de"}, "tbx", b"<?xml"),
        ({"format": "csv"}, "csv", b"concept,"),
        ({"format": "po", "source": "de", "target": "en"}, "po", b"#"),
    ],
)
def test_every_format_can_be_taken_away(
    client: Client, query: dict[str, str], suffix: str, starts: bytes
) -> None:
    make_concept("beijing", de="Peking", en="Beijing")
    client.force_login(make_user())
    assert FILE in client.get(EXPORT).content.decode()
    response = client.get(FILE, query)
    assert response.getvalue().startswith(starts)
    assert response["Content-Disposition"].endswith(f'.{suffix}"')


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({}, "This field is required"),
        ({"format": "xls"}, "not one of the available choices"),
        ({"format": "po", "source": "de"}, "name two"),
        ({"format": "csv"}, "nothing to export"),
    ],
)
def test_a_wrong_choice_is_explained(client: Client, query: dict[str, str], why: str) -> None:
    client.force_login(make_user())
    response = client.get(FILE, query)
    assert response.status_code == 422
    assert why in response.content.decode()


def test_the_glossary_links_to_its_export(client: Client) -> None:
    client.force_login(make_user())
    assert EXPORT in client.get(reverse("glossary:concepts")).content.decode()


@pytest.mark.parametrize("address", [EXPORT, FILE])
def test_nobody_exports_without_logging_in(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
