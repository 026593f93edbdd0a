"""What can be said of a concept's terms while they are typed, before anything is stored.

Pinyin for a Russian name, forms of one name that do not agree across languages, and the forms that
each term will be looked for in. Advice only: a person decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from glossary.matching import Form, GlossaryTerm, surface_forms
from glossary.models import Concept
from glossary.names import Restoration, check_pinyin, same_russian_name
from sources.languages import LANGUAGES

from .disagreements import Remark, disagreements
from .typed_terms import MOST_COMPARED, Names, TypedTerm, is_name, reads, restored_name

__all__ = ["Advice", "Proposal", "Remark", "TypedTerm", "advise", "forms_of_term"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An English form for the Russian name in row `key`.

    `certain` only where nothing speaks for another reading; `readings` are the others. `into` is
    the row with room for it, "" where an English term stands already or no row is blank.
    """

    key: str
    text: str
    certain: bool
    why: str
    readings: tuple[str, ...] = ()
    into: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Advice:
    """All that can be said; `forms` are the forms that each row's term will match, by key."""

    proposals: Sequence[Proposal]
    remarks: Sequence[Remark]
    forms: Mapping[str, Sequence[Form]]


def advise(*, category: str, terms: Sequence[TypedTerm]) -> Advice:
    """Advice on the terms of one concept as they are typed; asks no database."""
    typed = [term for term in terms if term.text.strip() and term.language in LANGUAGES]
    names = Names(
        category == Concept.Category.PERSON,
        {
            code: [term for term in typed if is_name(term, code)][:MOST_COMPARED]
            for code in LANGUAGES
        },
    )
    return Advice(
        list(_proposals(names, _room(terms))),
        list(disagreements(names)),
        {term.key: forms_of_term(category, term) for term in typed},
    )


def forms_of_term(category: str, term: TypedTerm) -> list[Form]:
    """The forms that a term will be looked for in, the surest first."""
    return surface_forms(
        GlossaryTerm(
            term=0,
            concept=0,
            language=term.language,
            text=term.text,
            status=term.status,
            type=term.type,
            category=category,
            added=term.added,
            forbidden=term.forbidden,
        )
    )


def _room(terms: Sequence[TypedTerm]) -> str:
    """The row that an English form can be put in: a blank English one, or else a blank one."""
    if any(term.language == "en" and term.text.strip() for term in terms):
        return ""
    blank = [term for term in terms if not term.text.strip()]
    rows = [term.key for language in ("en", "") for term in blank if term.language == language]
    return next(iter(rows), "")


def _proposals(names: Names, room: str) -> Iterator[Proposal]:
    english, latin = names.terms["en"], [*names.terms["en"], *names.terms["de"]]
    seen = set()
    for term in names.terms["ru"]:
        restored = restored_name(term.text)
        if not restored or not restored.pinyin or any(reads(each, restored) for each in english):
            continue
        if not restored.certain and (
            english or any(same_russian_name(term.text, each.text) for each in latin)
        ):
            continue
        proposal = _proposal(term, restored, names.chinese, room)
        if proposal.text not in seen:
            seen.add(proposal.text)
            yield proposal


def _proposal(
    term: TypedTerm, restored: Restoration, chinese: TypedTerm | None, room: str
) -> Proposal:
    readings = restored.readings
    certain, why = restored.certain, restored.why
    checks = {each: check_pinyin(each, chinese.text) for each in readings} if chinese else {}
    # Letters alone do not tell Guan from Gu'an; the usual spelling of the hanzi does.
    usual = tuple(each for each, check in checks.items() if each in check.expected)
    agreeing = usual or tuple(each for each, check in checks.items() if check.agrees)
    if agreeing and len(readings) > 1:
        readings = tuple(dict.fromkeys(agreeing + readings))
        why += gettext(" This reading agrees with the Chinese term.")
    if any(check.agrees is False for check in checks.values()) and not agreeing:
        certain, why = False, gettext("The Chinese term reads otherwise. %(why)s") % {"why": why}
    return Proposal(term.key, readings[0], certain, why, readings[1:], room)
