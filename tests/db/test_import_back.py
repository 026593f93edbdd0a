"""Files edited elsewhere, brought back: what is unchanged, new, changed, in conflict, refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.models import Article, Segment
from tests.factories import make_article, make_translation, make_user
from tests.unit.export_samples import SPECIAL
from translations.export import export_file
from translations.import_back import (
    ImportRefused,
    apply_import,
    plan_import,
    receive,
    undo_import,
)
from translations.importers import UnusableFile
from translations.models import (
    ImportedText,
    Origin,
    Revision,
    State,
    Translation,
    TranslationImport,
)
from translations.review import SelfApproval, approve, send_back, submit
from translations.selection import Selection
from workbench.models import User

FORMATS = {"xliff-1.2": ".xlf", "xliff-2.1": ".zip", "po": ".po", "tsv": ".tsv", "csv": ".csv",
           "docx": ".docx"}  # fmt: skip
ALL = Selection(states=tuple(State.values))


@pytest.fixture
def user() -> User:
    return make_user("translator")


@pytest.fixture
def article() -> Article:
    article = make_article(["Eins.", "Zwei.", "Drei."])
    first, second, _ = article.segments.all()
    make_translation(first, "en", "One.")
    make_translation(second, "en", "Two.", state=State.TRANSLATED)
    return article


def exported(name: str, folder: Path, selection: Selection = ALL) -> bytes:
    path = folder / f"out{FORMATS[name]}"
    export_file(name, selection, path)
    return path.read_bytes()


def brought(name: str, content: bytes, user: User | None = None) -> TranslationImport:
    suffix = FORMATS.get(name, name)
    return plan_import(receive(f"edited{suffix}", content, user=user))


def table(*rows: tuple[object, ...]) -> bytes:
    """A CSV of rows: segment, target, source, text, version and maybe state."""
    lines = ["segment,target_language,source,target,version,state"]
    lines += [",".join(f'"{cell}"' for cell in (*row, *[""] * (6 - len(row)))) for row in rows]
    return "\n".join(lines).encode()


def row(segment: Segment, text: str, version: object = 1, **more: object) -> tuple[object, ...]:
    source, target = more.get("source", segment.text), more.get("target", "en")
    called = more.get("called", f"{segment.article_id}.{segment.position}")
    return called, target, source, text, version, more.get("state", "translated")


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_that_nobody_edited_changes_nothing(name: str, tmp_path: Path) -> None:
    article = make_article([text.strip() for text in SPECIAL])
    for segment in article.segments.all():
        make_translation(segment, "en", segment.text)
        make_translation(segment, "zh", segment.text, state=State.APPROVED)
    batch = brought(name, exported(name, tmp_path))
    assert batch.counts == {"rows": 2 * len(SPECIAL), "unchanged": 2 * len(SPECIAL)}
    assert bytes(batch.content) == b""


@pytest.mark.parametrize("name", ["xliff-1.2", "po", "tsv", "csv"])
def test_an_edit_comes_back_as_the_work_of_who_brought_it(
    name: str, article: Article, user: User, tmp_path: Path
) -> None:
    edited = exported(name, tmp_path).replace(b"Two.", "Two — 二.".encode())
    batch = brought(name, edited, user)
    [text] = batch.texts.all()
    assert (text.kind, text.current, text.text) == ("changed", "Two.", "Two — 二.")
    batch = apply_import(batch, user=user)
    assert batch.state == TranslationImport.State.APPLIED
    translation = Translation.objects.get(text="Two — 二.")
    assert translation.state == State.TRANSLATED
    assert translation.origin == Origin.IMPORT
    assert translation.submitted_by == user
    revision = translation.revisions.first()
    assert revision is not None
    assert (revision.action, revision.author) == (Revision.Action.IMPORTED, user)
    assert f"edited{FORMATS[name]}" in revision.reason
    with pytest.raises(SelfApproval):
        approve(translation.segment_id, "en", user=user, version=translation.version)


@pytest.mark.parametrize(
    ("text", "version", "state", "kind", "becomes"),
    [
        ("One.", 1, "draft", None, ""),
        (" One.\r\n", 1, "draft", None, ""),
        ("One!", 1, "draft", "changed", "translated"),
        ("One!", 1, "approved", "changed", "translated"),
        ("One.", 1, "translated", "changed", "translated"),
        ("One.", 0, "translated", None, ""),
        ("One!", "", "draft", "conflict", "translated"),
        ("One!", 0, "draft", "conflict", "translated"),
        ("One!", 7, "draft", "conflict", "translated"),
        ("", 1, "initial", "refused", ""),
        ("", 0, "initial", None, ""),
    ],
)
def test_a_draft(
    article: Article, text: str, version: object, state: str, kind: str | None, becomes: str
) -> None:
    segment = article.segments.get(position=1)
    batch = brought(".csv", table(row(segment, text, version, state=state)))
    found = batch.texts.first()
    assert (found and found.kind) == kind
    assert not found or found.becomes == becomes
    assert not found or found.chosen == (kind == "changed")


def test_a_translation_that_changed_here_since_the_export_is_a_conflict(
    article: Article, user: User
) -> None:
    segment = article.segments.get(position=1)
    submit(segment.pk, "en", text="One here.", user=user, version=1)
    edited = brought(".csv", table(row(segment, "One there.")))
    [text] = edited.texts.all()
    assert (text.kind, text.current, text.chosen) == ("conflict", "One here.", False)


def test_what_was_not_edited_gives_way_to_what_changed_here(article: Article, user: User) -> None:
    segment = article.segments.get(position=1)
    submit(segment.pk, "en", text="One a.", user=user, version=1)
    submit(segment.pk, "en", text="One b.", user=user, version=2)
    batch = brought(".csv", table(row(segment, "One a.", 2)))
    assert batch.counts == {"rows": 1, "unchanged": 1}


def test_a_change_of_nothing_but_the_state_is_no_conflict(article: Article, user: User) -> None:
    segment = article.segments.get(position=1)
    submit(segment.pk, "en", text="One a.", user=user, version=1)
    send_back(segment.pk, "en", reason="no", user=make_user("reviewer"), version=2)
    batch = brought(".csv", table(row(segment, "One b.", 2)))
    assert batch.counts == {"rows": 1, "unchanged": 0, "changed": 1}
    apply_import(batch, user=user)
    translation = segment.translations.get()
    assert (translation.state, translation.reason) == (State.TRANSLATED, "")


def test_an_approved_text_is_locked(article: Article, user: User) -> None:
    segment = article.segments.get(position=2)
    approve(segment.pk, "en", user=make_user("reviewer"), version=1)
    [text] = brought(".csv", table(row(segment, "Two!", 2))).texts.all()
    assert text.kind == "refused"
    assert "reopen it" in text.why
    assert not text.possible


def test_what_has_no_segment_of_its_own_is_kept_apart(article: Article) -> None:
    other = make_article(["Vier.", "Gleich.", "Gleich."])
    first, third = article.segments.get(position=1), article.segments.get(position=3)
    rows = [
        row(first, "Three.", source="Drei."),  # a segment of the article that moved
        row(first, "Four.", called="7", source="Vier."),
        row(first, "Same.", called="8", source="Gleich."),
        row(first, "Gone.", called="999.1", source="Weg."),
    ]
    batch = brought(".csv", table(*rows))
    texts = {text.text: text for text in batch.texts.all()}
    assert {text.kind for text in texts.values()} == {"apart"}
    assert not any(text.chosen for text in texts.values())
    assert texts["Three."].segment == third
    assert texts["Four."].segment == other.segments.get(position=1)
    assert texts["Same."].segment is None
    assert texts["Gone."].segment is None
    batch.texts.filter(segment__isnull=False).update(chosen=True)
    apply_import(batch, user=None)
    assert third.translations.get().text == "Three."


def test_ids_that_a_spreadsheet_made_numbers_of_are_found_by_their_source() -> None:
    article = make_article([f"Satz {number}." for number in range(1, 11)])
    first, tenth = article.segments.get(position=1), article.segments.get(position=10)
    rows = row(first, "One.", 0), row(tenth, "Ten.", 0, called=f"{article.pk}.1")
    texts = {text.text: text for text in brought(".csv", table(*rows)).texts.all()}
    assert (texts["One."].kind, texts["One."].segment) == ("new", first)
    assert (texts["Ten."].kind, texts["Ten."].segment) == ("apart", tenth)


def test_litter_and_languages_nobody_translates_into_are_refused() -> None:
    english = make_article(["One.", "Menu"], language="en")
    one, menu = english.segments.all()
    menu.kind, menu.exclusion = Segment.Kind.EXCLUDED, "navigation"
    menu.save()
    batch = brought(".csv", table(row(one, "One.", 0), row(menu, "菜单", 0, target="zh")))
    assert [text.kind for text in batch.texts.all()] == ["refused", "refused"]


def test_a_fuzzy_entry_that_was_edited_still_needs_work(
    article: Article, user: User, tmp_path: Path
) -> None:
    batch = brought("po", exported("po", tmp_path).replace(b"One.", b"One?"), user)
    apply_import(batch, user=user)
    translation = article.segments.get(position=1).translations.get()
    assert (translation.text, translation.state) == ("One?", State.NEEDS_WORK)
    assert "edited.po" in translation.reason


def test_a_change_after_the_preview_is_not_written_over(article: Article, user: User) -> None:
    first, second = article.segments.all()[:2]
    batch = brought(".csv", table(row(first, "One!"), row(second, "Two!")), user)
    submit(first.pk, "en", text="One here.", user=user, version=1)
    apply_import(batch, user=user)
    outcomes = {text.text: text.outcome for text in batch.texts.all()}
    assert outcomes == {"One!": "passed_over", "Two!": "applied"}
    assert first.translations.get().text == "One here."
    with pytest.raises(ImportRefused):
        apply_import(batch, user=user)


def test_an_import_is_taken_back_where_nothing_changed_since(article: Article, user: User) -> None:
    first, second, third = article.segments.all()
    content = table(row(first, "One!"), row(second, "Two!"), row(third, "Three.", 0))
    before = first.translations.get()
    batch = apply_import(brought(".csv", content, user), user=user)
    submit(second.pk, "en", text="Two again.", user=user, version=2)
    batch = undo_import(batch, user=user)
    assert batch.state == TranslationImport.State.UNDONE
    assert second.translations.get().text == "Two again."
    assert third.translations.get().state == State.INITIAL
    assert third.translations.get().revisions.count() == 2
    # A factory's translation has no revision of its first version to go back to.
    assert first.translations.get().text == "One!"
    assert before.version == 1
    assert {text.text: text.outcome for text in batch.texts.all()} == {
        "One!": ImportedText.Outcome.KEPT,
        "Two!": ImportedText.Outcome.KEPT,
        "Three.": ImportedText.Outcome.UNDONE,
    }


def test_what_is_restored_is_restored_whole(article: Article, user: User) -> None:
    segment = article.segments.get(position=1)
    colleague = make_user("translator")
    submit(segment.pk, "en", text="One a.", user=colleague, version=1)
    send_back(segment.pk, "en", reason="Too short.", user=make_user("reviewer"), version=2)
    batch = apply_import(brought(".csv", table(row(segment, "One b.", 3)), user), user=user)
    undo_import(batch, user=user)
    translation = segment.translations.get()
    assert (translation.text, translation.state) == ("One a.", State.NEEDS_WORK)
    assert (translation.reason, translation.submitted_by) == ("Too short.", colleague)
    assert (translation.version, translation.origin) == (5, Origin.HUMAN)


def test_a_damaged_file_leaves_no_half_of_it(article: Article) -> None:
    content = table(*(row(article.segments.get(position=1), f"One {n}.") for n in range(1)))
    batch = receive("a.csv", content + b'\n"12.1","en"\n', user=None)
    with pytest.raises(UnusableFile, match="line 3"):
        plan_import(batch)
    batch.refresh_from_db()
    assert not batch.texts.exists()
    assert "line 3" in batch.problem
    assert batch.state == TranslationImport.State.READING


def test_the_queries_do_not_grow_with_the_rows(django_assert_max_num_queries: object) -> None:
    article = make_article([f"Satz {number}." for number in range(300)])
    segments = list(article.segments.all())
    content = table(*(row(segment, f"Sentence {segment.pk}.", 0) for segment in segments))
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        batch = brought(".csv", content)
    assert batch.counts["new"] == 300
