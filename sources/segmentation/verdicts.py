"""Whether a sentence ends at a stop, as far as our own rules know."""

from __future__ import annotations

import re
from enum import Enum

from .abbreviations import LEXICONS, Lexicon
from .stops import Stop

_ROMAN = re.compile(r"[IVXLCDM]+$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*-?[^\W\d_]$")
_INITIAL = re.compile(r"[^\W\d_]\.$")
_ORDINAL = re.compile(r"\d{1,3}$|\d{1,2}\.\d{1,2}$|\d{1,2}\.[-–/]\d{1,2}$")
_ACRONYM = re.compile(r"[^\W\d_a-zа-яё]{2,}\.?$")
_STREET = re.compile(r"[^\W\d_]str$")
_PLAIN_WORD = re.compile(r"[^\W_]{4,}$")
_AFTER_NUMERAL = re.compile(r"(?:\d|\b[IVX]+)\s*[^\W\d_]{1,2}$")
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_DASH = re.compile(r"[-–—]+\s*")
_CONTINUES = ",;:.!?)]}，；：。！？、）】》”’」』…"
# "2024 г. Урумчи …": so few words before are the opening of a sentence, not all of it.
_OPENING_WORDS = 6

_REPORTS = {
    "en": re.compile(
        r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|asked|added|told|noted|stressed|explained|replied"
        r"|remarked|continued|wrote|recalled|exclaimed)\b"
    ),
    "zh": re.compile(
        r"[^，。！？：“”\s]{1,10}?(?:说|表示|指出|强调|称|问道|问|道|介绍|告诉|回答|认为|写道)(?:[。，：！]|道|$)"
    ),
}
# A Chinese quotation used as a noun: “……！”的要求.
_NOUN_USE = re.compile("的|等|一词")


class Verdict(Enum):
    """What a rule decides about a stop."""

    END = "end"
    GO_ON = "go on"
    UNKNOWN = "unknown"


def judge(stop: Stop, sentence: str, language: str, *, introduced: bool = False) -> Verdict:
    """The verdict on `stop`, which would end `sentence` (its beginning is enough).

    `introduced` says that a colon introduced the quotation that ends with the stop: who speaks was
    said before it and is not said again after it.
    """
    if _goes_on(stop, sentence, language):
        return Verdict.GO_ON
    if not introduced and _names_speaker(stop, language):
        return Verdict.GO_ON
    if not stop.is_full_stop:
        return Verdict.END
    return _judge_full_stop(stop, sentence, LEXICONS[language])


def _goes_on(stop: Stop, sentence: str, language: str) -> bool:
    """Signs that hold for every kind of stop: what follows cannot begin a sentence."""
    beyond_dash = _DASH.sub("", stop.after, count=1)
    if not stop.after or stop.after[0] in _CONTINUES:
        return True
    if beyond_dash[:1].islower() or stop.next_word[:1].islower():
        return True
    if not _LETTER.search(sentence):
        return True
    if language == "zh" and stop.is_closed and _NOUN_USE.match(stop.after):
        return True
    return language == "zh" and set(stop.stop) <= {"…"} and not stop.is_closed


def _names_speaker(stop: Stop, language: str) -> bool:
    reports = _REPORTS.get(language)
    return stop.is_closed and reports is not None and bool(reports.match(stop.after))


def _judge_full_stop(stop: Stop, sentence: str, lexicon: Lexicon) -> Verdict:
    word = stop.word.casefold()
    starter = stop.next_word in lexicon.starters
    if word in lexicon.inner:
        return Verdict.GO_ON
    if word in lexicon.units_of_time:
        return _judge_unit_of_time(stop, sentence, starter=starter)
    if word in lexicon.closing or stop.word in lexicon.measures:
        acronym = stop.word in lexicon.measures and bool(_ACRONYM.match(stop.next_word))
        return Verdict.GO_ON if acronym else Verdict.END
    if (word in lexicon.counting or _STREET.search(word)) and _before_numeral(stop):
        return Verdict.GO_ON
    if word in lexicon.either or _INITIALS.match(stop.word) or _is_ordinal(stop, lexicon):
        return Verdict.END if starter else Verdict.GO_ON
    if stop.is_closed or (_PLAIN_WORD.match(word) and _INITIAL.match(stop.next_word)):
        # The library takes the word before a person's initials for another abbreviation.
        return Verdict.END
    return Verdict.UNKNOWN


def _judge_unit_of_time(stop: Stop, sentence: str, *, starter: bool) -> Verdict:
    if not _AFTER_NUMERAL.search(stop.before):
        return Verdict.GO_ON
    long_enough = len(_WORD.findall(sentence)) >= _OPENING_WORDS
    return Verdict.END if starter or long_enough else Verdict.GO_ON


def _before_numeral(stop: Stop) -> bool:
    return stop.next_word[:1].isdigit() or bool(_ROMAN.match(stop.next_word.rstrip(".")))


def _is_ordinal(stop: Stop, lexicon: Lexicon) -> bool:
    return lexicon.ordinals and bool(_ORDINAL.match(stop.word) or _ROMAN.match(stop.word))
