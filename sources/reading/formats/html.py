"""Saved web pages, and pieces of markup pasted from one."""

from __future__ import annotations

from sources.reading.html import read_page
from sources.reading.markup_encoding import decode_markup
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.sniffing import refuse_binary, refuse_other_xml


@register(".html", ".htm", ".xhtml")
def read_html(content: bytes, _language: str) -> list[ReadText]:
    """The article on a page in whatever encoding, with the rest of the page marked."""
    refuse_binary(content, "an HTML page")
    markup, encoding = decode_markup(content)
    refuse_other_xml(markup)
    return [read_page(markup, encoding)]
