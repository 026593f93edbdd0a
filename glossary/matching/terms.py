"""What matching needs to know of a term, and the forms it takes in running text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .normalise import normalise

Certainty = Literal["sure", "possible"]


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A written form of a concept in one language; the words are those of the models."""

    term: int
    concept: int
    language: str
    text: str
    status: str = "preferred"
    type: str = "full"
    category: str = "other"
    added: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    @property
    def deprecated(self) -> bool:
        return self.status == "deprecated"


@dataclass(frozen=True, slots=True)
class Form:
    """A form to look for; a `possible` one is shown where found, and never enforced."""

    text: str
    certainty: Certainty = "sure"


FormRule = Callable[[GlossaryTerm], Iterable[Form]]
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
    if not term.text.strip():
        return []
    forbidden = {normalise(text, casefold=False).text for text in term.forbidden}
    seen: dict[str, Form] = {}
    for form in _all_forms(term):
        key = normalise(form.text, casefold=False).text.strip()
        # Punctuation alone names nothing.
        if key not in forbidden and any(map(str.isalnum, key)):
            seen.setdefault(key, form)
    return list(seen.values())


def _all_forms(term: GlossaryTerm) -> Iterator[Form]:
    yield Form(term.text)
    yield from (Form(text) for text in term.added)
    unquoted = normalise(term.text, casefold=False).text.replace('"', "")
    if unquoted.strip() != term.text:
        yield Form(unquoted.strip())
    yield from _rules[term.language](term)
