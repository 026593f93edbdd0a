"""Setting a name into a text: spaces, articles, possessives, plurals."""

from __future__ import annotations

import re

Span = tuple[int, int]

_ARTICLE_BEFORE = re.compile(r"\b(the|an?)\s+$", re.IGNORECASE)
_DETERMINER_BEFORE = re.compile(
    r"\b(?:the|an?|this|that|its|their|his|her|our|each|every|\w+['’]s)\s+$", re.IGNORECASE
)
_ARTICLE_OPENING = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_HAN = r"\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’"
_HAN_GAP = re.compile(rf"(?<=[{_HAN}])[ \u00a0]+(?=[{_HAN}])")
_NAMED_BARE = {"person", "place"}


def replaced(text: str, span: Span, form: str, target: str) -> str:
    """`text` with `form` in the place of `span`, fitted to what stands around it."""
    start, end = span
    if target == "zh":
        return tightened(text[:start].rstrip() + form + text[end:].lstrip())
    before, over, after = text[:start], text[start:end], text[end:]
    form = _ending_like(over, form)
    if article := _ARTICLE_BEFORE.search(before):
        if _ARTICLE_OPENING.match(form):
            before = before[: article.start()]
        elif article[1].casefold() in ("a", "an"):
            before = before[: article.start()] + _indefinite(article[1], form) + " "
    return before + capitalised(form, before, like=over) + after


def with_article(text: str, span: Span, form: str, category: str) -> str | None:
    """The same in English with “the” put before the name, where one may belong.

    Persons and places do without, and so does a single word or what has a determiner already.
    """
    before = text[: span[0]]
    if (
        category in _NAMED_BARE
        or " " not in form
        or _ARTICLE_OPENING.match(form)
        or _DETERMINER_BEFORE.search(before)
    ):
        return None
    return replaced(text, span, f"the {form}", "en")


def capitalised(form: str, before: str, *, like: str = "A") -> str:
    """`form` with a capital where it opens a sentence, as what was written there (`like`) did."""
    opens = not before.strip() or before.rstrip()[-1:] in ".!?"
    return form[:1].upper() + form[1:] if opens and like[:1].isupper() else form


def tightened(text: str) -> str:
    """Chinese text without spaces between Chinese characters."""
    return _HAN_GAP.sub("", text)


def _ending_like(over: str, form: str) -> str:
    """`form` with the possessive or plural ending of what it takes the place of."""
    if (possessive := _POSSESSIVE.search(over)) and not _POSSESSIVE.search(form):
        return form + possessive[0]
    last, ours = over.rpartition(" ")[2], form.rpartition(" ")[2]
    return form + "s" if last.casefold() == ours.casefold() + "s" else form


def _indefinite(article: str, form: str) -> str:
    """“a” or “an”, by the first letter; the article stays where letters are no guide."""
    if form[:1].isdigit() or form[:2].casefold() in ("eu", "un", "us", "ho") or form[:2].isupper():
        return article
    word = "an" if form[:1].casefold() in "aeiou" else "a"
    return word.capitalize() if article[0].isupper() else word
