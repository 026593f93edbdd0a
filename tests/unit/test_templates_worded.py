"""No template has words of its own: every one goes through the catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    path for app in ("workbench", "glossary") for path in (ROOT / app / "templates").rglob("*.html")
)
# What reads alike in every language: the program, keys, names in files, measures, formats.
SAME_EVERYWHERE = re.compile(
    r"\b(Concord|Ctrl|Alt|Shift|Enter|Esc|Insert|Home|End|Space|Tab|Delete|F\d+|chrF2?|TER|Ctrl K"
    r"|TBX|CSV|TSV|PO|XLIFF|TMX|JSON|DOCX|HTML|API|OpenAPI)\b"
)
SKIPPED = re.compile(
    r"\{% blocktranslate.*?\{% endblocktranslate %\}|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->"
    r"|<code>.*?</code>|<kbd[^>]*>.*?</kbd>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"')
WORD = re.compile(r"[A-Za-z]{2,}")


def bare(html: str) -> list[str]:
    """The words that a template shows by itself, in text and in attributes that are read."""
    html = SKIPPED.sub(" ", html)
    shown = [*ATTRIBUTE.findall(html), *re.sub(r"<[^>]*>", "\n", html).splitlines()]
    left = [SAME_EVERYWHERE.sub(" ", re.sub(r"&\w+;", " ", each)).strip() for each in shown]
    return [each for each in left if WORD.search(each)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_is_in_the_catalogues(path: Path) -> None:
    assert bare(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Two words</p>", ["Two words"]),
        ('<p>{% translate "Two words" %} {{ name }}</p>', []),
        ("{% blocktranslate %}Two <b>words</b>{% endblocktranslate %}", []),
        ('<a title="Go on" href="{% url "x" %}">›</a>', ["Go on"]),
        ("<kbd>Ctrl</kbd> Enter", []),
    ],
)
def test_bare_words_are_found(html: str, expected: list[str]) -> None:
    assert bare(html) == expected
