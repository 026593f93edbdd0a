"""Markdown as CommonMark has it, with tables and front matter."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from sources.cleaning.dates import find_date
from sources.languages import UnknownLanguage, parse_language
from sources.reading.decoding import decode
from sources.reading.errors import BrokenFile, EmptyFile, FileTooLarge
from sources.reading.html import read_page
from sources.reading.normalisation import normalise
from sources.reading.registry import register
from sources.reading.result import ReadText
from sources.reading.sniffing import refuse_binary

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<facts>(?:(?!---[ \t]*\n)[^\n]*\n){1,100})---[ \t]*\n")
_FACT = re.compile(r"^(?P<key>\w+)[ \t]*:[ \t]*(?P<value>\S.*)$", re.MULTILINE)
_DEEPEST = 100
_MOST_CHARS = 2 * 1024 * 1024


@register(".md", ".markdown")
def read_markdown(content: bytes, _language: str) -> list[ReadText]:
    """The article, without its marks: what they say of headings and paragraphs is kept.

    Front matter gives title, date, outlet and language, where it is there.
    """
    refuse_binary(content, "a Markdown file")
    decoded, encoding = decode(content)
    text = normalise(decoded)
    if len(text) > _MOST_CHARS:
        raise FileTooLarge(
            f"The file has more than {_MOST_CHARS:,} characters; split it into several files."
        )
    if not text.strip():
        raise EmptyFile("The file holds nothing but white space; choose one that holds an article.")
    said: dict[str, str] = {}
    if front := _FRONT_MATTER.match(text):
        said = {
            each["key"].lower(): _unquoted(each["value"]) for each in _FACT.finditer(front["facts"])
        }
        text = text[front.end() :]
    try:
        page = read_page(_html(text), encoding)
    except EmptyFile as error:
        raise EmptyFile("The file holds no text; choose one that holds an article.") from error
    return [
        replace(
            page,
            title=said.get("title") or page.title,
            outlet=said.get("outlet") or said.get("source") or said.get("publisher", ""),
            published_on=find_date(said.get("date", "")),
            language_hint=_language_of(said.get("lang") or said.get("language", "")),
        )
    ]


def _html(text: str) -> str:
    """Headings, paragraphs and cells as elements: what stands in them is read in one place.

    Raises BrokenFile where the nesting is so deep that the parser would drop what stands there.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    tokens = parser.parse(text)
    for token in tokens:
        if token.level >= _DEEPEST - 1:
            line = token.map[0] + 1 if token.map else 1
            raise BrokenFile(
                f"The quotations or lists near line {line} are nested too deeply; make them flat."
            )
    return str(parser.renderer.render(tokens, parser.options, {}))


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _language_of(said: str) -> str:
    try:
        return parse_language(said)
    except UnknownLanguage:
        return ""
