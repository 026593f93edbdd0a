"""Surface forms of English terms: the plural, and no leading article.

The possessive needs no form: a match may stand before 's.
"""

from __future__ import annotations

from collections.abc import Iterator

from .names import without_diacritics
from .terms import Form, GlossaryTerm, Inflection, forms_of

# What follows the head: "municipalities directly under the central government".
_AFTER_HEAD = {
    *("of", "for", "on", "in", "at", "to", "under", "with", "by", "from", "between", "along"),
    *("directly", "and", "the"),
}


@forms_of("en")
def forms(term: GlossaryTerm) -> Iterator[Inflection]:
    """Plurals ("free trade zones", "SEZs"), and "Silk Road" for "the Silk Road"."""
    article, _, rest = term.text.partition(" ")
    text = rest.strip() if article.casefold() == "the" and rest else term.text.strip()
    found = [text] if text != term.text else []
    if plain := without_diacritics(text):
        found.append(plain)
    if text[-1].isalpha():
        found.append(_plural(text))
    words = text.split()
    head = next((at for at, word in enumerate(words) if word in _AFTER_HEAD), 0)
    if head and words[head] != "and" and words[head - 1].isalpha() and term.category != "person":
        found.append(" ".join([*words[: head - 1], _plural(words[head - 1]), *words[head:]]))
    yield Inflection(tuple(map(Form, found)))


def _plural(text: str) -> str:
    if text.endswith("y") and text[-2:-1] not in {*"aeiou", ""}:
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("s", "x", "z", "ch", "sh")) else "s")
