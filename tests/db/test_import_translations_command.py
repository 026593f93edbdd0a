"""`manage.py import_translations`."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from sources.models import Article
from tests.factories import make_article, make_translation, make_user
from translations.models import Translation, TranslationImport

HEAD = "segment,target_language,source,target,version\n"


@pytest.fixture
def article() -> Article:
    article = make_article(["Eins.", "Zwei."])
    make_translation(article.segments.get(position=1), text="One.")
    return article


@pytest.fixture
def file(article: Article, tmp_path: Path) -> Path:
    path = tmp_path / "edited.csv"
    rows = [("1", "Eins.", "One!", 1), ("2", "Zwei.", "Two.", 0), ("9", "Neun.", "Nine.", 0)]
    path.write_text(HEAD + "".join(f"{article.pk}.{p},en,{s},{t},{v}\n" for p, s, t, v in rows))
    return path


def run(*arguments: object) -> dict[str, object]:
    out = StringIO()
    call_command("import_translations", *map(str, arguments), "--json", stdout=out, stderr=out)
    data = json.loads(out.getvalue()[out.getvalue().index("{") :])
    assert list(data) == ["files"]
    [found] = data["files"]
    assert isinstance(found, dict)
    return found


def test_what_is_new_and_changed_is_brought_in(file: Path, article: Article) -> None:
    user = make_user("translator")
    found = run(file, "--user", user.username)
    assert {key: found[key] for key in ("rows", "new", "changed", "apart", "applied")} == {
        "rows": 3, "new": 1, "changed": 1, "apart": 1, "applied": 2,
    }  # fmt: skip
    [left] = found["left"]  # type: ignore[misc]
    assert left["where"] == "line 4"
    assert found["import"] == TranslationImport.objects.get().pk
    assert set(Translation.objects.values_list("text", "submitted_by")) == {
        ("One!", user.pk), ("Two.", user.pk),
    }  # fmt: skip


def test_a_dry_run_changes_nothing(file: Path) -> None:
    found = run(file, "--dry-run")
    assert (found["new"], found["changed"], found["applied"]) == (1, 1, 0)
    assert found["import"] is None
    assert Translation.objects.get().text == "One."
    assert not TranslationImport.objects.exists()


@pytest.mark.parametrize("damage", ["x\n", None])
def test_where_one_file_is_wrong_none_is_imported(
    file: Path, tmp_path: Path, damage: str | None
) -> None:
    other = tmp_path / "other.csv"
    if damage:
        other.write_text(HEAD + damage)
    with pytest.raises(CommandError, match=r"other\.csv"):
        run(file, other)
    assert Translation.objects.get().text == "One."
    assert not TranslationImport.objects.exists()
