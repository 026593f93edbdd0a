"""Rows leave out what costs bytes and says nothing new."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from workbench.pages.said_once import Once


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ('<p class="a">\n  <b>x</b> <i>y</i>\n</p>', "<p class=a><b>x</b> <i>y</i></p>"),
        ('<p class="a b" title="">x</p>', '<p class="a b" title="">x</p>'),
        ('<a href="#s{{ n }}" id="{{ n }}" role="row">', '<a href="#s7" id="7" role=row>'),
        ('<a href={{ n }} title="a=b">', '<a href=7 title="a=b">'),
        ("{% if n %}\n  {{ text }}\n{% endif %}", "a\n  b"),
        ("{% for each in 'ab' %}\n  <i>{{ each }}</i>\n{% endfor %}", "<i>a</i><i>b</i>"),
    ],
)
def test_what_is_sent_of_a_template(written: str, sent: str) -> None:
    template = Template("{% load tight %}{% tight %}" + written + "{% endtight %}")
    assert template.render(Context({"n": 7, "text": "a\n  b"})) == sent


def test_words_are_sent_with_the_first_of_their_kind_and_where_they_differ() -> None:
    once = Once()
    asked = [("place", "A"), ("place", "A"), ("zone", "A"), ("place", "B"), ("place", "A")]
    assert [once(kind, words) for kind, words in asked] == ["A", "", "A", "B", ""]
