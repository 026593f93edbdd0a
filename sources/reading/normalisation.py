"""The one change made to a decoded text before its offsets are fixed."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def normalise(text: str) -> str:
    """`text` with "\\n" for every kind of line end, and no control character but the tab.

    Control characters are dropped rather than refused: a stray one comes from a web page or a
    word processor and says nothing. A byte-order mark inside the text is one of them. Whether so
    many are there that the file is no text at all is decided earlier, from the bytes.
    """
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
