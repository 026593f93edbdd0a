"""XML from a parser that fetches nothing and expands nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

from lxml import etree

from .errors import BrokenFile, UnsafeFile
from .markup_encoding import decode_markup
from .sniffing import refuse_binary

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_PROLOG = re.compile(r"(?>\s+|<!--.*?-->|<\?.*?\?>)*+", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b(?P<outside>[^\[<>]*)(?P<end>.?)", re.IGNORECASE | re.DOTALL)
_LAST_LINE = 65535  # libxml2 counts the lines of elements no further


def parse(content: bytes, roots: Collection[str], what: str) -> tuple[etree._Element, str]:
    """The root of a document, whose name without its namespace is one of `roots`; and its encoding.

    `what` names the format ("an XLIFF file"). A DOCTYPE may name a DTD, which is not fetched; one
    that declares anything itself is refused before it is parsed, because entities may expand
    without measure or stand for files of this machine. Raises UnreadableFile.
    """
    refuse_binary(content, what)
    text, encoding = decode_markup(content)
    root = parse_text(text, what)
    if name(root) not in roots:
        raise BrokenFile(
            f"The file is not {what}: its first element is “{name(root)[:40]}”, not "
            f"“{'” or “'.join(sorted(roots))}”."
        )
    return root, encoding


def parse_text(text: str, what: str) -> etree._Element:
    """The root of a document that is decoded already; otherwise as `parse`."""
    text = text.removeprefix("\ufeff")
    if declaration := _DECLARATION.match(text):
        # It may name another encoding than the one handed on, and the lines must keep their count.
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    _refuse_declarations(text)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _broken(error, parser, what) from error
    for entity in root.iter(etree.Entity):
        raise BrokenFile(
            f"The entity “{str(entity.text)[:40]}” ({where(entity)}) is declared nowhere in "
            f"{what}; export the file with the character itself."
        )
    return root


def _refuse_declarations(text: str) -> None:
    prolog = _PROLOG.match(text)
    doctype = _DOCTYPE.match(text, prolog.end() if prolog else 0)
    if doctype and doctype["end"] != ">":
        raise UnsafeFile(
            "The file declares XML entities or elements of its own in its DOCTYPE, which can be "
            "used for attacks; save it without them."
        )


def _broken(error: etree.XMLSyntaxError, parser: etree.XMLParser, what: str) -> BrokenFile:
    """What is wrong and where: the first thing this parser noted, the rest follows from it."""
    number, message = error.lineno, error.msg
    for first in parser.error_log.filter_from_errors()[:1]:
        number, message = first.line, first.message
    reason = (message or "").split(" Bytes:")[0].strip().rstrip(".! ") or "it ends too early"
    place = f"line {number}" if number else "its end"
    return BrokenFile(
        f"The file is {what} that is damaged at {place} ({reason}); export or save it again."
    )


def name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for what is no element."""
    tag: object = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def where(element: etree._Element) -> str:
    """Where the element begins: "line 7", or its name where the parser cannot tell."""
    number = cast(int | None, element.sourceline)
    return f"line {number}" if number and number < _LAST_LINE else f"element “{name(element)}”"
