"""What a save offers in its row: repeating the text, taking a name into the glossary."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from glossary.models import Concept, Evidence, Term
from sources.models import Segment
from tests.factories import make_article, make_concept, make_user
from translations import review
from translations.models import DeclinedName, State, TermChange, Translation
from translations.verification import bring_up_to_date
from workbench.models import User


@pytest.fixture
def manager(client: Client) -> User:
    user = make_user("manager")
    client.force_login(user)
    return user


def _submitted(user: User, source: str, *texts: str) -> Segment:
    """A segment for which `texts` were handed in one after the other."""
    article = make_article([source])
    segment = article.segments.get()
    bring_up_to_date([article])
    for version, text in enumerate(texts):
        review.submit(segment.pk, "en", text=text, user=user, version=version)
    return segment


def _offers(client: Client, segment: Segment) -> str:
    response = client.get(reverse("offers", args=[segment.pk, "en"]))
    return response.content.decode() if response.status_code == 200 else ""


def test_nothing_is_offered_where_nothing_follows(client: Client, manager: User) -> None:
    segment = _submitted(manager, "Es regnet.", "It rains.")
    assert client.get(reverse("offers", args=[segment.pk, "en"])).status_code == 204


def test_a_repetition_is_offered_counted_done_and_linked(client: Client, manager: User) -> None:
    for _ in range(2):
        make_article(["Quelle: Xinhua"])
    taken = _submitted(make_user("translator"), "Quelle: Xinhua", "From Xinhua")
    segment = _submitted(manager, "Quelle: Xinhua", "Source: Xinhua")
    html = _offers(client, segment)
    assert "2 other segments have the same source." in html
    assert "In 1 somebody wrote another text." in html
    address = reverse("repeat", args=[segment.pk, "en"])
    done = client.post(address, headers={"HX-Request": "true"})
    assert "2 texts were changed." in done.content.decode()
    assert taken.translations.get(target="en").text == "From Xinhua"
    change = TermChange.objects.get()
    assert reverse("text_change", args=[change.pk]) in done.content.decode()
    assert "other segments have" not in _offers(client, segment)
    page = client.get(reverse("repetitions", args=[segment.pk, "en"])).content.decode()
    assert "From Xinhua" in page
    given = taken.translations.get(target="en")
    client.post(address, {"seen": given.pk, "mend": f"{given.pk}:{given.version}"})
    given.refresh_from_db()
    assert (given.text, given.state) == ("Source: Xinhua", State.TRANSLATED)


def test_rows_of_the_same_article_are_shown_anew(client: Client, manager: User) -> None:
    article = make_article(["Ende", "Ende"])
    segment = article.segments.first()
    review.submit(segment.pk, "en", text="The end", user=manager, version=0)
    address = reverse("repeat", args=[segment.pk, "en"])
    html = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert 'id="s2" hx-swap-oob=true' in html


def test_a_new_name_becomes_a_concept_with_evidence_and_leads_to_the_other_places(
    client: Client, manager: User
) -> None:
    source = "Die Stadt Tschengdu wächst."
    other = _submitted(manager, "Die Stadt Tschengdu ruht.", "Something", "Tschengdu rests.")
    segment = _submitted(manager, source, "Tschengdu grows.", "Chengdu grows.")
    html = _offers(client, segment)
    assert "The glossary does not have this name." in html
    assert "Mend 1 other place…" in html
    next_ = f"{reverse('replace')}?find=Tschengdu&replace=Chengdu&source=Tschengdu"
    typed = {"form-de": "Tschengdu", "form-en": "Chengdu", "form-zh": "成都", "category": "place"}
    response = client.post(
        reverse("take_name", args=[segment.pk, "en"]), typed | {"next": next_}, follow=True
    )
    (preview, _status), *_ = response.redirect_chain
    shown = response.content.decode()
    assert "What this change does" in shown
    saved = client.post(preview, {"act": "save", "revision": _revision(shown)})
    assert saved["Location"] == next_
    assert dict(Concept.objects.get().terms.values_list("language", "text")) == {
        "de": "Tschengdu",
        "en": "Chengdu",
        "zh": "成都",
    }
    assert Evidence.objects.filter(term__language="de", segment=segment).exists()
    page = client.get(next_).content.decode()
    assert "<del>Tschengdu</del>" in page
    assert other.translations.get().text == "Tschengdu rests."


def test_a_known_name_is_reworded_with_the_preview_of_a_change_of_terms(
    client: Client, manager: User
) -> None:
    concept = make_concept(de="Peking", en="Beijing")
    _submitted(manager, "Peking ruht.", "Beijing rests.")
    segment = _submitted(manager, "Peking wächst.", "Beijing grows.", "Peking grows.")
    assert "The glossary asks for" in _offers(client, segment)
    response = client.post(reverse("take_name", args=[segment.pk, "en"]), follow=True)
    page = response.content.decode()
    assert "What this change does" in page
    assert "<ins>Peking</ins>" in page
    (address, _status), *_ = response.redirect_chain
    client.post(address, {"act": "save", "revision": _revision(page)})
    assert Term.objects.get(concept=concept, language="en").text == "Peking"


def test_no_is_remembered(client: Client, manager: User) -> None:
    edit = ("Die Stadt Tschengdu wächst.", "Tschengdu grows.", "Chengdu grows.")
    segment = _submitted(manager, *edit)
    address = reverse("decline_name", args=[segment.pk, "en"])
    assert client.post(address, headers={"HX-Request": "true"}).content == b""
    assert DeclinedName.objects.get().declined_by == manager
    assert "glossary" not in _offers(client, segment)
    assert "does not have this name" not in _offers(client, _submitted(manager, *edit))


def test_a_translator_may_not_change_the_glossary(client: Client) -> None:
    ann = make_user("translator")
    client.force_login(ann)
    segment = _submitted(ann, "Die Stadt Tschengdu wächst.", "Tschengdu grows.", "Chengdu grows.")
    assert "Make it a term" not in _offers(client, segment)
    address = reverse("take_name", args=[segment.pk, "en"])
    typed = {"form-de": "Tschengdu", "form-en": "Chengdu"}
    assert client.post(address, typed).status_code == 403


def test_the_queries_do_not_depend_on_how_many_say_the_same(client: Client, manager: User) -> None:
    make_article(["Ende"])
    segment = _submitted(manager, "Ende", "The end")
    _offers(client, segment)
    with CaptureQueriesContext(connection) as few:
        _offers(client, segment)
    for article in [make_article(["Ende"] * 3) for _ in range(4)]:
        Translation.objects.bulk_create(
            Translation(segment=each, target="en", text="End", state="draft")
            for each in article.segments.all()
        )
    with CaptureQueriesContext(connection) as many:
        assert "13 other segments" in _offers(client, segment)
    assert len(many) == len(few)


def _revision(page: str) -> str:
    return page.partition('name="revision" value="')[2].partition('"')[0]
