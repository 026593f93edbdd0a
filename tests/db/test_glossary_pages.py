"""The glossary's pages."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, SurfaceForm, Term
from glossary.services.occurrences import match_articles
from glossary.services.revision import current_revision
from tests.factories import make_article, make_concept, make_user

LIST = reverse("glossary:concepts")
IMPORT = reverse("glossary:import")
ADD = reverse("glossary:add")


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user("translator"))
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def page(client: Client, address: str, **query: object) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_pages_need_a_login(client: Client) -> None:
    pk = make_concept().pk
    for address in (LIST, IMPORT, ADD, reverse("glossary:concept", args=[pk])):
        assert client.get(address).status_code == 302


def test_changing_pages_need_a_permission(reader: Client) -> None:
    pk = make_concept().pk
    for address in (IMPORT, ADD, reverse("glossary:edit", args=[pk])):
        assert reader.get(address).status_code == 403
        assert reader.post(address).status_code == 403


def test_the_empty_glossary_says_what_it_is_for(editor: Client) -> None:
    assert "No concept yet" in page(editor, LIST)


def test_the_table_shows_languages_side_by_side(reader: Client) -> None:
    concept = make_concept("beijing", de="Peking", ru="Пекин", en="Beijing", zh="北京")
    Term.objects.create(concept=concept, language="en", text="Peking", status="deprecated")
    match_articles([make_article(["Peking", "Peking"])])
    html = page(reader, LIST)
    for shown in (
        '<span lang="ru">Пекин</span>',
        '<span lang="zh-Hans">北京</span>',
        '<del lang="en">Peking</del> <small>deprecated</small>',
        "unattested",
        '2<span class="unit"> occurrences',
    ):
        assert shown in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ПЕКИН", True),
        ("пек", True),
        ("beiJING", True),
        ("京", True),
        ("seidenSTRASSE", True),
        ("ulm", False),
        ("%", False),
        ("<b>", False),
    ],
)
def test_search_folds_case_in_all_scripts(reader: Client, query: str, found: bool) -> None:
    make_concept("capital", ru="Пекин", en="Beijing", zh="北京", de="Seidenstraße")
    html = page(reader, LIST, q=query)
    assert (">capital</a>" in html) is found
    assert "<b>&lt;" not in html
    assert found or "Nothing found" in html


def test_categories_filter(reader: Client) -> None:
    make_concept("beijing", de="Peking")
    make_concept("xi", "person", de="Xi")
    html = page(reader, LIST, category="person")
    assert ">xi</a>" in html
    assert ">beijing</a>" not in html
    assert "Place <b>1</b>" in html


@pytest.mark.parametrize("number", ["2", "99", "x"])
def test_long_tables_have_pages(reader: Client, number: str) -> None:
    for position in range(101):
        make_concept(f"c{position:03}")
    html = page(reader, LIST, page=number, q="c")
    assert (">c100</a>" in html) is (number != "x")
    assert "page=2&amp;q=c" in html or "page=1&amp;q=c" in html


def queries(client: Client, address: str, count) -> int:
    with count as found:
        page(client, address)
    return len(found)


def test_queries_do_not_depend_on_the_rows(reader: Client, django_assert_max_num_queries) -> None:
    counts = []
    for concepts in (1, 49):
        for _ in range(concepts):
            make_concept(de="Peking", en="Beijing")
        counts.append(queries(reader, LIST, django_assert_max_num_queries(10)))
    assert counts[0] == counts[1]


def test_queries_of_a_concept_do_not_depend_on_its_places(
    reader: Client, django_assert_max_num_queries
) -> None:
    concept = make_concept(de="Peking")
    counts = []
    for articles in (1, 9):
        match_articles([make_article(["Peking"] * 7) for _ in range(articles)])
        for number in range(articles):
            term = Term.objects.create(
                concept=concept, language="de", text=f"P {articles}.{number}", status="admitted"
            )
            SurfaceForm.objects.create(term=term, text="Pekings")
        address = reverse("glossary:concept", args=[concept.pk])
        counts.append(queries(reader, address, django_assert_max_num_queries(14)))
    assert counts[0] == counts[1]


def test_a_concept_shows_its_terms_and_places(reader: Client) -> None:
    concept = make_concept("beijing", de="Peking")
    SurfaceForm.objects.create(term=concept.terms.get(), text="Beijing")
    article = make_article(["Nach <Peking> kam er."])
    match_articles([article])
    html = page(reader, reverse("glossary:concept", args=[concept.pk]))
    assert '<span lang="de">Beijing</span>' in html
    assert f'href="{reverse("article", args=[article.pk])}#s1"' in html
    assert "Nach &lt;<mark>Peking</mark>&gt; kam er." in html


def test_an_unknown_concept_is_not_found(reader: Client) -> None:
    assert reader.get(reverse("glossary:concept", args=[7])).status_code == 404


def upload(client: Client, text: str, name: str = "names.csv"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, text.encode())}, follow=True)


def test_a_file_is_imported(editor: Client) -> None:
    html = upload(editor, "concept,language,term\nbeijing,de,Peking\n").content.decode()
    assert "1 concepts created" in html
    assert ">beijing</a>" in html


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("concept,language,term\na,xx,A\nb,de,\n", "names.csv", ["row 2", "row 3", "“xx”"]),
        ("", "names.csv", ["empty"]),
        ("x", "names.pdf", ["names.pdf", "use one of: csv, po, tbx"]),
    ],
)
def test_a_bad_file_is_refused_with_reasons(
    editor: Client, text: str, name: str, shown: list[str]
) -> None:
    response = upload(editor, text, name)
    assert response.status_code == 422
    assert all(each in response.content.decode() for each in shown)
    assert not Concept.objects.exists()


def test_no_file_is_refused(editor: Client) -> None:
    response = editor.post(IMPORT)
    assert "This field is required" in response.content.decode()


def fields(concept: dict[str, str], *terms: dict[str, object], initial: int = 0) -> dict[str, str]:
    """The posted fields of the edit form."""
    data = {"identifier": "beijing", "category": "place"} | concept
    data |= {"terms-TOTAL_FORMS": str(len(terms)), "terms-INITIAL_FORMS": str(initial)}
    standard = {
        "language": "de",
        "status": "preferred",
        "type": "full",
        "reliability": "attested",
        "forms_added": "",
    }
    for number, term in enumerate(terms):
        for name, value in (standard | term).items():
            data[f"terms-{number}-{name}"] = str(value)
    return data


BLANK = {"text": "", "language": "", "reliability": "unattested"}


def test_a_concept_is_added(editor: Client) -> None:
    assert "New term" in page(editor, ADD)
    terms = {"text": " Peking ", "forms_added": "Pekings | Beijing"}, BLANK
    response = editor.post(ADD, fields({}, *terms))
    concept = Concept.objects.get()
    assert response["Location"] == reverse("glossary:concept", args=[concept.pk])
    term = concept.terms.get()
    assert (term.text, term.folded, term.reliability) == ("Peking", "peking", "attested")
    assert [form.text for form in term.forms.all()] == ["Pekings", "Beijing"]
    assert current_revision() > 0


@pytest.mark.parametrize(
    ("concept", "terms", "error"),
    [
        ({"identifier": ""}, [{"text": "A"}], "This field is required"),
        ({"identifier": "known"}, [{"text": "A"}], "already exists"),
        ({"identifier": "«»"}, [{"text": "A"}], "no letter or digit"),
        ({}, [{"text": "A"}, {"text": "B"}], "“A” is preferred already"),
        ({}, [{"text": "A"}, {"text": "A", "status": "admitted"}], "“A” is listed twice"),
        ({}, [{"text": "»"}], "no letter or digit"),
        ({}, [{"text": "A", "forms_added": "B | »"}], "no letter or digit"),
        ({}, [{"text": "A", "language": "fr"}], "not one of the available choices"),
    ],
)
def test_a_wrong_entry_keeps_what_was_typed(
    editor: Client, concept: dict[str, str], terms: list[dict[str, object]], error: str
) -> None:
    make_concept("known")
    response = editor.post(ADD, fields({"note": "typed & kept"} | concept, *terms))
    html = response.content.decode()
    assert response.status_code == 422
    assert error in html
    assert "typed &amp; kept" in html
    assert f'value="{terms[0]["text"]}"' in html
    assert Concept.objects.count() == 1


def test_a_concept_is_edited(editor: Client) -> None:
    concept = make_concept("beijing", de="Peking", en="Beijing")
    german, english = concept.terms.order_by("pk")
    kept = SurfaceForm.objects.create(term=german, text="Peking-Stadt")
    SurfaceForm.objects.create(term=german, text="gone")
    forbidden = SurfaceForm.objects.create(term=german, text="Pekinger", kind="forbidden")
    address = reverse("glossary:edit", args=[concept.pk])
    assert 'value="Peking-Stadt | gone"' in page(editor, address)
    terms = (
        {"id": german.pk, "text": "Peking", "status": "admitted", "forms_added": "Peking-Stadt"},
        {"id": english.pk, "text": "Beijing", "language": "en", "DELETE": "on"},
        {"text": "Beijing"},
    )
    response = editor.post(address, fields({"identifier": "capital"}, *terms, initial=2))
    assert response.status_code == 302
    assert Concept.objects.get().identifier == "capital"
    assert list(concept.terms.order_by("pk").values_list("language", "text", "status")) == [
        ("de", "Peking", "admitted"),
        ("de", "Beijing", "preferred"),
    ]
    assert set(german.forms.all()) == {kept, forbidden}


def test_a_term_stored_meanwhile_is_a_conflict_not_a_crash(editor: Client) -> None:
    concept = make_concept("beijing", de="Peking")
    address = reverse("glossary:edit", args=[concept.pk])
    response = editor.post(address, fields({"note": "typed"}, {"text": "Beijing"}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Someone changed this concept" in html
    assert "typed" in html
    concept.refresh_from_db()
    assert concept.note == ""
