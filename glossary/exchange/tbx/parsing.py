"""The XML of a TBX file, entry by entry, from a parser that fetches and expands nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from sources.errors import ConcordError

from .vocabulary import ENTRIES, ROOTS

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DECLARATION = "<!ENTITY"
_LAST_LINE = 65535  # libxml2 counts the lines of elements no further


class UnusableXml(ConcordError):
    """XML from which no entry may or can be read; `where` says where it fails."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(why)
        self.where = where


def entries(content: bytes) -> Iterator[etree._Element]:
    """The entries of a file, each only until the next is asked for. Raises UnusableXml.

    Entities are refused before anything is parsed: what they expand to may be without measure, or
    a file of this machine. A DOCTYPE without them, as TBX version 2 has, is harmless, since it is
    never fetched.
    """
    if any(_DECLARATION.encode(each) in content for each in ("ascii", "utf-16-le", "utf-16-be")):
        raise _entities()
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        _, root = next(events)
        _check_root(root)
        for event, element in events:
            if event == "end" and name(element) in ENTRIES:
                yield element
                element.clear()
                while (before := element.getprevious()) is not None:
                    element.getparent().remove(before)
    except etree.XMLSyntaxError as error:
        raise _broken(error, events.error_log) from error
    except (etree.LxmlError, LookupError, UnicodeError) as error:
        raise UnusableXml("file", "the XML cannot be read; save it again as UTF-8") from error


def _check_root(root: etree._Element) -> None:
    tree = root.getroottree()
    # In an encoding that the search through the bytes could not see through.
    if _DECLARATION.encode() in etree.tostring(tree):
        raise _entities()
    if name(root) not in ROOTS:
        raise UnusableXml(
            f"line {root.sourceline}",
            f"“{name(root)[:40]}” begins no TBX file; it has to begin with “tbx” (version 3) or "
            "“martif” (version 2)",
        )


def _entities() -> UnusableXml:
    return UnusableXml(
        "file",
        "it declares XML entities, which can be used for attacks; save it without them (without "
        "<!ENTITY …> in its head)",
    )


def _broken(error: etree.XMLSyntaxError, log: etree._ListErrorLog) -> UnusableXml:
    """What is wrong and where: by this parser's own log, since `error` may speak of what follows
    from it, and its log of other parsers."""
    number, message = error.lineno, error.msg
    for first in log.filter_from_errors()[:1]:
        number, message = first.line, first.message
    reason = (message or "").split(" Bytes:")[0].strip().rstrip(".! ") or "it ends too early"
    where = f"line {number}" if number else "file"
    return UnusableXml(where, f"it is not well-formed XML ({reason}); export it again")


def name(element: etree._Element) -> str:
    """The element's name without its namespace, or without a prefix that stands for none."""
    tag: object = element.tag  # of an entity that was left as it stands, a function
    return re.split("[}:]", tag)[-1] if isinstance(tag, str) else ""


def attribute(element: etree._Element, key: str) -> str:
    """An attribute by its name, with or without the prefix `xml:`; "" where it is missing."""
    qualified = {"lang": _XML_LANG, "id": _XML_ID}.get(key, key)
    return (element.get(key) or element.get(qualified) or "").strip()


def text(element: etree._Element) -> str:
    """The text of an element and of all inside it, as it stands."""
    return "".join(map(str, element.itertext()))


def line(element: etree._Element) -> str:
    """Where the element begins: "line 7", or "" where the parser cannot tell."""
    number = cast(int | None, element.sourceline)
    return f"line {number}" if number and number < _LAST_LINE else ""
