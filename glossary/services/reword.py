"""Writing a concept otherwise from now on: another form becomes the preferred one."""

from __future__ import annotations

from glossary.models import Concept, Term
from sources.text import fold

from .change_plan import Plan, plan_concept
from .save_concept import GivenTerm, TermForms


def plan_rewording(concept: Concept, *, language: str, text: str) -> Plan:
    """Making `text` the preferred term of a language.

    If the concept has it as another term, the two change places, and the former one stays admitted;
    if not, the wording of the preferred term changes. `store` raises ConceptConflict.
    """
    terms = list(concept.terms.filter(language=language).prefetch_related("forms"))
    preferred = next((term for term in terms if term.status == Term.Status.PREFERRED), None)
    known = next((term for term in terms if fold(term.text) == fold(text)), None)
    if known is None or known is preferred:
        term = preferred or Term(language=language)
        term.text = text
        changed = [term]
    else:
        known.status = Term.Status.PREFERRED
        changed = [known]
        if preferred is not None:
            preferred.status = Term.Status.ADMITTED
            changed.append(preferred)
    return plan_concept(concept, [_given(term) for term in changed])


def _given(term: Term) -> GivenTerm:
    """A term with the forms that it has."""
    if term._state.adding:
        return term, ()
    return term, TermForms([form.text for form in term.forms.all() if form.kind == "added"])
