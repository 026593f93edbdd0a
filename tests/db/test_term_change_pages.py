"""Changing a term on the pages: the form, the preview, the event, taking it back."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from glossary.models import Concept
from glossary.services.occurrences import match_articles
from glossary.services.revision import touch
from glossary.services.wording import wording_of
from sources.models import Article
from tests.factories import make_article, make_concept, make_user
from translations.history import record
from translations.models import (
    ConceptChange,
    Mend,
    Origin,
    Revision,
    State,
    TermChange,
    Translation,
)
from translations.term_change import preview as previewing
from translations.verification import verify
from workbench.jobs.perform import run_next
from workbench.pages import change_preview


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(make_user("manager"))
    return client


@pytest.fixture
def circle() -> Concept:
    return make_concept("circle", "zone", de="Ostkreis", en="Old & Circle")


@pytest.fixture
def article(circle: Concept) -> Article:
    made = make_article(["Der Ostkreis wächst.", "Der Ostkreis ruht.", "Nichts."])
    match_articles([made])
    for segment in made.segments.filter(position__lt=3):
        translation = Translation(
            segment=segment,
            target="en",
            text="The Old & Circle <b>.",
            state=State.DRAFT,
            origin=Origin.MT,
        )
        record(translation, Revision.Action.DRAFTED)
        verify([translation])
    return made


def form(concept: Concept, **texts: str) -> dict[str, str]:
    """What the form of `concept` posts, with the terms of some languages changed."""
    terms = list(concept.terms.order_by("pk"))
    data = {"identifier": concept.identifier, "category": concept.category, "note": "typed & kept"}
    data |= {"terms-TOTAL_FORMS": str(len(terms)), "terms-INITIAL_FORMS": str(len(terms))}
    for number, term in enumerate(terms):
        values: dict[str, Any] = {
            "id": term.pk,
            "language": term.language,
            "text": texts.get(term.language, term.text),
            "status": term.status,
            "type": term.type,
            "reliability": term.reliability,
            "forms_added": "",
        }
        data |= {f"terms-{number}-{name}": str(value) for name, value in values.items()}
    return data


def fields(html: str) -> dict[str, list[str]]:
    """What a browser would send of the preview without touching it."""
    main = html.partition('class="stack change"')[2]
    sent: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", main):
        name, value = (re.search(rf'{key}="([^"]*)"', tag) for key in ("name", "value"))
        if name and value and ('type="checkbox"' not in tag or " checked" in tag):
            sent.setdefault(unescape(name[1]), []).append(unescape(value[1]))
    return sent


def address(concept: Concept) -> str:
    return reverse("glossary:edit", args=[concept.pk])


def test_a_change_that_touches_translations_is_shown_first(
    manager: Client, circle: Concept, article: Article
) -> None:
    response = manager.post(address(circle), form(circle, en="New Circle"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Nothing is saved yet" in html
    assert "<del>Old &amp;</del>" in html.replace(" </del>", "</del>")
    assert "<ins>New</ins>" in html
    assert "&lt;b&gt;" in html
    assert html.count('name="mend"') == 2
    circle.refresh_from_db()
    assert (circle.note, circle.terms.get(language="en").text) == ("", "Old & Circle")


def test_applying_mends_what_is_ticked(manager: Client, circle: Concept, article: Article) -> None:
    html = manager.post(address(circle), form(circle, en="New Circle")).content.decode()
    sent = fields(html)
    assert sent["note"] == ["typed & kept"]
    dropped = sent["mend"].pop()
    response = manager.post(
        address(circle), sent | {"act": "apply", "reason": "So says <Xinhua>."}, follow=True
    )
    shown = response.content.decode()
    assert "1 translation was mended" in shown
    texts = dict(Translation.objects.values_list("pk", "text"))
    assert texts.pop(int(dropped.partition(":")[0])) == "The Old & Circle <b>."
    assert list(texts.values()) == ["The New Circle <b>."]
    circle.refresh_from_db()
    assert circle.note == "typed & kept"
    assert TermChange.objects.get().reason == "So says <Xinhua>."


@pytest.mark.parametrize(("act", "text"), [("save", "New Circle"), ("back", "Old & Circle")])
def test_saving_without_mending_and_going_back(
    manager: Client, circle: Concept, article: Article, act: str, text: str
) -> None:
    sent = fields(manager.post(address(circle), form(circle, en="New Circle")).content.decode())
    response = manager.post(address(circle), sent | {"act": act})
    assert circle.terms.get(language="en").text == text
    assert not Translation.objects.filter(text__contains="New").exists()
    if act == "back":
        html = response.content.decode()
        assert 'value="New Circle"' in html
        assert "typed &amp; kept" in html
        assert "Nothing was saved" not in html
    else:
        assert TermChange.objects.get().mends.count() == 0


def test_a_change_that_touches_nothing_is_saved_at_once(
    manager: Client, circle: Concept, article: Article
) -> None:
    response = manager.post(address(circle), form(circle))
    assert response["Location"] == reverse("glossary:concept", args=[circle.pk])
    circle.refresh_from_db()
    assert circle.note == "typed & kept"
    assert not TermChange.objects.get().mends.exists()


def test_an_old_preview_is_refused_with_a_fresh_one(
    manager: Client, circle: Concept, article: Article
) -> None:
    sent = fields(manager.post(address(circle), form(circle, en="New Circle")).content.decode())
    touch()
    response = manager.post(address(circle), sent | {"act": "apply", "reason": "kept"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "glossary was changed after this preview" in html
    assert 'value="kept"' in html
    assert not TermChange.objects.exists()
    response = manager.post(address(circle), fields(html) | {"act": "apply"})
    assert response.status_code == 302
    assert Mend.objects.filter(state="applied").count() == 2


@pytest.mark.parametrize(
    "wrong", [{"mend": ["x", "1", ":", "9999999:1"]}, {"revision": "x"}, {"rest": ["nonsense"]}]
)
def test_a_forged_choice_breaks_nothing(
    manager: Client, circle: Concept, article: Article, wrong: dict[str, list[str]]
) -> None:
    sent = fields(manager.post(address(circle), form(circle, en="New Circle")).content.decode())
    response = manager.post(address(circle), sent | {"mend": []} | wrong | {"act": "apply"})
    assert response.status_code == 302
    assert not Translation.objects.filter(text__contains="New").exists()


def test_a_change_is_kept_shown_and_taken_back(
    manager: Client, circle: Concept, article: Article
) -> None:
    sent = fields(manager.post(address(circle), form(circle, en="New Circle")).content.decode())
    manager.post(address(circle), sent | {"act": "apply", "reason": "So says <Xinhua>."})
    change = TermChange.objects.get()
    listed = manager.get(reverse("glossary:changes"), {"concept": circle.pk}).content.decode()
    assert "So says &lt;Xinhua&gt;." in listed
    page = reverse("glossary:change", args=[change.pk])
    html = manager.get(page).content.decode()
    assert "2 mended" in html
    assert '<ins lang="en">New Circle</ins>' in html
    undone = manager.post(reverse("glossary:undo_change", args=[change.pk]), follow=True)
    assert "2 texts were restored" in undone.content.decode()
    assert not Translation.objects.filter(text__contains="New").exists()
    again = manager.post(reverse("glossary:undo_change", args=[change.pk]), follow=True)
    assert "taken back already" in again.content.decode()


@pytest.mark.parametrize("role", ["translator", "reviewer", "terminologist", "manager"])
def test_only_terminologists_and_managers_change_terms(
    client: Client, circle: Concept, article: Article, role: str
) -> None:
    client.force_login(make_user(role))
    allowed = role in {"terminologist", "manager"}
    change = TermChange.objects.create(title="c")
    for name, pk in (("edit", circle.pk), ("undo_change", change.pk), ("resume_change", change.pk)):
        if allowed and name != "edit":
            continue
        response = client.post(reverse(f"glossary:{name}", args=[pk]), form(circle))
        assert (response.status_code == 403) != allowed
    assert client.get(reverse("glossary:changes")).status_code == 200


def test_acts_are_never_links(manager: Client, circle: Concept) -> None:
    for name in ("undo_change", "resume_change"):
        assert manager.get(reverse(f"glossary:{name}", args=[1])).status_code == 405


def test_the_queries_of_a_change_do_not_depend_on_its_mends(
    manager: Client, circle: Concept, django_assert_max_num_queries: Any
) -> None:
    counts = []
    wording = wording_of(circle).as_json()
    for size in (1, 12):
        change = TermChange.objects.create(title="c")
        ConceptChange.objects.create(
            change=change, concept=circle, identifier="c", before=wording, after=wording
        )
        article = make_article(["x"] * size)
        for segment in article.segments.all():
            translation = Translation.objects.create(segment=segment, target="en", text="x")
            Mend.objects.create(change=change, translation=translation, spans=[], before=1)
        with django_assert_max_num_queries(12) as queries:
            manager.get(reverse("glossary:change", args=[change.pk]))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_much_work_becomes_a_job(
    manager: Client, circle: Concept, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_preview, "AT_ONCE", 1)
    sent = fields(manager.post(address(circle), form(circle, en="New Circle")).content.decode())
    response = manager.post(address(circle), sent | {"act": "apply"}, follow=True)
    assert "in the background" in response.content.decode()
    assert circle.terms.get(language="en").text == "New Circle"
    assert not Translation.objects.filter(text__contains="New").exists()
    change = TermChange.objects.get()
    page = reverse("glossary:change", args=[change.pk])
    assert "still wait" in manager.get(page).content.decode()
    run_next("worker")
    assert Translation.objects.filter(text__contains="New").count() == 2
    assert "still wait" not in manager.get(page).content.decode()
    manager.post(reverse("glossary:undo_change", args=[change.pk]))
    run_next("worker")
    assert not Translation.objects.filter(text__contains="New").exists()


def test_a_source_term_shows_what_will_be_found_no_longer(
    manager: Client, circle: Concept, article: Article
) -> None:
    html = manager.post(address(circle), form(circle, de="Ring")).content.decode()
    assert "<b>2</b> places no longer found" in html
    assert 'name="mend"' not in html
    response = manager.post(address(circle), fields(html) | {"act": "save"})
    assert response.status_code == 302
    assert circle.terms.get(language="de").text == "Ring"


@pytest.mark.parametrize(("ticked", "mended"), [(True, 2), (False, 1)])
def test_what_is_not_shown_is_mended_by_its_state(
    manager: Client,
    circle: Concept,
    article: Article,
    monkeypatch: pytest.MonkeyPatch,
    ticked: bool,
    mended: int,
) -> None:
    monkeypatch.setattr(previewing, "SHOWN", 1)
    html = manager.post(address(circle), form(circle, en="New Circle")).content.decode()
    assert "and the 1 further one in this state" in html
    sent = fields(html)
    assert sent["rest"] == ["draft"]
    manager.post(address(circle), sent | {"rest": sent["rest"] * ticked, "act": "apply"})
    assert Translation.objects.filter(text__contains="New").count() == mended
