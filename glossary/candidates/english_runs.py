"""How English names hang together: runs of capitalised words and the small words between."""

from __future__ import annotations

from collections.abc import Sequence

from simplemma import is_known

from .acronyms import stands_for
from .heads import ENGLISH_HEADS, EVENT, INITIATIVE, OFFICE, ORGANISATION, words
from .known import is_place, pinyin_syllables
from .text import Token

# Written large for reasons of their own: the calendar, peoples, "I".
CALENDAR = words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday i"
)
PEOPLES = words(
    "chinese american european asian african australian russian german french czech british "
    "english indian japanese korean kazakh uzbek tibetan uygur mongolian"
)
# Words that open a sentence without belonging to the name that follows.
OPENERS = words(
    "a an the this that these those in on at of to for from by with without as since after "
    "before during under over between among through while when where if although however "
    "meanwhile also it its he his she her they their we our you who what which how there here "
    "all both each every many some several most more no not and or but so then according "
    "despite today yesterday attending addressing speaking citing"
)
SMALL = frozenset({"of", "for", "on", "in", "and", "at"})


def begins(token: Token) -> bool:
    folded = token.text.casefold()
    if not token.word or not token.capital or folded in CALENDAR:
        return False
    return not (folded in OPENERS and (token.initial or not token.acronym))


def run_from(tokens: Sequence[Token], start: int) -> tuple[list[Token], int, str]:
    """The longest name that begins at `start`, where the next may begin, and its acronym.

    An acronym in brackets is left out of the name's tokens; the name may go on behind it.
    """
    run, acronym, position = [tokens[start]], "", start + 1
    while position < len(tokens):
        last, token = run[-1], tokens[position]
        rest = tokens[position:]
        if token.text == "(" and len(rest) > 2 and rest[1].acronym and rest[2].text == ")":
            if stands_for(rest[1].text, [each.text for each in run]):
                acronym = rest[1].text
                after = rest[3] if len(rest) > 3 else None
                if after is None or not _continues(run, after):
                    return run, position, acronym
                # The name goes on: the acronym is that of its beginning only.
                more = [*rest[3:4], *_more(rest, 4)]
                return [*run, *more], position + 3 + len(more), acronym
            break
        if not token.joined or not _after_genitive(last, token):
            break
        if _continues(run, token):
            run.append(token)
            position += 1
            continue
        linked = _link(run, rest)
        if not linked:
            break
        run += linked
        position += len(linked)
    return run, position, acronym


def _more(tokens: Sequence[Token], start: int) -> list[Token]:
    found: list[Token] = []
    for token in tokens[start:]:
        if not token.joined or not begins(token):
            break
        found.append(token)
    return found


def _continues(run: Sequence[Token], token: Token) -> bool:
    if not token.joined:
        return False
    folded = token.text.casefold()
    if token.text[0].isdigit():
        return _is_year_or_ordinal(token.text) and run[-1].capital
    # "Opening up"
    if folded == "up" and run[-1].text.endswith("ing"):
        return True
    return token.word and token.capital and folded not in CALENDAR


def _is_year_or_ordinal(text: str) -> bool:
    """Whether a number may be part of a name: "20th", "World Games 2025", "Fortune 500"."""
    return not text.isdigit() or len(text) in {3, 4}


def _after_genitive(last: Token, token: Token) -> bool:
    """ "People's Congress" is one name, "China's Ministry" two."""
    if not last.text.endswith(("'s", "’s")):
        return True
    owner = bare(last.text)
    return token.capital and common(owner) and not is_place(owner, "en")


def _link(run: Sequence[Token], rest: Sequence[Token]) -> list[Token]:
    """The small words that tie the next capitalised word to the run, with that word; or none."""
    small = rest[0].text
    if small not in SMALL or not rest[0].joined:
        return []
    article = len(rest) > 1 and rest[1].text == "the"
    size = 2 + article
    if len(rest) < size or not rest[size - 1].joined:
        return []
    last, following = run[-1].text, rest[size - 1]
    if not following.word or not following.capital or following.text.casefold() in CALENDAR:
        return []
    if small == "and" and _office_follows(rest[1:]):
        return []
    return list(rest[:size]) if _ties(small, last, following.text, run, article) else []


def _office_follows(tokens: Sequence[Token]) -> bool:
    """Whether an office begins here: "… and Deputy Secretary of …" is two names."""
    for token in tokens:
        if not token.word or not token.capital or not token.joined:
            return False
        if ENGLISH_HEADS.get(token.text.casefold()) == OFFICE:
            return True
    return False


def _ties(small: str, last: str, following: str, run: Sequence[Token], article: bool) -> bool:
    head = ENGLISH_HEADS.get(last.casefold(), "")
    if small == "of":
        return common(last)
    if small == "at":
        return False
    both = common(last) and common(following)
    if small == "and":
        return both and not article
    if small == "for":
        return both and (bool(head) or len(run) > 1)
    if small == "on":
        return both and (head in {EVENT, INITIATIVE, ORGANISATION})
    return both and len(run) > 2 and not article and not head


def common(word: str) -> bool:
    """Whether `word` is one of the language rather than a name of its own."""
    name = bare(word)
    folded = name.casefold()
    if any(is_place(part, "en") for part in (name, *name.split("-"))):
        return False
    if pinyin_syllables(folded) > 1:
        return False
    return all(is_known(part, "en") for part in folded.split("-") if part)


def bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("-")
