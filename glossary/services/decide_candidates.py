"""What people decide about proposed names: accept, refuse, take back a refusal, merge."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from glossary.candidates import fold_name
from glossary.exchange.values import BadValue, identifier_from, name
from glossary.models import Concept, RefusedCandidate, Term
from glossary.names.palladius import NotCyrillic, restore_name
from sources.errors import ConcordError
from sources.languages import LANGUAGES
from sources.text import fold

from .candidates import Proposals, proposals
from .revision import lock
from .save_concept import save_concept

Form = tuple[str, str]
"""A language and a name in it."""

_NAMING = ("en", "de", "ru", "zh")  # the language an identifier is made from, first choice first


class Undecidable(ConcordError):
    """A decision that cannot be carried out."""


def parse_form(value: str) -> Form:
    """A form as pages send it, "de:Wirtschaftskreis Chengdu-Chongqing". Raises Undecidable."""
    language, _, text = value.partition(":")
    if language not in LANGUAGES:
        raise Undecidable("The names could not be read; reload the page and try again.")
    try:
        return language, name(text, "term")
    except BadValue as error:
        raise Undecidable(f"Nothing was changed: {error}.") from error


def accept(*, forms: Sequence[Form], category: str) -> Concept:
    """A new concept with `forms` as attested terms, the first of each language preferred.

    Raises Undecidable when there are none, or the glossary has one of them already.
    """
    _need(forms)
    if category not in Concept.Category.values:
        category = Concept.Category.OTHER
    listed = proposals()
    with transaction.atomic():
        # Two people may accept the same name at once; the second shall see the first's concept.
        lock()
        _refuse_known(forms)
        concept = Concept(identifier=_identifier(forms), category=category)
        save_concept(concept=concept, terms=[(term, ()) for term in _terms(forms, listed, {})])
    return concept


def merge(*, forms: Sequence[Form], concept: Concept) -> int:
    """Add `forms` to a known concept, preferred where it has no preferred term of the language.

    Returns how many were new to it. Raises Undecidable where there are none.
    """
    _need(forms)
    listed = proposals()
    with transaction.atomic():
        lock()
        known = list(concept.terms.all())
        have = {(term.language, fold(term.text)) for term in known}
        new = [form for form in forms if (form[0], fold(form[1])) not in have]
        preferred = {term.language: term.text for term in known if term.status == "preferred"}
        terms = _terms(new, listed, preferred)
        if terms:
            save_concept(concept=concept, terms=[(term, ()) for term in terms])
    return len(terms)


def refuse(*, forms: Sequence[Form]) -> None:
    """Never propose `forms` again in their languages. Raises Undecidable when there are none."""
    _need(forms)
    RefusedCandidate.objects.bulk_create(
        [RefusedCandidate(language=each, folded=fold_name(text)) for each, text in forms],
        ignore_conflicts=True,
    )


def take_back(*, forms: Sequence[Form]) -> None:
    """Propose `forms` again."""
    for language, text in forms:
        RefusedCandidate.objects.filter(language=language, folded=fold_name(text)).delete()


def _need(forms: Sequence[Form]) -> None:
    if not forms:
        raise Undecidable("No name is ticked; tick at least one of them.")


def _refuse_known(forms: Sequence[Form]) -> None:
    folded = [fold(text) for _, text in forms]
    known = Term.objects.filter(folded__in=folded).exclude(status=Term.Status.DEPRECATED)
    taken = {(term.language, term.folded): term for term in known.select_related("concept")}
    for language, text in forms:
        term = taken.get((language, fold(text)))
        if term:
            raise Undecidable(
                f"“{text}” is in the glossary already, as {term.concept.identifier}. Merge the "
                "other names into that concept, or untick this one."
            )


def _terms(forms: Sequence[Form], listed: Proposals, preferred: dict[str, str]) -> list[Term]:
    """Terms for `forms`; full names come before acronyms, so that they are the preferred ones."""
    taken = dict(preferred)
    terms: list[Term] = []
    for language, text in sorted(forms, key=lambda form: _is_acronym(form[1])):
        source = listed.source(language, text)
        attested = Term.Reliability.ATTESTED if source else Term.Reliability.UNATTESTED
        terms.append(
            Term(
                language=language,
                text=text,
                status=Term.Status.ADMITTED if language in taken else Term.Status.PREFERRED,
                type=Term.Type.ACRONYM if _is_acronym(text) else Term.Type.FULL,
                reliability=attested,
                source=source,
            )
        )
        taken.setdefault(language, text)
    return terms


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) > 1 and text.casefold() != text


def _identifier(forms: Sequence[Form]) -> str:
    """A free identifier, in Latin letters where the names allow it."""
    by_language = dict(reversed(forms))
    language = next(each for each in _NAMING if each in by_language)
    text = by_language[language]
    if language == "ru":
        text = _restored(text)
    base = identifier_from(text)[:100] or "concept"
    known = set(
        Concept.objects.filter(identifier__startswith=base).values_list("identifier", flat=True)
    )
    number, free = 2, base
    while free in known:
        free, number = f"{base}-{number}", number + 1
    return free


def _restored(text: str) -> str:
    """The pinyin of a Chinese name in Cyrillic where it is certain, or the name itself."""
    try:
        restoration = restore_name(text)
    except NotCyrillic:
        return text
    return restoration.pinyin if restoration.certain and restoration.pinyin else text
