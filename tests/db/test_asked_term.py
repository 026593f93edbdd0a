"""The form for a new concept that is opened from a translation: what it begins with and keeps."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Evidence
from sources.models import Segment
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

TEXT = "Am Montag kam 金 Minister Lawrow."
ADD = reverse("glossary:add")


@pytest.fixture
def segment() -> Segment:
    return make_article([TEXT]).segments.get()


@pytest.fixture
def terminologist(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def asked(segment: Segment, words: str, **more: str) -> dict[str, str]:
    """The address of the form where `words` of the source are selected."""
    start = TEXT.index(words) if words else 0
    place = {"segment": segment.pk, "start": start, "end": start + len(words)}
    return {name: str(value) for name, value in place.items()} | more


def typed(language: str, text: str, **more: str) -> dict[str, str]:
    """The form of a concept with one term."""
    form = {"identifier": "lavrov", "category": "person", "terms-TOTAL_FORMS": "1"}
    term = {"language": language, "text": text, "status": "preferred", "type": "full"}
    named = {f"terms-0-{name}": value for name, value in (term | {"reliability": ""}).items()}
    return form | {"terms-INITIAL_FORMS": "0"} | named | {"terms-0-reliability": "attested"} | more


@pytest.mark.parametrize(
    ("words", "rendition", "target", "terms", "identifier"),
    [
        ("Lawrow", "Lavrov", "en", [("de", "Lawrow"), ("en", "Lavrov")], "lavrov"),
        (" Lawrow", "拉夫罗夫", "zh", [("de", "Lawrow"), ("zh", "拉夫罗夫")], "lawrow"),
        ("", "Lavrov", "en", [("en", "Lavrov")], "lavrov"),
        ("金", "", "en", [("de", "金")], ""),
        ("", "x" * 400, "en", [], ""),
        ("", "Lavrov", "xx", [], ""),
    ],
)
def test_the_form_begins_with_what_is_selected(
    terminologist: Client,
    segment: Segment,
    words: str,
    rendition: str,
    target: str,
    terms: list[tuple[str, str]],
    identifier: str,
) -> None:
    given = asked(segment, words, rendition=rendition, target=target)
    page = terminologist.get(ADD, given)
    shown = [
        (row.form["language"].value(), row.form["text"].value())
        for row in page.context["rows"]
        if row.form["text"].value()
    ]
    assert shown == terms
    assert (page.context["form"]["identifier"].value() or "") == identifier
    assert page.context["place"].quotation == words.strip()


@pytest.mark.parametrize("wrong", [{"segment": "0"}, {"segment": "x"}, {}])
def test_an_address_without_a_segment_gives_the_empty_form(
    terminologist: Client, wrong: dict[str, str]
) -> None:
    page = terminologist.get(ADD, wrong | {"rendition": "Lavrov", "target": "en"})
    assert page.context["place"] is None
    assert not any(row.form["text"].value() for row in page.context["rows"])


@pytest.mark.parametrize(
    ("words", "term", "kept", "evidence"),
    [
        ("Lawrow", "Lawrow", "1", ["Lawrow"]),
        ("Minister Lawrow", "Lawrow", "1", ["Minister Lawrow"]),
        ("", "Lawrow", "1", ["Lawrow"]),
        ("", "Merkel", "1", []),
        ("Lawrow", "Lawrow", "", []),
    ],
)
def test_the_place_becomes_evidence(
    terminologist: Client, segment: Segment, words: str, term: str, kept: str, evidence: list[str]
) -> None:
    sent = typed("de", term, **asked(segment, words), attest=kept, act="save")
    assert terminologist.post(ADD, sent).status_code == 302
    assert Concept.objects.get().identifier == "lavrov"
    assert list(Evidence.objects.values_list("quotation", flat=True)) == evidence


def test_a_refused_form_keeps_the_place(terminologist: Client, segment: Segment) -> None:
    page = terminologist.post(ADD, typed("de", "", **asked(segment, "Lawrow"), attest="1"))
    assert page.status_code == 422
    assert page.context["place"].quotation == "Lawrow"
    assert page.context["attest"]
