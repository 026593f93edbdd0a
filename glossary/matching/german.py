"""Surface forms of German terms: the genitive of the head and of the last word."""

from __future__ import annotations

from collections.abc import Iterator

from .terms import Form, GlossaryTerm, forms_of


@forms_of("de")
def forms(term: GlossaryTerm) -> Iterator[Form]:
    """ "Chengdus", "des Wirtschaftskreises Chengdu-Chongqing", "des Generalsekretärs der SOZ".

    Only the last word of a person's name takes the ending. The apostrophe after s, x and z needs no
    form: it stands after the match.
    """
    words = term.text.split()
    yield from (Form(" ".join([*words[:-1], form])) for form in _genitives(words[-1]))
    if len(words) > 1 and term.category != "person":
        yield from (Form(" ".join([form, *words[1:]])) for form in _genitives(words[0]))


def _genitives(word: str) -> Iterator[str]:
    """The genitives a noun or name may have; none for what is not written as a noun."""
    if not word[0].isupper() or not word[-1].isalpha():
        return
    if word.endswith("nis"):
        yield word + "ses"
    elif word.endswith(("s", "ß", "x", "z")):
        yield word + "es"
    else:
        yield word + "s"
        if word[-1] not in "aeiouyäöü":
            yield word + "es"
