"""What an act would make of terms, concept by concept, before anything is stored.

Whoever knows more than the glossary (the translations that use the terms) can so look at an act,
carry it out and keep what it takes to undo it, whichever act it is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext

from glossary.matching import GlossaryTerm
from glossary.models import Concept, Term

from .revision import lock
from .save_concept import GivenTerm, save_concept
from .wording import Wording, changed_languages, wording_after, wording_of


class Act(StrEnum):
    """The ways in which terms change."""

    EDITED = "edited"
    ACCEPTED = "accepted"
    IMPORTED = "imported"
    CATEGORY = "category"
    RELIABILITY = "reliability"
    STATUS = "status"
    MERGED = "merged"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Step:
    """What a change makes of a concept; `before` is None for a new one, `after` for one that goes.

    The places that name a concept which goes are those of its `successor` from then on, if it has
    one.
    """

    before: Wording | None
    after: Wording | None
    successor: Wording | None = None

    @property
    def concept(self) -> int:
        """The id of the concept; 0 for one that is not stored yet."""
        known = self.before or self.after
        return known.concept if known else 0

    @property
    def identifier(self) -> str:
        """The name of the concept, as it is called last."""
        known = self.after or self.before
        return known.identifier if known else ""

    @property
    def held(self) -> Wording | None:
        """The terms that its places are held against afterwards."""
        return self.after or self.successor

    def old(self, language: str) -> list[GlossaryTerm]:
        """The terms of a language as they are, for matching."""
        return self.before.in_language(language) if self.before else []

    def new(self, language: str) -> list[GlossaryTerm]:
        """The terms of a language that its places are held against afterwards.

        Those of a successor are given as terms of this concept, so that the two can be compared.
        """
        terms = self.held.in_language(language) if self.held else []
        return [replace(term, concept=self.concept) for term in terms]

    def changed_languages(self) -> set[str]:
        """The languages in which texts may be matched or verified otherwise."""
        return changed_languages(self.before, self.held)


@dataclass(frozen=True, slots=True)
class Plan:
    """An act on terms that can be stored: its steps, the changed ones only.

    `title` names what it is done to, `done` is the sentence for when it is. `store` writes it and
    returns the ids of the concepts, step by step; call it in the transaction that made the plan,
    under the glossary's lock. After that, `stored` has the concepts that need not be read again to
    know how they are worded, by their ids. One that has to be `confirmed` is shown even where it
    touches no translation. `remarks` are sentences on what it does not do.
    """

    act: Act
    title: str
    done: str
    steps: Sequence[Step]
    store: Callable[[], Sequence[int]]
    confirmed: bool = False
    remarks: Sequence[str] = field(default=())
    stored: Callable[[], Mapping[int, Wording]] = dict


def carry_out(make: Callable[[], Plan]) -> Plan:
    """Make a plan and store it, where no translation can be concerned."""
    with transaction.atomic():
        lock()
        plan = make()
        if plan.steps:
            plan.store()
    return plan


def plan_concept(
    concept: Concept, terms: Sequence[GivenTerm], deleted: Collection[Term] = ()
) -> Plan:
    """Saving a concept, stored or new, as `save_concept` would. `store` raises ConceptConflict."""
    before = wording_of(concept) if concept.pk else None
    after = wording_after(concept, terms, deleted)

    def store() -> list[int]:
        save_concept(concept=concept, terms=terms, deleted=list(deleted))
        return [concept.pk]

    return Plan(
        act=Act.EDITED,
        title=concept.identifier,
        done=gettext("“%(concept)s” was saved.") % {"concept": concept.identifier},
        steps=[] if before == after else [Step(before, after)],
        store=store,
    )
