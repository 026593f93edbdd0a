"""How a concept's terms differ before and after a change, term by term."""

from __future__ import annotations

from dataclasses import dataclass, fields

from glossary.services.wording import TermWording, Wording
from sources.languages import LANGUAGES, Language

_UNSAID = {"pk", "text", "evidence"}


@dataclass(frozen=True, slots=True)
class TermDiff:
    """A term that changed; `old` or `new` is None where it was added or deleted.

    `details` names what changed beside the text: (what, before, after).
    """

    language: Language
    old: TermWording | None
    new: TermWording | None
    details: list[tuple[str, str, str]]


def wording_diff(before: Wording, after: Wording) -> list[TermDiff]:
    """The terms that differ, in the order of the languages."""
    old, new = _keyed(before), _keyed(after)
    differing = [
        TermDiff(LANGUAGES[term.language], old.get(pk), new.get(pk), [])
        if old.get(pk) is None or new.get(pk) is None
        else TermDiff(LANGUAGES[term.language], old[pk], new[pk], _details(old[pk], new[pk]))
        for pk, term in (old | new).items()
        if old.get(pk) != new.get(pk)
    ]
    order = list(LANGUAGES)
    return sorted(differing, key=lambda diff: order.index(diff.language.code))


def _keyed(wording: Wording) -> dict[int, TermWording]:
    """The terms by id; those that are not stored yet by a number of their own."""
    return {term.pk or -number: term for number, term in enumerate(wording.terms, 1)}


def _details(old: TermWording, new: TermWording) -> list[tuple[str, str, str]]:
    names = [field.name for field in fields(TermWording) if field.name not in _UNSAID]
    return [
        (name, _words(getattr(old, name)), _words(getattr(new, name)))
        for name in names
        if getattr(old, name) != getattr(new, name)
    ]


def _words(value: str | bool | tuple[str, ...]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else ", ".join(value)
