"""Aligning an article with a translation, correcting the pairs, and using them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sources.errors import ConcordError
from sources.models import Article
from tests.factories import make_article, make_translation, make_user
from translations.aligning import (
    Act,
    StaleAlignment,
    begin_alignment,
    correct,
    memorise,
    run_alignment,
    take_out,
    use_as_translations,
)
from translations.import_back import apply_import
from translations.memory import exact_matches
from translations.memory.concordance import concordance
from translations.memory.similar import similar
from translations.models import Alignment, MemoryUnit, Origin, State
from workbench.jobs.perform import run_next
from workbench.pages import aligning

GERMAN = [
    "Am 9. April kamen 200 Gäste nach Peking.",
    "Sie sprachen über den neuen Flughafen der Stadt Chengdu und seine 3 Startbahnen.",
    "Der Bürgermeister Wang Xiaohui dankte allen.",
    "Das nächste Treffen findet 2025 in Urumtschi statt.",
]
ENGLISH = [
    "On 9 April, 200 guests came to Beijing.",
    "They talked about the new airport of the city of Chengdu and its 3 runways.",
    "Mayor Wang Xiaohui thanked everybody.",
    "The next meeting will take place in Urumqi in 2025.",
]


@pytest.fixture
def article() -> Article:
    return make_article(GERMAN)


@pytest.fixture
def aligned(article: Article) -> Alignment:
    return run_alignment(begun(article, "\n\n".join(ENGLISH)))


def begun(article: Article, text: str) -> Alignment:
    return begin_alignment(
        article, target="en", name="english.txt", content=text.encode(), user=make_user()
    )


def see_all(alignment: Alignment) -> Alignment:
    for at in range(len(alignment.beads)):
        alignment, _ = correct(alignment, Act.RIGHT, at, version=alignment.version)
    return alignment


def test_sentences_are_brought_together(aligned: Alignment) -> None:
    assert aligned.sentences == ENGLISH
    assert [bead[:2] for bead in aligned.beads] == [[[n], [n]] for n in range(4)]


@pytest.mark.parametrize(
    ("target", "name", "text", "told"),
    [
        ("de", "a.txt", "x", "not translated into"),
        ("en", "a.exe", "x", "cannot be read"),
        ("en", "a.txt", "", "empty"),
        ("zh", "a.txt", " ".join(ENGLISH), "seems to be English, not Chinese"),
    ],
)
def test_a_text_that_cannot_be_aligned_is_refused(
    article: Article, target: str, name: str, text: str, told: str
) -> None:
    with pytest.raises(ConcordError, match=told):
        begin_alignment(article, target=target, name=name, content=text.encode(), user=None)
    assert not Alignment.objects.exists()


def test_corrections_are_stored_guarded_and_undone(aligned: Alignment) -> None:
    before = aligned.beads
    held, focus = correct(aligned, Act.JOIN, 1, version=0)
    assert (len(held.beads), focus, held.version) == (3, 1, 1)
    with pytest.raises(StaleAlignment):
        correct(aligned, Act.SPLIT, 0, version=0)
    held, _ = correct(held, Act.SPLIT, 1, version=1)
    held, _ = correct(held, Act.UNDO, 0, version=2)
    held, _ = correct(held, Act.UNDO, 0, version=3)
    held.refresh_from_db()
    assert held.beads == before
    assert correct(held, Act.UNDO, 0, version=4)[0].beads == before


def test_pairs_go_into_the_memory_and_out(aligned: Alignment) -> None:
    reviewer = make_user("reviewer")
    aligned = see_all(aligned)
    assert memorise(aligned, user=reviewer) == memorise(aligned, user=reviewer) == 4
    unit = MemoryUnit.objects.get(source_text=GERMAN[1])
    assert (unit.text, unit.approved_by, unit.alignment) == (ENGLISH[1], reviewer, aligned)
    other = make_article(GERMAN[:2], title="Again")
    found = exact_matches(list(other.segments.all()), language="de", target="en")
    assert {each.text for each in found.values()} == set(ENGLISH[:2])
    match = similar(other.segments.select_related("article").get(position=2), target="en")[0]
    assert (match.percent, match.unit.alignment) == (100, aligned)
    assert concordance("Flughafen").hits[0].unit == unit
    assert take_out(aligned) == 4
    assert not MemoryUnit.objects.exists()


def test_a_doubtful_pair_is_not_used_unseen(aligned: Alignment) -> None:
    aligned.beads = [[source, target, 0.4, False] for source, target, *_ in aligned.beads]
    aligned.save()
    assert memorise(aligned, user=make_user("reviewer")) == 0
    aligned, _ = correct(aligned, Act.RIGHT, 2, version=aligned.version)
    assert memorise(aligned, user=make_user("reviewer")) == 1


def test_pairs_become_translations_through_the_preview(aligned: Alignment) -> None:
    user = make_user("translator")
    first, second, third, _ = aligned.article.segments.all()
    make_translation(first, text="A machine's draft.")
    make_translation(second, text="A person's.", state=State.TRANSLATED)
    aligned = see_all(aligned)
    aligned, _ = correct(aligned, Act.JOIN, 2, version=aligned.version)
    batch = use_as_translations(aligned, user=user)
    kinds = {text.text: text.kind for text in batch.texts.all()}
    assert kinds == {
        ENGLISH[0]: "changed",
        ENGLISH[1]: "conflict",
        f"{ENGLISH[2]} {ENGLISH[3]}": "apart",
    }
    apply_import(batch, user=user)
    translation = first.translations.get()
    assert (translation.text, translation.origin) == (ENGLISH[0], Origin.IMPORT)
    assert translation.state == State.TRANSLATED
    assert not third.translations.exists()


def test_the_page_aligns_corrects_and_uses(client: Client, article: Article) -> None:
    client.force_login(make_user("reviewer"))
    address = reverse("align_article", args=[article.pk])
    response = client.post(address, {"target": "en", "text": "\r\n\r\n".join(ENGLISH)})
    alignment = Alignment.objects.get()
    assert response["Location"] == reverse("alignment", args=[alignment.pk])
    html = client.get(response["Location"]).content.decode()
    assert html.count('type="radio"') == 4
    to = reverse("correct_alignment", args=[alignment.pk])
    response = client.post(to, {"act": "join", "at": "0", "version": "0"}, follow=True)
    assert response.content.decode().count('type="radio"') == 3
    stale = client.post(
        to, {"act": "join", "at": "0", "version": "0"}, headers={"HX-Request": "true"}
    )
    assert stale.status_code == 409
    assert "Somebody corrected this" in stale.content.decode()
    assert client.post(to, {"act": "?", "at": "x"}).status_code == 302
    response = client.post(reverse("use_alignment", args=[alignment.pk]))
    assert "/translations/import/" in response["Location"]
    response = client.post(reverse("remember_alignment", args=[alignment.pk]), follow=True)
    assert "in the memory now" in response.content.decode()


def test_a_long_text_is_aligned_by_a_worker(
    client: Client, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aligning, "AT_ONCE", 2)
    client.force_login(make_user("translator"))
    file = SimpleUploadedFile("english.txt", "\n\n".join(ENGLISH).encode())
    address = reverse("align_article", args=[article.pk])
    response = client.post(address, {"target": "en", "file": file}, follow=True)
    assert "waits for a worker" in response.content.decode()
    run_next("worker")
    alignment = Alignment.objects.get()
    html = client.get(reverse("alignment", args=[alignment.pk])).content.decode()
    assert html.count('type="radio"') == 4
    assert client.post(reverse("remember_alignment", args=[alignment.pk])).status_code == 403


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"target": "en"}, "Choose a file, or paste"),
        ({"target": "fr", "text": "x"}, "Select a valid choice"),
        ({"target": "zh", "text": " ".join(ENGLISH)}, "not Chinese"),
    ],
)
def test_the_form_says_what_is_wrong(
    client: Client, article: Article, data: dict[str, str], told: str
) -> None:
    client.force_login(make_user("translator"))
    response = client.post(reverse("align_article", args=[article.pk]), data)
    assert response.status_code == 422
    assert told in response.content.decode()
