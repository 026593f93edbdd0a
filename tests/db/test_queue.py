"""The queue: what waits for whom, in which order, how it is narrowed, and how to go through it."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from glossary.models import Occurrence
from sources.models import Article
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Finding, State, Translation
from translations.verification import bring_up_to_date
from translations.worklist import ROLES, Narrowing, Queue, waiting_by_article
from workbench.models import User


def _keys(user: User, role: str, narrowing: Narrowing | None = None) -> list[str]:
    page = Queue(user, ROLES[role], narrowing or Narrowing()).page(0, 50)
    assert page.total == len(page.items)
    return [f"{item.segment.text}-{item.target}" for item in page.items]


def _failing(translation: Translation) -> None:
    Finding.objects.create(
        translation=translation,
        kind="numbers",
        severity="error",
        message="“12” is missing",
        start=0,
        end=1,
        key="k",
    )


@pytest.fixture
def names() -> Article:
    """An article whose English writes one name wrongly and leaves another for people to choose."""
    make_concept(de="Peking", en="Beijing")
    for identifier in ("north", "south"):
        make_concept(identifier, de="Nordbezirk", en=f"{identifier.title()} District")
    article = make_article(["Peking", "Der Nordbezirk.", "Ende."])
    for segment in article.segments.all():
        make_translation(segment, text="Peiping", state=State.TRANSLATED)
    bring_up_to_date([article])
    return article


def test_a_translator_sees_what_came_back_then_drafts_by_risk_then_the_rest() -> None:
    ann, bob = make_user("translator"), make_user("translator")
    a, b, c, d, e = make_article(list("ABCDE")).segments.all()
    make_translation(a, estimate=0.9)
    make_translation(b, estimate=0.05)
    make_translation(c, state=State.NEEDS_WORK, submitted_by=bob)
    make_translation(d, state=State.NEEDS_WORK, submitted_by=ann)
    _failing(make_translation(e, estimate=0.8))
    for segment in (a, b, c, d, e):
        make_translation(segment, "zh", state=State.APPROVED)
    f = make_article(["F"], language="en").segments.get()
    assert _keys(ann, "translate") == ["D-en", "C-en", "E-en", "B-en", "A-en", "F-zh"]
    assert _keys(bob, "translate")[:2] == ["C-en", "D-en"]
    assert f.translations.count() == 0


def test_a_reviewer_sees_what_others_handed_in_names_wrong_first(
    names: Article, settings: pytest.FixtureRequest
) -> None:
    li = make_user("reviewer")
    Translation.objects.filter(segment__text="Ende.").update(submitted_by=li)
    assert _keys(li, "review") == ["Peking-en", "Der Nordbezirk.-en"]
    settings.ONE_PERSON = True
    assert "Ende.-en" in _keys(li, "review")


def test_a_terminologist_sees_names_to_choose_then_violated_ones(names: Article) -> None:
    assert Occurrence.objects.exclude(rivals=[]).exists()
    assert _keys(make_user("terminologist"), "names") == ["Der Nordbezirk.-en", "Peking-en"]


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        (Narrowing(), "AaBbC"),
        (Narrowing(language="ru"), "C"),
        (Narrowing(target="zh"), "ab"),
        (Narrowing(state="needs_work"), "B"),
        (Narrowing(state="initial"), ""),
        (Narrowing(outlet="Bote"), "AaBb"),
        (Narrowing(outlet="-"), "C"),
        (Narrowing(year="2021"), "AaBb"),
        (Narrowing(year="none"), "C"),
        (Narrowing(since="2021-04-30"), "AaBb"),
        (Narrowing(since="2021-05-01"), ""),
        (Narrowing(until="2021-04-01"), "AaBb"),
        (Narrowing(until="2021-03-31"), ""),
        (Narrowing(since="2021-04-02", until="2021-04-03"), "AaBb"),
        (Narrowing(risk="checks"), "A"),
        (Narrowing(risk="low"), "C"),
        (Narrowing(language="ru", target="zh"), ""),
    ],
)
def test_it_is_narrowed_and_counted_alike(narrowing: Narrowing, found: str) -> None:
    german = make_article(["A", "B"], outlet="Bote", published_on="2021-04")
    russian = make_article(["C"], language="ru")
    for segment in german.segments.all():
        make_translation(segment, "zh")
    a, b = german.segments.all()
    _failing(make_translation(a))
    make_translation(b, state=State.NEEDS_WORK)
    make_translation(russian.segments.get(), estimate=0.01)
    make_translation(russian.segments.get(), "zh", state=State.APPROVED)
    keys = _keys(make_user("translator"), "translate", narrowing)
    shown = [key[0].lower() if key.endswith("zh") else key[0] for key in keys]
    assert sorted(shown) == sorted(found)


def test_a_chip_counts_what_it_would_show() -> None:
    german, russian = make_article(["A", "B"]), make_article(["C"], language="ru")
    for segment in [*german.segments.all(), *russian.segments.all()]:
        make_translation(segment)
        make_translation(segment, "zh")
    page = Queue(make_user("translator"), ROLES["translate"], Narrowing(language="de")).page(0, 50)
    counts = {
        facet.key: {choice.label: choice.count for choice in facet.choices} for facet in page.facets
    }
    assert counts["language"] == {"German": 4, "Russian": 2}
    assert counts["target"] == {"English": 2, "Chinese": 2}


@pytest.mark.parametrize("role", ["review", "names", "translate"])
def test_the_queries_do_not_depend_on_the_rows(client: Client, role: str, names: Article) -> None:
    client.force_login(make_user("manager"))
    address = f"{reverse('queue')}?role={role}"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(12):
        article = make_article([f"Peking {number}", "Nordbezirk"], outlet=f"O{number}")
        for segment in article.segments.all():
            make_translation(segment, text="Peiping", state=State.TRANSLATED)
        bring_up_to_date([article])
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) == len(few)


def test_next_goes_through_what_was_asked_for_and_begins_again(client: Client) -> None:
    client.force_login(make_user("translator"))
    article = make_article(["A", "B"], language="en")
    first, second = (f"?at={s.position}&edit={s.pk}-zh" for s in article.segments.all())
    begin = client.get(reverse("next") + f"?role=translate&article={article.pk}")
    assert first in begin["Location"]
    assert second in client.get(reverse("next"))["Location"]
    assert first in client.get(reverse("next"))["Location"]
    assert client.get(begin["Location"].partition("#")[0]).status_code == 200


def test_next_says_when_nothing_waits(client: Client) -> None:
    client.force_login(make_user("translator"))
    response = client.get(reverse("next"), follow=True)
    assert "Nothing waits for you here." in response.content.decode()


def test_who_has_no_role_has_no_queue(client: Client) -> None:
    client.force_login(make_user())
    assert client.get(reverse("queue")).status_code == 403
    assert client.get(reverse("next")).status_code == 403


def test_filters_are_saved_renamed_and_deleted_by_their_owner_alone(client: Client) -> None:
    ann = make_user("translator")
    client.force_login(ann)
    query = "role=translate&language=ru&x=%3Cb%3E"
    client.post(reverse("save_filter"), {"name": " My  Russian ", "query": query})
    saved = ann.saved_filters.get()
    assert (saved.name, saved.query) == ("My Russian", "role=translate&language=ru")
    assert "My Russian" in client.get(reverse("queue")).content.decode()
    client.post(reverse("save_filter"), {"name": "Other", "query": ""})
    taken = client.post(reverse("change_filter", args=[saved.pk]), {"name": "Other"}, follow=True)
    assert "already" in taken.content.decode()
    client.post(reverse("change_filter", args=[saved.pk]), {"name": "Russian"})
    assert set(ann.saved_filters.values_list("name", flat=True)) == {"Other", "Russian"}
    other = Client()
    other.force_login(make_user("translator"))
    address = reverse("change_filter", args=[saved.pk])
    assert other.post(address, {"act": "delete"}).status_code == 404
    client.post(address, {"act": "delete"})
    assert ann.saved_filters.get().name == "Other"


def test_the_list_of_articles_says_how_much_waits(client: Client) -> None:
    li = make_user("reviewer")
    article = make_article(["A", "B"])
    make_translation(article.segments.first(), state=State.TRANSLATED)
    client.force_login(li)
    assert waiting_by_article(li, [article.pk]) == {article.pk: 1}
    assert f"/queue/?article={article.pk}" in client.get(reverse("articles")).content.decode()


def test_a_side_lists_what_shows_most_and_what_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("translations.worklist.facets"), "MOST", 2)
    articles = [make_article(list("ABCD")[:size], title=f"{size}") for size in (1, 2, 3, 4)]
    for article in articles:
        for segment in article.segments.all():
            make_translation(segment, state=State.TRANSLATED)
    user = make_user("reviewer")

    def of_articles(narrowing: Narrowing) -> tuple[list[str], int]:
        page = Queue(user, ROLES["review"], narrowing).page(0, 50)
        facet = next(each for each in page.facets if each.key == "article")
        return [choice.label for choice in facet.choices], facet.left

    assert of_articles(Narrowing()) == (["4", "3"], 2)
    assert of_articles(Narrowing(article=articles[0].pk)) == (["4", "3", "1"], 1)
