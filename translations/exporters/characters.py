"""Characters that interchange formats cannot carry."""

from __future__ import annotations

import re

# What is no Char of XML 1.0 (section 2.2). PO has the same limits in practice: gettext cuts a
# message at U+0000, refuses U+0004, and translate-toolkit reads U+0008, U+000B and U+000C amiss.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """`text` less the characters that XML 1.0 forbids; all others are kept as they are."""
    # What is printable to Python is allowed, and asking is quicker than searching.
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def controls_note(text: str) -> str:
    """A remark that names what `without_controls(text)` leaves out; empty if nothing."""
    found = [] if text.isprintable() else _FORBIDDEN.findall(text)
    if not found:
        return ""
    names = ", ".join(f"U+{ord(character):04X}" for character in sorted(set(found)))
    were = "control character was" if len(found) == 1 else "control characters were"
    return f"{len(found)} {were} left out: {names}"
