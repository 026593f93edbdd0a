"""Search and replace: shown first, done as one change, guarded by versions, taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import make_article, make_translation, make_user
from translations.history import record
from translations.memory import remember
from translations.memory.texts import index_texts
from translations.models import MemoryUnit, Mend, Revision, State, TermChange, Translation
from translations.replacing import Scope, Search, decide_replacement, find_replacements
from translations.term_change import Choice, carry_out, undo_change

SEARCH = Search("Chungking", "Chongqing")


def _text(source: str, text: str, **fields: object) -> Translation:
    """A translation with its first revision, as reviewing and searching need it."""
    article = make_article([source], outlet=str(fields.pop("outlet", "")))
    made = make_translation(article.segments.get(), **({"text": text, "version": 0} | fields))
    record(made, Revision.Action.DRAFTED)
    return made


def _replace(user_role: str, search: Search, *chosen: Translation, **rest: object) -> TermChange:
    user = make_user(user_role)
    choice = Choice({each.pk: each.version for each in chosen}, **rest)  # type: ignore[arg-type]
    change = decide_replacement(search, choice, user=user)
    assert change
    carry_out(change, user=user)
    return change


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search("chungking"), 4),
        (Search("chungking", exact=True), 0),
        (Search("Chungking", exact=True, whole=True), 3),
        (Search("Chungking", source="Chinas"), 1),
        (Search("Chungking", scope=Scope(state="draft")), 3),
        (Search("Chungking", scope=Scope(outlet="Bote")), 1),
        (Search("重庆", scope=Scope(target="zh")), 1),
        (Search("重庆", scope=Scope(target="en")), 0),
        (Search("庆"), 1),
        (Search("-"), 1),
        (Search(""), 0),
    ],
)
def test_finding(search: Search, found: int) -> None:
    _text("Stadt Chinas", "Chungking")
    _text("Stadt", "In Chungking.", outlet="Bote")
    _text("Stadt", "Chungking, again", state=State.APPROVED)
    _text("Städter", "Chungkinger–here")
    _text("Stadt", "在重庆", target="zh")
    assert len(find_replacements(search, approved=True)) == found


def test_what_is_ticked_is_replaced_and_what_is_not_stays() -> None:
    one, two = _text("A", "Chungking grows, chungking"), _text("B", "Chungking sleeps")
    change = _replace("translator", SEARCH, one, seen=[two.pk])
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.text, one.state) == ("Chongqing grows, Chongqing", State.DRAFT)
    assert two.text == "Chungking sleeps"
    revision = one.revisions.first()
    assert revision.action == Revision.Action.REPLACED
    assert (revision.author, revision.reason) == (change.author, "“Chungking” → “Chongqing”")
    undo_change(change, user=change.author)
    one.refresh_from_db()
    assert one.text == "Chungking grows, chungking"
    assert one.revisions.first().action == Revision.Action.UNDONE


def test_what_changed_after_the_preview_is_passed_over_and_said() -> None:
    one, two = _text("A", "Chungking"), _text("B", "Chungking too")
    seen = [Translation.objects.get(pk=each.pk) for each in (one, two)]
    one.text = "Chungking again"
    record(one, Revision.Action.SUBMITTED)
    two.text = "Another text"
    record(two, Revision.Action.SUBMITTED)
    change = _replace("reviewer", SEARCH, *seen)
    assert {mend.state for mend in change.mends.all()} == {Mend.State.PASSED_OVER}
    assert all("after the preview" in mend.note for mend in change.mends.all())
    one.refresh_from_db()
    assert one.text == "Chungking again"


def test_a_text_changed_after_the_replacement_is_not_restored() -> None:
    one = _text("A", "Chungking")
    change = _replace("translator", SEARCH, one)
    one.refresh_from_db()
    one.text = "Chongqing, the city"
    record(one, Revision.Action.SUBMITTED)
    undo_change(change, user=change.author)
    one.refresh_from_db()
    assert one.text == "Chongqing, the city"
    assert change.mends.get().state == Mend.State.KEPT


@pytest.mark.parametrize(
    ("role", "own", "text", "state"),
    [
        ("reviewer", False, "Chongqing", State.APPROVED),
        ("reviewer", True, "Chongqing", State.TRANSLATED),
        ("translator", False, "Chungking", State.APPROVED),
    ],
)
def test_final_texts_change_only_by_who_may_open_them(
    role: str, own: bool, text: str, state: str
) -> None:
    user = make_user(role)
    final = _text("A", "Chungking", state=State.APPROVED, submitted_by=user if own else None)
    remember(final)
    change = decide_replacement(SEARCH, Choice({final.pk: final.version}), user=user)
    if change:
        carry_out(change, user=user)
    final.refresh_from_db()
    assert (final.text, final.state) == (text, state)
    kept = list(MemoryUnit.objects.values_list("text", flat=True))
    assert kept == ([text] if state == State.APPROVED else [])


def test_a_text_of_which_nothing_would_be_left_stays() -> None:
    one = _text("A", "Chungking")
    change = _replace("translator", Search("Chungking", ""), one)
    assert change.mends.get().note == "nothing would be left of the text"


def test_those_that_are_not_shown_are_taken_by_their_state() -> None:
    draft, sent_back = _text("A", "Chungking"), _text("B", "Chungking", state=State.NEEDS_WORK)
    change = _replace("translator", SEARCH, rest=["draft"])
    assert [mend.translation for mend in change.mends.all()] == [draft]
    assert sent_back.version == 1


def test_the_page_shows_applies_and_takes_back(client: Client) -> None:
    client.force_login(make_user("translator"))
    one = _text("Die Stadt", "In Chungking.")
    _text("B", "Chungking", state=State.APPROVED)
    asked = {"find": "Chungking", "replace": "Chongqing"}
    html = client.get(reverse("replace"), asked).content.decode()
    assert "<del>Chungking</del>" in html
    assert "<ins>Chongqing</ins>" in html
    assert "1 approved translation has it too" in html
    done = client.post(
        reverse("apply_replacement"),
        asked | {"mend": f"{one.pk}:1", "seen": one.pk, "reason": "house style"},
        follow=True,
    )
    assert "1 text was changed." in done.content.decode()
    change = TermChange.objects.get()
    assert change.reason == one.revisions.first().reason == "house style"
    assert "house style" in client.get(reverse("text_change", args=[change.pk])).content.decode()
    taken = client.post(reverse("undo_text_change", args=[change.pk]), follow=True)
    assert "1 text was restored." in taken.content.decode()
    again = client.post(reverse("undo_text_change", args=[change.pk]), follow=True)
    assert "taken back already" in again.content.decode()
    assert change.title not in client.get(reverse("glossary:changes")).content.decode()


def test_sources_are_searched_too(client: Client) -> None:
    client.force_login(make_user("translator"))
    _text("Die Straße nach Peking", "The road to Beijing")
    html = client.get(reverse("replace"), {"source": "strasse"}).content.decode()
    assert "<mark>Straße</mark>" in html
    assert "The road to Beijing" in html


def test_the_queries_do_not_depend_on_the_hits(client: Client) -> None:
    client.force_login(make_user("reviewer"))
    _text("A", "Chungking")
    address = reverse("replace") + "?find=Chungking&replace=Chongqing"
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    article = make_article([f"Satz {number}" for number in range(20)])
    made = [make_translation(each, text="Chungking") for each in article.segments.all()]
    index_texts([each.pk for each in made])
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_nobody_without_a_role_gets_there(client: Client) -> None:
    client.force_login(make_user())
    assert client.get(reverse("replace")).status_code == 403
    assert client.post(reverse("apply_replacement")).status_code == 403
