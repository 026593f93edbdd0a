"""What people decide about proposed names: accept, refuse, take back a refusal, merge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext, ngettext

from glossary.candidates import fold_name
from glossary.exchange.values import BadValue, identifier_from, name
from glossary.models import Concept, Evidence, RefusedCandidate, Term
from glossary.names.palladius import NotCyrillic, restore_name
from sources.errors import ConcordError
from sources.languages import LANGUAGES
from sources.models import Segment
from sources.text import fold

from .candidates import Proposals, proposals
from .change_plan import Act, Plan, plan_concept
from .evidence import LONGEST_QUOTATION

Form = tuple[str, str]
"""A language and a name in it."""

Person = AbstractBaseUser | None
"""Who decides; None for a command."""

_NAMING = ("en", "de", "ru", "zh")  # the language an identifier is made from, first choice first


class Undecidable(ConcordError):
    """A decision that cannot be carried out."""


def parse_form(value: str) -> Form:
    """A form as pages send it, "de:Wirtschaftskreis Chengdu-Chongqing". Raises Undecidable."""
    language, _, text = value.partition(":")
    if language not in LANGUAGES:
        raise Undecidable(gettext("The names could not be read; reload the page and try again."))
    try:
        return language, name(text, "term")
    except BadValue as error:
        raise Undecidable(gettext("Nothing was changed: %(error)s.") % {"error": error}) from error


def plan_acceptance(*, forms: Sequence[Form], category: str, user: Person = None) -> Plan:
    """A new concept with `forms` as terms, the first of each language preferred.

    The places where the articles have a form become its evidence. Raises Undecidable when there are
    no forms, or the glossary has one of them already.
    """
    _need(forms)
    if category not in Concept.Category.values:
        category = Concept.Category.OTHER
    _refuse_known(forms)
    concept = Concept(identifier=_identifier(forms), category=category)
    terms = _terms(forms, proposals(), {})
    done = gettext("“%(concept)s” was added.") % {"concept": concept.identifier}
    return _plan(concept, terms, done, user)


def plan_joining(*, forms: Sequence[Form], concept: Concept, user: Person = None) -> Plan:
    """Adding `forms` to a known concept, preferred where it has no preferred term of the language.

    Their places become evidence, as with a new concept. Raises Undecidable where there are none.
    """
    _need(forms)
    known = list(concept.terms.all())
    have = {(term.language, fold(term.text)) for term in known}
    new = [form for form in forms if (form[0], fold(form[1])) not in have]
    preferred = {term.language: term.text for term in known if term.status == "preferred"}
    terms = _terms(new, proposals(), preferred)
    done = ngettext(
        "%(count)d term added to “%(concept)s”.",
        "%(count)d terms added to “%(concept)s”.",
        len(terms),
    ) % {"count": len(terms), "concept": concept.identifier}
    return _plan(concept, terms, done, user)


def _plan(concept: Concept, terms: Sequence[Term], done: str, user: Person) -> Plan:
    plan = plan_concept(concept, [(term, ()) for term in terms])
    # Looked up before anything is stored: what is in the glossary is proposed no longer.
    evidence = _evidence(terms, user)

    def store() -> Sequence[int]:
        stored = plan.store()
        Evidence.objects.bulk_create(evidence)
        return stored

    steps = plan.steps if terms else []
    return replace(plan, act=Act.ACCEPTED, done=done, store=store, steps=steps)


def _evidence(terms: Sequence[Term], user: Person) -> list[Evidence]:
    """The places that each form was proposed from, as evidence of its term."""
    listed = proposals()
    places = [
        (term, context)
        for term in terms
        if (candidate := listed.find(term.language, term.text))
        for context in candidate.contexts
        if context.end - context.start <= LONGEST_QUOTATION
    ]
    texts = dict(
        Segment.objects.filter(pk__in={context.passage for _, context in places}).values_list(
            "pk", "text"
        )
    )
    return [
        Evidence(
            term=term,
            segment_id=context.passage,
            start=context.start,
            end=context.end,
            quotation=texts[context.passage][context.start : context.end],
            created_by_id=user.pk if user else None,
        )
        for term, context in places
        if context.passage in texts
    ]


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
        raise Undecidable(gettext("No name is ticked; tick at least one of them."))


def _refuse_known(forms: Sequence[Form]) -> None:
    folded = [fold(text) for _, text in forms]
    known = Term.objects.filter(folded__in=folded).exclude(status=Term.Status.DEPRECATED)
    taken = {(term.language, term.folded): term for term in known.select_related("concept")}
    for language, text in forms:
        term = taken.get((language, fold(text)))
        if term:
            raise Undecidable(
                gettext(
                    "“%(text)s” is in the glossary already, as %(concept)s. Merge the other "
                    "names into that concept, or untick this one."
                )
                % {"text": text, "concept": term.concept.identifier}
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
