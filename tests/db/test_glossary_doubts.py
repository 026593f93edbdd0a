"""A term that is a common word or one character: warned of, and enforced only when confirmed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, Occurrence, Term
from glossary.services.doubts import doubt_about
from glossary.services.import_glossary import import_glossary
from glossary.services.occurrences import match_articles
from glossary.services.revision import touch
from glossary.services.typed_terms import TypedTerm
from tests.factories import make_article, make_concept, make_user


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(make_user("manager"))
    return client


def certainty() -> list[str]:
    return list(Occurrence.objects.order_by("start").values_list("certainty", flat=True))


@pytest.mark.parametrize(
    ("language", "term", "text"),
    [("de", "Zone", "Die Zone wächst."), ("ru", "зона", "Это зона."), ("zh", "渝", "渝和川。"),
     ("en", "development", "In development.")],
)  # fmt: skip
def test_it_is_possible_until_confirmed(language: str, term: str, text: str) -> None:
    concept = make_concept(**{language: term})
    article = make_article([text], language=language)
    match_articles([article])
    assert certainty() == ["possible"]
    concept.terms.update(confirmed=True)
    touch()
    match_articles([article])
    assert certainty() == ["sure"]


def form(text: str, **also: str) -> dict[str, str]:
    row = {
        "language": "de",
        "text": text,
        "status": "preferred",
        "type": "full",
        "reliability": "attested",
        **also,
    }
    return {
        "identifier": "zone",
        "category": "zone",
        "terms-TOTAL_FORMS": "1",
        "terms-INITIAL_FORMS": "0",
    } | {f"terms-0-{name}": value for name, value in row.items()}


def test_saving_one_warns(manager: Client) -> None:
    page = manager.post(reverse("glossary:add"), form("Zone"), follow=True)
    assert "“Zone” (German) is a common word" in page.content.decode()
    assert not Term.objects.get().confirmed
    assert Term.objects.get().doubtful


@pytest.mark.parametrize(
    ("data", "confirmed"), [(form("Zone", confirmed="on"), True), (form("Peking"), False)]
)
def test_saving_another_does_not(manager: Client, data: dict[str, str], confirmed: bool) -> None:
    page = manager.post(reverse("glossary:add"), data, follow=True)
    assert "is a common word" not in page.content.decode()
    assert Term.objects.get().confirmed is confirmed


def test_the_form_says_how_far_it_reaches_and_asks(manager: Client) -> None:
    make_article(["Die Zone.", "Zonen!", "Nichts.", "Freihandelszone"])
    page = manager.post(reverse("glossary:advise"), form("Zone")).content.decode()
    assert "is a common word" in page
    assert 'name="terms-0-confirmed"' in page
    doubt = doubt_about(TypedTerm("", "de", "Zone"))
    assert doubt
    assert (doubt.segments, doubt.at_least) == (2, False)
    assert (
        'name="terms-0-confirmed"'
        not in manager.post(reverse("glossary:advise"), form("Peking")).content.decode()
    )


def test_confirming_is_a_change_that_is_recorded(manager: Client) -> None:
    concept = make_concept("zone", de="Zone", en="zone")
    data = form("")
    for number, term in enumerate(concept.terms.order_by("pk")):
        data |= {
            f"terms-{number}-{name}": str(getattr(term, name))
            for name in ("id", "language", "text", "status", "type", "reliability")
        }
    data |= {"terms-TOTAL_FORMS": "2", "terms-INITIAL_FORMS": "2", "terms-0-confirmed": "on"}
    manager.post(reverse("glossary:edit", args=[concept.pk]), data)
    assert list(concept.terms.order_by("pk").values_list("confirmed", flat=True)) == [True, False]


def test_an_import_flags_them_and_confirms_none() -> None:
    content = "concept,language,term\nzone,de,Zone\nzone,zh,渝\npeking,de,Peking\n".encode()
    report = import_glossary([("terms.csv", content)])
    assert ["common word" in each.why for each in report.notices] == [True, False]
    assert [each.where for each in report.notices] == ["row 2", "row 3"]
    assert not Term.objects.filter(confirmed=True).exists()
    Term.objects.filter(text="Zone").update(confirmed=True)
    again = import_glossary([("terms.csv", content)])
    assert Term.objects.get(text="Zone").confirmed
    assert len(again.notices) == 1


def test_two_concepts_stay_rivals_where_one_is_confirmed() -> None:
    first, second = make_concept(de="Zone"), make_concept(de="Zone")
    second.terms.update(confirmed=True)
    touch()
    match_articles([make_article(["Die Zone"])])
    row = Occurrence.objects.get()
    assert row.certainty == "possible"
    assert {row.concept_id, *row.rivals} == {first.pk, second.pk}
    assert Concept.objects.count() == 2
