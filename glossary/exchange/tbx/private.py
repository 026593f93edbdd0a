"""The fields of ours that TBX-Basic has no place for.

They stand in a note of the concept or the term, as JSON after a fixed word, so that they are legal
TBX, survive other tools, and come back:

    <note>Concord: {"reliability": "official", "forms": ["Pekings"]}</note>

A text whose white space the reader of the plain element would not give back has an exact copy
there.
"""

from __future__ import annotations

import json
import re

PREFIX = "Concord: "
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")

Fields = dict[str, str | list[str]]


def to_note(fields: Fields) -> str:
    """The text of the note that holds `fields`; "" for none."""
    said = {name: value for name, value in fields.items() if value}
    return PREFIX + json.dumps(said, ensure_ascii=False) if said else ""


def from_note(text: str) -> Fields | None:
    """The fields that `to_note` was given; None for any other note."""
    if not text.startswith(PREFIX):
        return None
    try:
        fields = json.loads(text.removeprefix(PREFIX))
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    for value in fields.values():
        parts = value if isinstance(value, list) else [value]
        if not all(isinstance(part, str) for part in parts):
            return None
    return fields


def plain(text: str) -> str:
    """A text as it is read from an element: wrapped lines joined, paragraphs kept."""
    paragraphs = (" ".join(part.split()) for part in _PARAGRAPH.split(text))
    return "\n\n".join(filter(None, paragraphs))


def is_plain(text: str) -> bool:
    """Whether an element can hold `text` exactly."""
    return plain(text) == text and not text.startswith(PREFIX)


def exact(fields: Fields, name: str, read: str) -> str:
    """The exact copy of a text that was `read`, unless another tool has changed the text since."""
    copy = fields.get(name)
    if isinstance(copy, str) and (not read or plain(copy) == plain(read)):
        return copy
    return read
