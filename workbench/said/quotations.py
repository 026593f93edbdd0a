"""The words that a message quotes, and the language each of them is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

# As the catalogues of the interface quote, by its language.
_MARKS = {"de": ("„", "“"), "ru": ("«", "»")}
_ELSE = ("“", "”")
_HAN, _CYRILLIC = re.compile("[㐀-鿿]"), re.compile("[Ѐ-ӿ]")


def quotations(
    message: str, interface: str, *, source: str, source_tag: str, target_tag: str
) -> Iterator[tuple[str, str]]:
    """`message` in pieces, each with the BCP 47 tag of its language, "" for that of the page.

    Han is Chinese and Cyrillic is Russian; other words are in the language of the source if the
    source has them, else in that of the translation. Figures are in none.
    """
    begin, end = _MARKS.get(interface, _ELSE)
    at = 0
    # Marks with blanks inside them are no quotation: “Write “ and ” in Chinese.”
    for found in re.finditer(rf"(?<={begin})(?!\s)[^{begin}{end}]+(?<!\s)(?={end})", message):
        yield message[at : found.start()], ""
        words = found[0]
        if not any(map(str.isalpha, words)):
            tag = ""
        elif _HAN.search(words):
            tag = "zh-Hans"
        elif _CYRILLIC.search(words):
            tag = "ru"
        else:
            tag = source_tag if words in source else target_tag
        yield words, tag
        at = found.end()
    yield message[at:], ""
