"""XML as it is read here: nothing is fetched or expanded, and no more is held than one unit."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from .base import UnusableFile

# Atomic throughout: what stands before the root is cut in one way only.
_ROOT = re.compile(
    r"\ufeff?\s*+"
    r"(?:(?><\?.*?\?>)\s*+|(?><!--.*?-->)\s*+|(?><!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?+>)\s*+)*+"
    r"<(?:[\w.-]++:)?(?P<name>[\w.-]++)[\s/>]",
    re.DOTALL,
)
_LAST_LINE = 65535  # libxml2 counts the lines of elements no further


def events(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The start and end of each element. Raises UnusableFile, for a DOCTYPE too.

    Neither XLIFF nor DOCX has a DOCTYPE: it serves only those who declare entities in it.
    """
    parser = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    first = True
    try:
        for event, element in parser:
            if first and element.getroottree().docinfo.internalDTD is not None:
                raise UnusableFile("line 1", "the XML has a DOCTYPE; save it without one")
            first = False
            yield event, element
    except etree.XMLSyntaxError as error:
        raise _broken(error, parser) from error
    except (etree.LxmlError, LookupError, UnicodeError, ValueError) as error:
        raise UnusableFile("", "The XML cannot be read; save it again as UTF-8.") from error


def _broken(error: etree.XMLSyntaxError, parser: etree.iterparse) -> UnusableFile:
    """By this parser's own log: `error` may speak of what follows from it."""
    number, message = error.lineno, error.msg
    for entry in parser.error_log.filter_from_errors()[:1]:
        number, message = entry.line, entry.message
    reason = (message or "").split(" Bytes:")[0].strip().rstrip(".! ") or "it ends too early"
    where = f"line {number}" if number else "file"
    return UnusableFile(where, f"it is not well-formed XML ({reason}); export it again")


def root_name(head: bytes) -> str:
    """The name of the root element in the first bytes of a file, without its prefix; "" where they
    are no XML."""
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    found = _ROOT.match(head.decode("utf-16" if marked else "utf-8", errors="ignore"))
    return found["name"] if found else ""


def forget(element: etree._Element) -> None:
    """Let go of an element that has been read, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def place(element: etree._Element, called: str) -> str:
    """Where an element is, for people: what it is called and, where the parser knows, its line."""
    number = cast("int | None", element.sourceline)
    return f"{called} (line {number})" if number and number < _LAST_LINE else called


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    tag: object = element.tag  # of an entity that was left as it stands, a function
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text(element: etree._Element | None) -> str:
    """The text of an element and all inside it; "" for None."""
    return "" if element is None else "".join(map(str, element.itertext()))
