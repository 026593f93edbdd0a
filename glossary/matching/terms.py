"""What matching needs to know of a term, and the forms it takes in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .normalise import normalise

Certainty = Literal["sure", "possible"]

_SPACED_DASHES = (" - ", " – ", " — ")


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A written form of a concept in one language; the words are those of the models.

    A `common` one is a word or character that texts use for other things too: unless a person
    `confirmed` it, its occurrences are only possible.
    """

    term: int
    concept: int
    language: str
    text: str
    status: str = "preferred"
    type: str = "full"
    category: str = "other"
    added: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    common: bool = False
    confirmed: bool = False

    @property
    def deprecated(self) -> bool:
        return self.status == "deprecated"

    @property
    def doubtful(self) -> bool:
        """Whether nobody has confirmed yet that a common word names this concept."""
        return self.common and not self.confirmed


@dataclass(frozen=True, slots=True)
class Form:
    """A form to look for; a `possible` one is shown where found, and never enforced."""

    text: str
    certainty: Certainty = "sure"


@dataclass(frozen=True, slots=True)
class Inflection:
    """The forms of a term's beginning, and the rest of it, which stays as it is.

    "Neues Gebiet Liangjiang" is inflected in "Neues Gebiet"; `rest` is " Liangjiang", with the
    space that parts the two, or "" where the whole term is inflected. Beginnings are shared between
    the many terms that begin alike, so give the same tuple for the same beginning.
    """

    forms: tuple[Form, ...]
    rest: str = ""


FormRule = Callable[[GlossaryTerm], Iterable[Inflection]]
_rules: dict[str, FormRule] = {}


def forms_of(language: str) -> Callable[[FormRule], FormRule]:
    """Register the decorated function as the rule that makes a language's surface forms.

    The rule is given a term and yields the forms it takes beside the written one.
    """

    def register(rule: FormRule) -> FormRule:
        _rules[language] = rule
        return rule

    return register


def surface_forms(term: GlossaryTerm) -> list[Form]:
    """Every form in which `term` is looked for: as written, as people added, as rules make it.

    Each form appears once, the surest first; forms that people forbade are left out.
    """
    forbidden = {_written(text) for text in term.forbidden}
    seen: dict[str, Form] = {}
    for inflection in inflections(term):
        for form in inflection.forms:
            text = form.text + inflection.rest
            key = _written(text)
            # Punctuation alone names nothing.
            if key not in forbidden and any(map(str.isalnum, key)):
                seen.setdefault(key, Form(text, form.certainty))
    return list(seen.values())


def inflections(term: GlossaryTerm) -> Iterator[Inflection]:
    """The same forms before they are joined; forbidden ones are still among them."""
    text = term.text.strip()
    if not text:
        return
    yield Inflection((Form(text),))
    if term.added:
        yield Inflection(tuple(Form(added) for added in term.added))
    made = list(_rules[term.language](term))
    yield from made
    unquoted = _written(text).replace('"', "").strip()
    if unquoted != text:
        yield Inflection((Form(unquoted),))
        for inflection in made:
            if '"' in (rest := _written(inflection.rest, strip=False)):
                yield Inflection(inflection.forms, rest.replace('"', ""))
    for variant in _dashes(text):
        yield Inflection((Form(variant),))
    for inflection in made:
        for variant in _dashes(inflection.rest):
            yield Inflection(inflection.forms, variant)
        if any(dash in text for dash in _SPACED_DASHES):
            closed = (each for form in inflection.forms for each in _dashes(form.text))
            yield Inflection(tuple(map(Form, closed)), inflection.rest)


def _dashes(text: str) -> Iterator[str]:
    """The other way to write a pair: "Чэнду-Чунцин", "Чэнду — Чунцин"."""
    written = _written(text, strip=False)
    if " - " in written:
        yield written.replace(" - ", "-")
    elif "-" in written:
        parts = written.split("-")
        if all(part[:1].isupper() and part[-1:].isalpha() for part in parts[1:]):
            yield " - ".join(parts)


def _written(text: str, *, strip: bool = True) -> str:
    written = normalise(text, casefold=False).text
    return written.strip() if strip else written
