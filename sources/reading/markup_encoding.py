"""The encoding of a page or document in markup, which names it itself, rightly or not."""

from __future__ import annotations

import codecs
import re

from .decoding import CODE_PAGES, decode
from .errors import Undecodable
from .plausibility import plausibility

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']"""
    rb"""|<meta[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD_BYTES = 8_192
_TAGS = re.compile(rb"<[^<>]*>|<!--.*?-->", re.DOTALL)
# WHATWG Encoding Standard: what pages call by the one name is in practice the other.
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "hz": "gb18030", "iso8859-9": "cp1254",
}  # fmt: skip
_CODECS = frozenset(
    {"cp1250", "cp1251", "cp1252", "cp1254", "cp1257", "cp866", "koi8-r", "koi8-u", "gb18030"}
    | {"big5", "mac-cyrillic", "iso8859-2", "iso8859-5", "iso8859-15"}
)
_MULTIBYTE = frozenset({"gb18030", "big5"})
_BEYOND_ASCII = re.compile(rb"[\x80-\xff][^\n<>]{0,200}")
_RIVALS = ("windows-1251", "koi8-r")  # Cyrillic in either looks like Cyrillic in the other
_PLAUSIBLE = 0.85
_CLEARLY = 0.02


def decode_markup(content: bytes) -> tuple[str, str]:
    """The text in `content`, HTML or XML, and the name of the codec that gave it.

    Unicode is known by its bytes, whatever the declaration says. Another encoding is believed when
    the text makes sense in it, and told from the words otherwise, without the tags, which look the
    same in every encoding. Raises BinaryFile or Undecodable.
    """
    damage: Undecodable | None = None
    try:
        text, encoding = decode(content)
        if encoding.startswith("utf"):
            return text, encoding
    except Undecodable as error:
        damage = error
    encoding = _best(_TAGS.sub(b" ", content), _declared(content), damage)
    try:
        return content.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise damage or Undecodable(
            f"The text seems to be {encoding} but is broken at byte {error.start}; save it again "
            "as UTF-8."
        ) from error


def _declared(content: bytes) -> str:
    """The encoding that the head of the file names, if it is one that we decode; or ""."""
    match = _DECLARED.search(content[:_HEAD_BYTES])
    if not match:
        return ""
    try:
        name = codecs.lookup((match[1] or match[2]).decode()).name
    except LookupError:
        return ""
    name = _WIDER.get(name, name)
    return name if name in _CODECS or name in CODE_PAGES.values() else ""


def _best(words: bytes, declared: str, damage: Undecodable | None) -> str:
    """The declared encoding unless another makes clearly more sense; else the one the words tell.

    Raises Undecodable, `damage` if there is any, when none does.
    """
    sense = _sense(words, declared) if declared else 0.0
    if sense > _PLAUSIBLE and sense > max(_sense(words, each) for each in _RIVALS) - _CLEARLY:
        return declared
    try:
        return decode(words)[1]
    except Undecodable as error:
        raise (damage or error) from error


def _sense(words: bytes, encoding: str) -> float:
    """How plausible the text is that begins with characters beyond ASCII; 0 for bytes that are
    none."""
    runs = words if encoding in _MULTIBYTE else b"\n".join(_BEYOND_ASCII.findall(words))
    try:
        return plausibility(runs.decode(encoding))
    except UnicodeDecodeError:
        return 0.0
