"""The entries of a gettext PO file, by polib, for all who read such files."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import polib

from .errors import BrokenFile, TooManyParts

_KEYWORD = r"msg(?:ctxt|id|id_plural|str(?:\[\d+\])?)"
_STRING = r'"(?:[^"\\]|\\.)*"'
# A comment, but not an obsolete or a previous text; or a string, with its keyword or going on.
_LINE = re.compile(
    rf'(?:#(?![~|]+\s*(?:msg|")).*|(?:#[~|]+\s*)?(?:{_KEYWORD}\s*)?{_STRING})?', re.DOTALL
)
_MOST_LINES = 5_000
_PLACE = re.compile(r"\(line (\d+)\)(?:: (.*))?$")


class BrokenPo(BrokenFile):
    """A file that breaks the rules of PO: at which line (None where nobody knows), and `why`."""

    def __init__(self, line: int | None, why: str) -> None:
        place = f" at line {line}" if line else ""
        reason = f" ({why})" if why else ""
        super().__init__(
            f"The file is no well-formed PO file{place}{reason}; check it with msgfmt."
        )
        self.line = line
        self.why = why


class EndlessText(TooManyParts):
    """A text of more lines than any has, beginning at `line`."""

    def __init__(self, line: int) -> None:
        super().__init__(f"The entry at line {line} has more than {_MOST_LINES:,} lines; split it.")
        self.line = line


def parse(text: str) -> polib.POFile:
    """The entries of `text`. Raises BrokenPo and EndlessText.

    polib takes a text that names a file for its path, so it only ever gets the path of a file that
    we wrote.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _check(text)
    with tempfile.TemporaryDirectory(prefix="concord-") as folder:
        path = Path(folder) / "entries.po"
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            return polib.pofile(str(path), encoding="utf-8")
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            found = _PLACE.search(str(error))  # before it stands the name of our file
            why = (found[2] if found else "") or ""
            raise BrokenPo(int(found[1]) if found else None, why) from error


def _check(text: str) -> None:
    """Refuse what polib passes over or takes minutes for.

    A string that is not closed would lose its last letter, one that is not opened would vanish, and
    one of very many lines is joined line by line.
    """
    run = 0
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not _LINE.fullmatch(line):
            raise BrokenPo(number, f"“{line[:40]}” is no line of a PO file")
        run = run + 1 if line.startswith('"') else 0
        if run > _MOST_LINES:
            raise EndlessText(number - run)
