"""Acronyms, and the names they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .heads import ORGANISATION, words
from .text import Mention

# Written in capitals without naming anything: measures, trades, legal forms, units.
_GENERIC = words(
    "AI IT ICT GDP SME SMES R&D VIP CEO CFO PDF TV PR OTS QR USB ID OK BIP KI UHR CO GMBH AG "
    "KG ТОО ООО ОАО ЗАО АО ПАО ИП ВВП ИИ СМИ НИОКР МСП"
)
_SMALL = words("of the and for in on der die das des und für von и по")
_LONGEST = 7


def acronym_mentions(word: str, start: int) -> Iterator[Mention]:
    """`word` as an acronym at `start`, unless it is one that names nothing."""
    word = word.removesuffix("s")  # SMEs
    if 2 <= len(word) <= _LONGEST and word.upper() not in _GENERIC and word.isalpha():
        known = len(word) > 2 or word in {"EU", "UN", "ЕС"}
        yield Mention(start, start + len(word), word, ORGANISATION, 0.88 if known else 0.5)


def stands_for(acronym: str, name: Sequence[str]) -> bool:
    """Whether `acronym` is made of the first letters of `name`, small words left out or not.

    Trailing letters may come from inside a word (BRI of "Belt and Road Initiative").
    """
    letters = acronym.casefold()
    parts = [part for word in name for part in word.replace("‑", "-").split("-") if part]
    full = "".join(part[0] for part in parts).casefold()
    short = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    return letters in {full, short}
