"""Common English words: those that the dictionary inflects and that are no names besides."""

from __future__ import annotations

from collections.abc import Iterator

from simplemma import is_known, lemmatize

from glossary.candidates.heads import ENGLISH_HEADS, words
from glossary.candidates.known import equivalents, fold_name, is_place
from glossary.names.latin import cuts

from .german import is_inflected
from .judge import common_in

_SMALL = words(
    "a an the this that these those he she it we you they i me him her us them his its our their "
    "who what which when where why how and or but if not no of in on at by for to from with as "
    "is are was were be been has have had do does did will would can could may might must shall "
    "should than then so too very more most all any some each every both few many much such only"
)
# Words that could be read as pinyin, as names of people and places are.
_LIKE_PINYIN = words(
    "ban bang bin can chin den die due fan fen gang gun guy hang hen hue lie long man men pan pen "
    "pin ran rang sang shun song sue sun tan ten tie gain lane mine"
)
_OF_WORDS = ("ment", "tion", "sion", "ness", "ship", "ism", "ity", "ance", "ence", "ing")


@common_in("en")
def is_common(word: str) -> bool:
    """Zone, development, will; not Paris, China or Wang."""
    small = word.casefold()
    if small in _SMALL or small in _LIKE_PINYIN or small in ENGLISH_HEADS:
        return True
    if is_place(word, "en") or fold_name(word) in equivalents("en"):
        return False
    if not is_known(small, "en") or lemmatize(small, "en")[:1].isupper():
        return False
    if cuts(word):
        return False
    known = sum(
        is_known(form, "en") and lemmatize(form, "en").casefold() == small for form in _forms(small)
    )
    # German knows Berlin and London too, and has no plural of them; English has but that in -s.
    if known == 1 and not small.endswith(_OF_WORDS):
        return not is_known(small, "de") or is_inflected(word.capitalize())
    return known > 0


def _forms(word: str) -> Iterator[str]:
    yield from (word + ending for ending in ("s", "es", "ed", "d", "ing", "er", "ly", "est"))
    yield from (word[:-1] + ending for ending in ("ies", "ing"))
    yield word + word[-1] + "ing"
