"""Surface forms of English terms: the plural, and no leading article.

The possessive needs no form: a match may stand before 's.
"""

from __future__ import annotations

from collections.abc import Iterator

from .terms import Form, GlossaryTerm, forms_of


@forms_of("en")
def forms(term: GlossaryTerm) -> Iterator[Form]:
    """Plurals ("free trade zones", "SEZs"), and "Silk Road" for "the Silk Road"."""
    article, _, rest = term.text.partition(" ")
    text = rest.strip() if article.casefold() == "the" and rest else term.text.strip()
    if text != term.text:
        yield Form(text)
    if text[-1].isalpha():
        yield Form(_plural(text))


def _plural(text: str) -> str:
    if text.endswith("y") and text[-2:-1] not in {*"aeiou", ""}:
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("s", "x", "z", "ch", "sh")) else "s")
