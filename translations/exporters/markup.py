"""XML and HTML as text, a piece at a time.

Built with strings: a tree for each unit takes several times as long, and lxml repeats the
declarations of namespaces on every tree that it adds to a file. Tests hold it against parsers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .characters import without_controls

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

Attributes = Mapping[str, str | None]


def text(value: str) -> str:
    """`value` as content. Every parser turns a bare carriage return into a line feed, so it is
    written as a reference; what XML forbids is left out."""
    value = without_controls(value)
    value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return value.replace("\r", "&#13;")


def start(name: str, attributes: Attributes | None = None) -> str:
    """A start tag; attributes that are None are left out."""
    written = "".join(
        f' {key}="{_attribute(value)}"'
        for key, value in (attributes or {}).items()
        if value is not None
    )
    return f"<{name}{written}>"


def element(name: str, content: str, attributes: Attributes | None = None) -> str:
    """An element around `content`, which is markup already."""
    return f"{start(name, attributes)}{content}</{name}>"


def leaf(name: str, value: str, attributes: Attributes | None = None) -> str:
    """An element that holds the text `value`."""
    return element(name, text(value), attributes)


@lru_cache(maxsize=1024)
def _attribute(value: str) -> str:
    value = text(value).replace('"', "&quot;")
    return value.replace("\t", "&#9;").replace("\n", "&#10;")
