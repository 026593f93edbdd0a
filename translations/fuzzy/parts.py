"""Places where a text says something, in its own case or inflection."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.matching import GlossaryTerm, surface_forms
from glossary.matching.normalise import normalise

from .words import HAN

_HAN = re.compile(rf"[{HAN}]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MOST_WORDS = 6  # a longer query is a quotation, not a word to inflect


def long_enough(query: str) -> bool:
    """Whether there is something to look for: one Chinese character, or two letters or digits."""
    plain = normalise(query).text
    return bool(_HAN.search(plain)) or sum(map(str.isalnum, plain)) >= 2


def word_forms(query: str) -> list[str]:
    """Other forms that a word or phrase takes in German or Russian, by the rules of matching.

    Forms that contain the query are left out, since they are found with it.
    """
    words = query.split()
    if not query.replace(" ", "").replace("-", "").isalpha() or len(words) > _MOST_WORDS:
        return []
    if _HAN.search(query) or len(query) < 3:
        return []
    language = "ru" if _CYRILLIC.search(query) else "de"
    plain = normalise(query).text
    forms = (form.text for form in surface_forms(GlossaryTerm(0, 0, language, query.strip())))
    return [
        form
        for form in dict.fromkeys(forms)
        if len(form) >= 3 and plain not in normalise(form).text
    ]


def find_parts(text: str, query: str, forms: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where `text` has the query, anywhere, or one of its forms, as whole words.

    Disjoint spans [start, end) of code points, in order.
    """
    normalised = normalise(text)
    patterns = [re.escape(normalise(query).text.strip())]
    patterns += [rf"(?<!\w){re.escape(normalise(form).text.strip())}(?!\w)" for form in forms]
    spans = (
        normalised.span(*match.span())
        for match in re.finditer("|".join(patterns), normalised.text)
        if match[0]
    )
    return [span for span in spans if span is not None]
