"""`export --inline-terms`: the places of names in the database become marks in the file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import make_article, make_concept, make_translation
from translations.import_back import plan_import, receive
from translations.verification import bring_up_to_date


@pytest.mark.parametrize("version", ["1.2", "2.1"])
def test_names_are_marked_and_the_file_comes_back_unchanged(version: str, tmp_path: Path) -> None:
    make_concept("beijing", de="Peking", en="Beijing")
    article = make_article(["Er fährt nach Peking.", "Er bleibt."])
    for segment, text in zip(article.segments.all(), ["To Beijing.", "He stays."], strict=True):
        make_translation(segment, text=text, state="draft")
    bring_up_to_date([article])
    path = tmp_path / "out"
    call_command(
        "export", f"xliff-{version}", "--inline-terms", "--out", str(path), stdout=io.StringIO()
    )
    content = path.read_bytes()
    assert content.count(b"<mrk ") == 1
    assert b">Peking</mrk>.</source>" in content
    batch = plan_import(receive(path.name, content, user=None))
    assert batch.counts == {"rows": 2, "unchanged": 2}
