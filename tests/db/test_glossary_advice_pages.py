"""What the pages say of a concept's terms while they are typed, and the forms they forbid."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept, SurfaceForm, Term
from glossary.services.change_plan import Step
from glossary.services.save_concept import TermForms, save_concept
from glossary.services.take_back import take_back
from glossary.services.wording import wording_after, wording_of
from tests.factories import make_concept, make_user

ADVISE = reverse("glossary:advise")


# The pages.


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user("terminologist"))
    return client


def fields(*terms: dict[str, object], initial: int = 0, **concept: str) -> dict[str, str]:
    """The posted fields of the form."""
    data = {"identifier": "xian", "category": "place"} | concept
    data |= {"terms-TOTAL_FORMS": str(len(terms)), "terms-INITIAL_FORMS": str(initial)}
    standard = {
        "language": "ru",
        "status": "preferred",
        "type": "full",
        "reliability": "attested",
        "forms_added": "",
        "forms_forbidden": "",
    }
    for number, term in enumerate(terms):
        for name, value in (standard | term).items():
            data[f"terms-{number}-{name}"] = str(value)
    return data


BLANK = {"text": "", "language": "", "reliability": "unattested"}


def test_a_script_gets_the_advice_alone(editor: Client) -> None:
    response = editor.post(ADVISE, fields({"text": "Сиань"}, BLANK), headers={"HX-Request": "true"})
    html = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in html
    for shown in (
        'id="advice-terms-0" hx-swap-oob="innerHTML"',
        'data-fill="Xi&#x27;an" data-row="terms-1" data-language="en"',
        '<span class="badge ok">certain</span>',
        "Pinyin is proposed for 1 Russian name.",
        "it will match",
    ):
        assert shown in html
    assert not Concept.objects.exists()


def test_without_script_the_page_comes_back_with_all_that_was_typed(editor: Client) -> None:
    response = editor.post(
        ADVISE,
        fields(
            {"text": "Гуань", "forms_added": "Гуани <b>", "forms_forbidden": "Гуаню"},
            {"text": "Shanxi", "language": "en", "status": "deprecated"},
            BLANK,
            note="typed & kept",
            identifier="",
        ),
    )
    html = response.content.decode()
    assert response.status_code == 200
    for shown in (
        "typed &amp; kept",
        'value="Гуани &lt;b&gt;"',
        'value="Гуаню"',
        'value="Shanxi"',
        '<span class="badge wait">not certain</span>',
        '<span lang="en">Gu&#x27;an</span>',
        f'action="{reverse("glossary:add")}"',
    ):
        assert shown in html
    assert "Nothing was saved" not in html
    assert not Concept.objects.exists()


def test_the_page_of_a_stored_concept_stores_nothing_either(editor: Client) -> None:
    concept = make_concept("xian", ru="Сиань")
    term = concept.terms.get()
    address = reverse("glossary:advise", args=[concept.pk])
    posted = fields({"id": term.pk, "text": "Пекин"}, initial=1, identifier="other")
    html = editor.post(address, posted).content.decode()
    assert f'action="{reverse("glossary:edit", args=[concept.pk])}"' in html
    assert 'value="Пекин"' in html
    assert Concept.objects.get().identifier == "xian"
    assert Term.objects.get().text == "Сиань"


@pytest.mark.parametrize("argument", [[], [7]])
def test_a_bare_visit_leads_back_to_the_form(editor: Client, argument: list[int]) -> None:
    response = editor.get(reverse("glossary:advise", args=argument))
    name = "glossary:edit" if argument else "glossary:add"
    assert response["Location"] == reverse(name, args=argument)


@pytest.mark.parametrize("argument", [[], [7]])
def test_advice_needs_the_permission_to_save(client: Client, argument: list[int]) -> None:
    address = reverse("glossary:advise", args=argument)
    assert client.post(address).status_code == 302
    client.force_login(make_user("translator"))
    assert client.post(address).status_code == 403


def test_the_edit_page_shows_forms_before_anything_is_saved(editor: Client) -> None:
    concept = make_concept("beijing", ru="Пекин", de="Tschengdu", en="Beijing")
    html = editor.get(reverse("glossary:edit", args=[concept.pk])).content.decode()
    assert html.count("it will match</summary>") == 3
    assert '<span lang="ru">Пекином</span>' in html
    assert "writes another name than" in html
    for forbidden in (" style=", "<style", "<script>", " onclick=", "javascript:"):
        assert forbidden not in html


def test_a_row_that_goes_is_not_advised_on(editor: Client) -> None:
    rows = {"text": "Сиань", "DELETE": "on"}, BLANK
    assert "In pinyin" not in editor.post(ADVISE, fields(*rows)).content.decode()


def test_typed_languages_are_marked(editor: Client) -> None:
    html = editor.post(ADVISE, fields({"text": "西安", "language": "zh"})).content.decode()
    (field,) = re.findall(r'<input[^>]*name="terms-0-text"[^>]*>', html)
    assert 'lang="zh-Hans"' in field


@pytest.mark.parametrize("text", ["x" * 301, "«»", "", "(a+)+$", "<script>"])
def test_what_cannot_be_a_term_is_no_error_of_the_page(editor: Client, text: str) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        response = editor.post(ADVISE, fields({"text": text}), headers=headers)
        assert response.status_code == 200
        assert "<script>" not in response.content.decode()


def test_queries_do_not_depend_on_the_terms(editor: Client, django_assert_max_num_queries) -> None:
    concept = make_concept("xian")
    counts = []
    for _ in range(2):
        for number in range(6):
            term = Term.objects.create(
                concept=concept, language="ru", text=f"С{number}", status="admitted"
            )
            SurfaceForm.objects.create(term=term, text="Сианя", kind="forbidden")
            term.text = "С" * (number + len(counts) * 10 + 2)
            term.save()
        for name in ("glossary:edit", "glossary:concept"):
            with django_assert_max_num_queries(14) as found:
                editor.get(reverse(name, args=[concept.pk]))
            counts.append(len(found))
    assert counts[:2] == counts[2:]


def test_the_concept_page_shows_the_forms_it_matches(editor: Client) -> None:
    concept = make_concept("beijing", ru="Пекин")
    SurfaceForm.objects.create(term=concept.terms.get(), text="Пекину", kind="forbidden")
    html = editor.get(reverse("glossary:concept", args=[concept.pk])).content.decode()
    listed = html.partition("it matches</summary>")[2].partition("</ul>")[0]
    assert "Пекином" in listed
    assert "Пекину<" not in listed


# Forbidden forms are stored, shown in a change and taken back.


def forms(term: Term) -> set[tuple[str, str]]:
    return set(term.forms.values_list("text", "kind"))


@pytest.mark.parametrize(
    ("added", "forbidden", "stored"),
    [
        ("a | b", "c", {("a", "added"), ("b", "added"), ("c", "forbidden")}),
        ("old", "bad", {("old", "added"), ("bad", "forbidden")}),
        ("bad", "old", {("bad", "added"), ("old", "forbidden")}),
        ("", "", set()),
        ("old", None, {("old", "added"), ("bad", "forbidden")}),
        ("bad", None, {("bad", "forbidden")}),
    ],
)
def test_forbidden_forms_are_stored(
    editor: Client, added: str, forbidden: str | None, stored: set[tuple[str, str]]
) -> None:
    concept = make_concept("xian", ru="Сиань")
    term = concept.terms.get()
    SurfaceForm.objects.create(term=term, text="old")
    SurfaceForm.objects.create(term=term, text="bad", kind="forbidden")
    row = {"id": term.pk, "text": "Сиань", "forms_added": added, "forms_forbidden": forbidden}
    posted = fields(row, initial=1)
    if forbidden is None:
        del posted["terms-0-forms_forbidden"]
    address = reverse("glossary:edit", args=[concept.pk])
    response = editor.post(address, posted | {"act": "save"})
    assert response.status_code == 302
    assert forms(term) == stored


@pytest.mark.parametrize(
    ("added", "forbidden", "error"),
    [("a | b", "b", "“b” is both added and forbidden"), ("", "»", "no letter or digit")],
)
def test_a_wrong_forbidden_form_keeps_what_was_typed(
    editor: Client, added: str, forbidden: str, error: str
) -> None:
    row = {"text": "Сиань", "forms_added": added, "forms_forbidden": forbidden}
    response = editor.post(reverse("glossary:add"), fields(row))
    html = unescape(response.content.decode())
    assert response.status_code == 422
    assert error in html
    assert f'value="{forbidden}"' in html


def test_a_change_of_forbidden_forms_is_known_before_and_can_be_taken_back() -> None:
    concept = make_concept("xian", ru="Сиань")
    term = concept.terms.get()
    SurfaceForm.objects.create(term=term, text="Сиани", kind="forbidden")
    before = wording_of(concept)
    given = [(term, TermForms(("Сиане",), ("Сианей",)))]
    after = wording_after(concept, given)
    save_concept(concept=concept, terms=given)
    assert wording_of(concept) == after
    assert (after.terms[0].added, after.terms[0].forbidden) == (("Сиане",), ("Сианей",))
    assert before.changed_languages(after) == {"ru"}
    take_back([Step(before, after)])
    assert wording_of(concept) == before
