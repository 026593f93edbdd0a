"""What German words tell: whether they are German at all, and their base forms."""

from __future__ import annotations

from functools import lru_cache

from simplemma import is_known, lemmatize

from .heads import german_head, words
from .known import is_place, pinyin_syllables
from .text import Token

_MONTHS = words(
    "januar februar märz april mai juni juli august september oktober november dezember montag "
    "dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
)
_ARTICLES = words("der die das des dem den ein eine einer eines einem einen")
_PLACE_ENDINGS = ("china", "asien", "europa", "amerika", "afrika", "stan", "russland")


def is_month(word: str) -> bool:
    """Whether `word` names a month or a day of the week."""
    return word.casefold() in _MONTHS


def starts_sentence(token: Token) -> bool:
    """Whether a word is large only because a sentence begins with it: articles, prepositions and
    all other words that the language writes small."""
    if not token.initial:
        return False
    folded = token.text.casefold()
    if folded in _ARTICLES:
        return True
    return not token.acronym and is_known(folded, "de") and not is_noun(token.text)


@lru_cache(maxsize=8192)
def is_noun(word: str) -> bool:
    """Whether the dictionary's base form of `word` is written large."""
    return lemmatize(word, "de")[:1].isupper() and lemmatize(word.casefold(), "de")[:1].isupper()


@lru_cache(maxsize=8192)
def foreign(word: str) -> bool:
    """Whether `word`, or a part of it, is no German word and not made of German words."""
    return any(_foreign(part) for part in word.split("-") if part.isalpha())


def _foreign(word: str) -> bool:
    if is_place(word, "de") or (word.isupper() and len(word) > 1):
        return True
    if is_known(word, "de"):
        return False
    # A compound ends in a word that is known by itself.
    return not any(
        is_known(word[cut:].capitalize(), "de") and len(word) - cut > 3
        for cut in range(3, len(word) - 3)
    )


def place_base(word: str) -> str:
    """The place that `word` names, without the genitive's ending; "" for none."""
    for base in (word, word.removesuffix("s"), word.removesuffix("es")):
        if is_place(base, "de") or is_place(base, "en"):
            return base
        if base.casefold().endswith(_PLACE_ENDINGS) and base[0].isupper():
            return base
    return ""


def genitive_base(word: str) -> str:
    """A foreign word without the genitive's -s: Forums → Forum."""
    base = word.removesuffix("s")
    if base != word and (base[-1:] not in "aeious" or pinyin_syllables(base)):
        return base
    return word


def base_of(word: str) -> str:
    """The nominative of a German noun, compounds included: Wirtschaftskreises → -kreis."""
    lemma = lemmatize(word, "de")
    if lemma != word and lemma[:1].isupper():
        return lemma
    for cut in range(2, len(word) - 3):
        tail = word[cut:].capitalize()
        if is_known(tail, "de"):
            base = lemmatize(tail, "de")
            stem = word[:cut]
            return stem + (base if word[cut].isupper() else base.lower())
    for ending in ("es", "s"):
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def head_of(word: str) -> tuple[str, str]:
    """The category that a noun's head gives, "" for none, and the noun's base form."""
    category = german_head(word)
    if category:
        return category, word
    base = base_of(word)
    return german_head(base), base
