"""What seems to stand where a translation does not write a name as the glossary has it.

Found by likeness to the forms that were expected and to the source's own spelling, else by
elimination: the one name that is left over in the translation for the one left over in the source.
A guess for people who look through a corpus; nothing is ever enforced or failed because of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

Span = tuple[int, int]

LIKE = 0.7
"""How like a form a stretch of several words must be, as difflib's ratio."""

_LIKE_NAME = 0.65  # capitalised
_LIKE_WORD = 0.85  # one word without a capital; common words are like each other
_LIKE_HAN = 0.55
_SAME_SIZE = 0.05
_SHORT_HAN = 4  # characters; shorter names keep their length
_SHORTEST = 3  # letters that likeness says anything about
_LONGEST_WINDOW = 9  # words
_HAN_LETTER = r"\u3400-\u9fff\uf900-\ufaff"
_LETTER = rf"[^\W_{_HAN_LETTER}]"
_WORD = re.compile(rf"(?!\d){_LETTER}(?:{_LETTER}|['’])*(?:[-–]{_LETTER}(?:{_LETTER}|['’])*)*")
_HAN = re.compile(rf"[{_HAN_LETTER}·“”]+")
_ENDS_NAME = re.compile(r"[.,;:!?()\[\]«»„“”\"\n]")
_ENDS_RUN = re.compile(r"[^\s\-–&]|\n")
_JOINING = {"of", "and", "the", "for", "in", "on", "de", "la", "von", "und"}
_OPENINGS = """
    a an the this that these those it he she they we his her its their our
    in on at by for from to with as after under over according since because if when
    and but or not no also however meanwhile while there here both some many most then
"""
_OPENING = frozenset(_OPENINGS.split())
_DATE_WORDS = """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
"""
_DATES = frozenset(_DATE_WORDS.split())
_CYRILLIC = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu"} | dict(
    zip("абвгдеёзийклмнопрстуфыэ", "abvgdeeziiklmnoprstufye", strict=True),
    я="ya",
    ъ="",
    ь="",
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


def likely_rendition(
    text: str,
    target: str,
    *,
    surface: str,
    forms: Sequence[str],
    covered: Sequence[Span],
    alone: bool,
) -> Span | None:
    """The [start, end) of `text` that probably renders `surface`, or None.

    `forms` are the concept's forms in the target; `covered` are places that render other names;
    `alone` says that no other name of the source is without its rendition.
    """
    return _likely(text, target, surface, tuple(forms), tuple(covered), alone)


# The ladder asks for the same place on several rungs.
@lru_cache(maxsize=1024)
def _likely(
    text: str,
    target: str,
    surface: str,
    forms: Sequence[str],
    covered: Sequence[Span],
    alone: bool,
) -> Span | None:
    if target == "zh" and (place := _like_han(text, forms, covered)):
        return place
    words = [
        _Word(match.start(), match.end(), match[0])
        for match in _WORD.finditer(text)
        if not _overlaps(match.span(), covered)
    ]
    keys = {_letters(key): len(key.split()) for key in (surface, *forms)}
    if place := _most_like(text, words, {k: n for k, n in keys.items() if len(k) >= _SHORTEST}):
        return place
    runs = list(_runs(text, words)) if alone and target != "zh" else []
    return runs[0] if len(runs) == 1 else None


def _most_like(text: str, words: Sequence[_Word], keys: dict[str, int]) -> Span | None:
    """The stretch of whole words most like one of `keys`, if it is like enough.

    Each key comes with its number of words; a stretch of as many is preferred.
    """
    best, place = 0.0, None
    for key, size in keys.items():
        matcher = SequenceMatcher(b=key, autojunk=False)
        for first, last in _windows(text, words):
            stretch = text[first.start : last.end]
            letters = _letters(stretch)
            bonus = _SAME_SIZE if len(stretch.split()) == size else 0.0
            name = first.capital and last.capital
            like = _LIKE_NAME if name else LIKE if last is not first else _LIKE_WORD
            least = max(best - bonus, like)
            if 2 * min(len(letters), len(key)) < least * (len(letters) + len(key)):
                continue
            matcher.set_seq1(letters)
            if matcher.quick_ratio() > least and (ratio := matcher.ratio()) > least:
                best, place = ratio + bonus, (first.start, last.end)
    return place


def _windows(text: str, words: Sequence[_Word]) -> Iterator[tuple[_Word, _Word]]:
    """The first and last words of every stretch that may be a name."""
    for number, first in enumerate(words):
        if first.text.casefold() in _JOINING:
            continue
        for last in words[number : number + _LONGEST_WINDOW]:
            if _ENDS_NAME.search(text[first.end : last.start] if last is not first else ""):
                break
            if last.text.casefold() not in _JOINING:
                yield first, last


def _runs(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Stretches of capitalised words, joined by small ones; not the word that opens a sentence."""
    run: list[_Word] = []
    for word in [*words, None]:
        if (
            word
            and run
            and (word.capital or word.text in _JOINING)
            and not _ENDS_RUN.search(text[run[-1].end : word.start])
        ):
            run.append(word)
            continue
        yield from _trimmed(text, run)
        run = [word] if word and word.capital else []


def _trimmed(text: str, run: list[_Word]) -> Iterator[Span]:
    while run and run[-1].text in _JOINING:
        run = run[:-1]
    if run and run[0].text.casefold() in _OPENING and _opens_sentence(text, run[0].start):
        run = run[1:]
    while run and run[0].text in _JOINING:
        run = run[1:]
    if len(run) == 1 and (_opens_sentence(text, run[0].start) or run[0].text.casefold() in _DATES):
        return
    if run:
        yield run[0].start, run[-1].end


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t“\"'«(")
    return not before or before[-1] in ".!?:\n"


def _like_han(text: str, forms: Sequence[str], covered: Sequence[Span]) -> Span | None:
    """The stretch of Chinese characters most like one of `forms`."""
    best, place = _LIKE_HAN, None
    for form in forms:
        matcher = SequenceMatcher(b=form, autojunk=False)
        short = len(form) <= _SHORT_HAN
        lengths = [len(form)] if short else range(len(form) - 3, len(form) + 4)
        for run in _HAN.finditer(text):
            for start, length in ((s, n) for s in range(*run.span()) for n in lengths):
                end = start + length
                if end > run.end() or _overlaps((start, end), covered):
                    continue
                # Or it would cut words at random.
                ends = (text[start] == form[0]) + (text[end - 1] == form[-1])
                if ends < (1 if short else 2):
                    continue
                matcher.set_seq1(text[start:end])
                if matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
                    best, place = ratio, (start, end)
    return place


def _overlaps(span: Span, covered: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in covered)


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """What is compared: small Latin letters and digits, Cyrillic written in Latin ones."""
    folded = "".join(_CYRILLIC.get(letter, letter) for letter in text.casefold())
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(letter for letter in plain if letter.isalnum())
