"""Backups: whole or refused, and the same after the way back."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from glossary.models import Concept
from sources.models import Article, Original
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.models import Translation
from workbench.backup import BackupError, back_up, restore
from workbench.models import User

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 2, 29, 12, 0, tzinfo=UTC)


@pytest.fixture
def backup(tmp_path: Path, settings: Any) -> Path:
    """A backup of a small site, whose rows are then changed and deleted."""
    settings.DATA_DIR = tmp_path
    article = make_article(["Peking ist groß.", "Она в Пекине 🙂."])
    Original.objects.create(article=article, filename="a.txt", content=bytes(range(256)))
    make_translation(article.segments.first())
    make_concept("beijing", de="Peking", zh="北京")
    make_user("reviewer", password="geheim")
    Article.objects.update(imported_at=LONG_AGO)
    Concept.objects.update(changed_at=LONG_AGO)
    path = tmp_path / "backup.zip"
    contents = back_up(path)
    assert contents.as_json() == {
        "bytes": path.stat().st_size,
        "articles": 1,
        "concepts": 1,
        "translations": 1,
    }
    Translation.objects.update(text="damaged")
    Concept.objects.all().delete()
    make_article(title="made since")
    return path


def test_everything_comes_back_as_it_was(backup: Path) -> None:
    restore(backup)
    article = Article.objects.get()
    assert [each.text for each in article.segments.order_by("position")] == [
        "Peking ist groß.",
        "Она в Пекине 🙂.",
    ]
    assert bytes(Original.objects.get().content) == bytes(range(256))
    assert article.imported_at == LONG_AGO
    assert Concept.objects.get(identifier="beijing").changed_at == LONG_AGO
    assert Translation.objects.get().text == "The meeting took place in Beijing."
    user = User.objects.get()
    assert user.check_password("geheim")
    assert user.has_perm("translations.approve_translation")


def test_a_second_backup_holds_the_same_rows(backup: Path, tmp_path: Path) -> None:
    restore(backup)
    back_up(again := tmp_path / "again.zip")
    with ZipFile(backup) as first, ZipFile(again) as second:
        names = [name for name in first.namelist() if name != "manifest.json"]
        assert names
        for name in names:
            assert first.read(name) == second.read(name), name


def test_new_rows_get_new_numbers_after_a_restore(backup: Path) -> None:
    restore(backup)
    make_article(title="after")
    make_concept("after", de="Danach")
    assert Article.objects.count() == Concept.objects.count() == 2


def test_what_was_there_before_is_kept(backup: Path) -> None:
    before = restore(backup).before
    assert before
    restore(before)
    assert Article.objects.filter(title="made since").exists()
    assert Translation.objects.get().text == "damaged"


def test_an_empty_site_leaves_no_file_behind(backup: Path) -> None:
    for model in (Article, Concept, User):
        model.objects.all().delete()
    assert restore(backup).before is None


def test_nobody_else_may_read_the_file(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def rewrite(path: Path, **changes: bytes | None) -> Path:
    """A copy of an archive with some of its files changed, or left out."""
    copy = path.with_name("changed.zip")
    with ZipFile(path) as old, ZipFile(copy, "w") as new:
        for name in old.namelist():
            content = changes.get(name.split(".")[-2], old.read(name))
            if content is not None:
                new.writestr(name, content)
    return copy


def manifest(path: Path, **changes: object) -> bytes:
    with ZipFile(path) as archive:
        return json.dumps(json.loads(archive.read("manifest.json")) | changes).encode()


DAMAGE = {
    "no file": lambda path: path.with_name("missing.zip"),
    "no archive": lambda path: _write(path.with_name("a.zip"), b"nothing"),
    "cut short": lambda path: _write(path.with_name("a.zip"), path.read_bytes()[:-400]),
    "one byte wrong": lambda path: _write(path.with_name("a.zip"), _flipped(path.read_bytes())),
    "no manifest": lambda path: rewrite(path, manifest=None),
    "an empty manifest": lambda path: rewrite(path, manifest=b"[]"),
    "another format": lambda path: rewrite(path, manifest=manifest(path, format="2")),
    "another version": lambda path: rewrite(path, manifest=manifest(path, schema={})),
    "a table not counted": lambda path: rewrite(path, manifest=manifest(path, rows={})),
    "a table lost": lambda path: rewrite(path, Segment=None),
    "rows lost": lambda path: rewrite(path, Segment=b""),
    "no JSON": lambda path: rewrite(path, Segment=b"{\n"),
    "an unknown model": lambda path: rewrite(path, Segment=b'{"model": "a.b", "fields": {}}\n'),
    "rows of another table": lambda path: rewrite(path, Term=_rows(path, "sources.Segment.jsonl")),
    "no UTF-8": lambda path: rewrite(path, Segment=b"\xff\n"),
}


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _flipped(content: bytes) -> bytes:
    middle = content.index(b"sources.Segment") + 80
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def _rows(path: Path, name: str) -> bytes:
    with ZipFile(path) as archive:
        return archive.read(name)


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_file_that_is_not_whole_changes_nothing(backup: Path, damage: str) -> None:
    with pytest.raises(BackupError) as error:
        restore(DAMAGE[damage](backup))
    assert str(error.value).endswith(".")
    assert Article.objects.count() == 2
    assert Translation.objects.get().text == "damaged"


def test_the_commands_report_what_the_file_holds(
    backup: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("restore", str(backup), "--json")
    restored = json.loads(capsys.readouterr().out)
    call_command("backup", "--out", str(tmp_path / "b.zip"), "--json")
    backed_up = json.loads(capsys.readouterr().out)
    assert restored == {"bytes": backup.stat().st_size, **dict.fromkeys(list(restored)[1:], 1)}
    assert list(backed_up) == ["bytes", "articles", "concepts", "translations"]
    with pytest.raises(CommandError, match="could not be written"):
        call_command("backup", "--out", str(tmp_path / "none" / "b.zip"))
