"""The judgement, and the rules that hold in every language."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

Caution = Literal["", "character", "word"]
"""Why a term should not be enforced unasked; "" for one that may be."""

WordRule = Callable[[str], bool]
_rules: dict[str, WordRule] = {}


def common_in(language: str) -> Callable[[WordRule], WordRule]:
    """Register the decorated function as the rule that tells a language's common words.

    The rule is given one word of letters as it is written in the glossary; acronyms and words of
    one character do not reach it.
    """

    def register(rule: WordRule) -> WordRule:
        _rules[language] = rule
        return rule

    return register


@lru_cache(maxsize=200_000)
def caution(text: str, language: str) -> Caution:
    """What speaks against enforcing the term `text` wherever it stands.

    A term of several words, with a hyphen or with digits says enough; one in capitals is looked for
    in capitals only.
    """
    text = " ".join(text.split())
    if len(text) < 2:
        return "character" if text else ""
    if not text.isalpha() or (text.isupper() and text.lower() != text):
        return ""
    return "word" if _rules[language](text) else ""
