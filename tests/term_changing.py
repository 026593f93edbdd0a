"""Translations in the states that a change of terms may find them in, and changes of terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from glossary.models import Concept, Term
from glossary.services.change_plan import Plan, plan_concept
from glossary.services.save_concept import GivenTerm
from sources.models import Article
from tests.factories import make_user
from translations.history import record
from translations.models import Origin, Revision, State, Translation
from translations.review import approve, submit
from translations.term_change import Choice, Preview, preview_change
from translations.verification import verify
from workbench.models import User

TEXT = "The Chengdu Circle grows."


def draft(article: Article, position: int, text: str = TEXT, target: str = "en") -> Translation:
    """A machine's draft of a segment of the article."""
    translation = Translation(
        segment=article.segments.get(position=position),
        target=target,
        text=text,
        state=State.DRAFT,
        origin=Origin.MT,
        engine="double",
    )
    record(translation, Revision.Action.DRAFTED)
    verify([translation])
    return translation


def submitted(article: Article, position: int, user: User, text: str = TEXT) -> Translation:
    """A text that `user` submitted."""
    return submit(article.segments.get(position=position).pk, "en", text=text, user=user, version=0)


def approved(article: Article, position: int, user: User, text: str = TEXT) -> Translation:
    """A text that `user` approved."""
    made = submitted(article, position, make_user("translator"), text)
    return approve(made.segment_id, "en", user=user, version=1)


def edit(
    concept: Concept, terms: Sequence[GivenTerm], deleted: Sequence[Term] = ()
) -> Callable[[], Plan]:
    """What saving a concept plans."""
    return lambda: plan_concept(concept, terms, deleted)


def renamed(concept: Concept, old: str, new: str, **fields: str) -> Callable[[], Plan]:
    """What renaming a term plans."""
    term = concept.terms.get(text=old)
    term.text = new
    for name, value in fields.items():
        setattr(term, name, value)
    return edit(concept, [(term, [])])


def preview(user: User, make: Callable[[], Plan]) -> Preview:
    """What a plan would do."""
    return preview_change(make().steps, user=user)


def everything() -> Choice:
    """All touched translations."""
    return Choice(rest=list(State.values))
