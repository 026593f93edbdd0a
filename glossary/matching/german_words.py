"""The endings that German nouns and adjectives take, by rules on how the word ends.

A compound is inflected in its last part, and in a word with hyphens that is what stands after the
last one. Rules may make a form that no German writes; they make no other word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import simplemma

_LONGEST = 12  # characters of the last part of a compound
ADJECTIVE_ENDINGS = ("er", "es", "en", "em", "e")

_FEMININE = re.compile(
    r"(ung|heit|keit|schaft|tät|ion|enz|anz|ik|[tsd]ur|ei|ie|age|ette|ose)$", re.IGNORECASE
)
_WEAK = re.compile(
    r"(präsident|dent|gent|lent|nent|rent|sent|tent|ant|ist|nom|loge|graf|soph|pilot|kandidat"
    r"|diplomat|soldat|demokrat|bürokrat|delegat|kamerad|fürst|prinz|mensch|herr|bär|held|christ"
    r"|zeuge|kollege|kunde|experte|bote|erbe|gatte|sklave)$",
    re.IGNORECASE,
)
_NO_WEAK = re.compile(r"(parlament|dokument|talent|patent|konzent|kontinent|prozent)$", re.I)
# Adjectives used as nouns: "der Vorsitzende", "ein Vorsitzender".
_SUBSTANTIVE = re.compile(
    r"(sitzend|beauftragt|abgeordnet|angestellt|gesandt|beamt|bevollmächtigt|delegiert|verantwortlich"
    r"|vorstehend|reisend|kommandierend|stellvertretend|verordnet|ratend|dienstleistend|studierend)"
    r"e[rn]?$",
    re.IGNORECASE,
)
_ADJECTIVAL = re.compile(
    r"(isch|lich|ig|al|ell|iv|bar|sam|haft|är|end|iert|los|voll|frei|arm|reich|nah|fern|weit|mäßig"
    r"|ön|neu|groß|größt|klein|hoh|höchst|alt|jung|lang|kurz|breit|schnell|grün|rot|blau|weiß|schwarz"
    r"|gelb|gut|best|tief|ober|oberst|unter|mittler|inner|äußer|vereint|vereinigt|gemeinsam|autonom"
    r"|heilig|erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|offen|modern|intelligent"
    r"|digital|intern|extern|global|zivil|maritim|besonder|ander|integriert"
    r"|geschäftsführend|leitend|arabisch|föderativ|demokratisch|elektrisch)$",
    re.IGNORECASE,
)
_NOUNS_LIKE_ADJECTIVES = re.compile(
    r"(initiative|offensive|perspektive|alternative|direktive|exekutive|legislative|lokomotive"
    r"|detektive|archive|motive|zentrale|filiale|spirale|kathedrale|kapitale|signale|kanäle|legende"
    r"|wende|gemeinde|stunde|spende|freunde|ende|gelände|behörde|region|oper|ufer|partner|staaten"
    r"|medaille|liste|allianz|messe|reihe|achse|kette|brücke|straße|route|reise|rede)[nsr]?$",
    re.IGNORECASE,
)


def last_part(word: str) -> tuple[str, str]:
    """What stands before the part that is inflected, and that part."""
    before, hyphen, last = word.rpartition("-")
    return before + hyphen, last


@lru_cache(maxsize=32768)
def genitives(word: str, *, name: bool = False) -> tuple[str, ...]:
    """The singular forms that a noun has beside the written one; a name takes -s only."""
    before, noun = last_part(word)
    if not noun or not noun[0].isupper() or not noun[-1].isalpha():
        return ()
    if name and not noun.endswith(("s", "ß", "x", "z")):
        return (word + "s",)
    return tuple(before + form for form in _genitives(noun))


def _genitives(noun: str) -> Iterator[str]:
    if substantive := _SUBSTANTIVE.search(noun):
        stem = noun[: substantive.end() - len(substantive[0])] + substantive[1]
        yield from (stem + ending for ending in ("e", "er", "en", "em"))
    elif _FEMININE.search(noun):
        return
    elif _WEAK.search(noun) and not _NO_WEAK.search(noun):
        yield noun + ("n" if noun.endswith("e") else "en")
    elif noun.endswith("nis"):
        yield noun + "ses"
    elif noun.endswith(("s", "ß", "x", "z")):
        yield noun + "es"
    elif noun[-1] != "e" or noun.endswith("ee") or not _known_part(noun):
        yield noun + "s"
        if noun[1:].islower() and noun[-1] not in "aeiouyäöü" and _lemma(noun + "es", noun):
            yield noun + "es"


@lru_cache(maxsize=32768)
def plurals(word: str) -> tuple[str, ...]:
    """The plural of a noun, and its dative; of a noun in the plural the dative."""
    before, noun = last_part(word)
    if len(noun) < 3 or not noun[0].isupper() or not noun[1:].islower():
        return ()
    return tuple(before + form for form in dict.fromkeys(_plurals(noun)))


def _plurals(noun: str) -> Iterator[str]:
    if noun.endswith("in") and noun.endswith(("erin", "orin", "tin", "arin", "ärin")):
        yield noun + "nen"
    elif noun.endswith(("ung", "heit", "keit", "schaft", "tät", "ion", "enz", "anz", "ur", "ei")):
        yield noun + "en"
    elif noun.endswith("or"):
        yield from (noun + "en", noun + "e", noun + "en")
    elif noun.endswith(("ium", "um")):
        yield noun[:-2] + "en"
    elif noun.endswith("e") or noun.endswith(("er", "el")):
        yield noun + "n"
    elif not noun.endswith("en"):
        yield from _checked(noun)


def _checked(noun: str) -> Iterator[str]:
    """Plurals that cannot be told by the ending: those whose lemma is the noun."""
    for first in (noun, _umlaut(noun)):
        for ending in ("e", "er", "en", "s"):
            form = first + ending
            if first and (ending != "s" or first == noun) and _lemma(form, noun):
                yield form
                if ending in ("e", "er"):
                    yield form + "n"


def _lemma(form: str, noun: str) -> bool:
    """Whether `form` belongs to `noun`, or its last known part does ("-netze" to "-netz")."""
    known = simplemma.lemmatize(form, "de")
    if known != form:
        return known == noun
    short = _known_part(noun)
    if not short or short == noun:
        return False
    tail = form[len(noun) - len(short) :]
    return simplemma.lemmatize(tail[0].upper() + tail[1:], "de") == short


@lru_cache(maxsize=32768)
def _known_part(noun: str) -> str:
    """The longest known noun that a compound ends in, or ""."""
    for start in range(max(len(noun) - _LONGEST, 1), len(noun) - 2):
        tail = noun[start].upper() + noun[start + 1 :]
        if simplemma.is_known(tail, "de"):
            return tail
    return ""


def _umlaut(noun: str) -> str:
    """The noun with its last a, o or u changed (Stadt, Städt-), or "" where it has none."""
    match = re.search(r"(au|[aou])(?=[^aeiouäöü]*$)", noun)
    if not match:
        return ""
    changed = {"a": "ä", "o": "ö", "u": "ü", "au": "äu"}[match[1]]
    return noun[: match.start()] + changed + noun[match.end() :]


@lru_cache(maxsize=32768)
def adjective_stem(word: str) -> str:
    """The stem of a word that is written like an adjective with its ending, or ""."""
    _, last = last_part(word)
    ending = next((each for each in ADJECTIVE_ENDINGS if last.endswith(each)), "")
    stem = last[: len(last) - len(ending)]
    if not ending or len(stem) < 2 or not word[0].isalpha():
        return ""
    if not last[0].islower() and (
        not _ADJECTIVAL.search(stem) or _NOUNS_LIKE_ADJECTIVES.search(last)
    ):
        return ""
    return word[: len(word) - len(ending)]


def is_feminine(noun: str) -> bool:
    """Whether the ending says that a noun is feminine."""
    return bool(_FEMININE.search(noun))


def is_substantive(noun: str) -> bool:
    """Whether a noun is inflected like an adjective (Vorsitzender)."""
    return bool(_SUBSTANTIVE.search(noun))
