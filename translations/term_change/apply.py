"""Make a change of terms, with a plan of what to mend for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext

from glossary.models import Occurrence
from glossary.services.change_plan import Plan, Step
from glossary.services.revision import current_revision, lock
from glossary.services.wording import wordings_of
from sources.batches import batched
from sources.errors import ConcordError
from sources.languages import TARGETS
from translations.models import ConceptChange, Mend, TermChange

from .execution import carry_out
from .mend import CHANGED_MEANWHILE
from .touched import AT_ONCE, Hit, touching
from .units import carrying, mark, orphans


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the touched translations to mend.

    `chosen` maps ids to the versions that the person saw; of each state in `rest`, every touched
    translation that was not in `seen` is mended too.
    """

    chosen: Mapping[int, int] = field(default_factory=dict)
    rest: Collection[str] = ()
    seen: Collection[int] = ()

    def takes(self, hit: Hit) -> bool:
        """Whether the person chose this translation."""
        if hit.translation in self.seen or hit.translation in self.chosen:
            return hit.translation in self.chosen
        return hit.state in self.rest


NOTHING = Choice()


class GlossaryMoved(ConcordError):
    """The glossary is not the one that the preview was made with."""


def decide_change(
    make: Callable[[], Plan],
    *,
    user: AbstractBaseUser | None,
    reason: str = "",
    revision: int | None = None,
    choice: Choice = NOTHING,
) -> TermChange | None:
    """Store the plan that `make` returns, and note which translations to mend.

    The terms, the event and the notes are stored in one transaction; `carry_out` does the mending.
    None where nothing changed. Raises GlossaryMoved when the glossary is no longer at `revision`,
    and whatever the plan raises.
    """
    with transaction.atomic():
        lock()
        if revision is not None and current_revision() != revision:
            raise GlossaryMoved(
                gettext(
                    "The glossary was changed after this preview was made. Nothing was saved: "
                    "look at what the change does now, then apply it."
                )
            )
        plan = make()
        if not plan.steps:
            return None
        found = touching(plan.steps, TARGETS)
        wanted = [hit for hit in found.hits if choice.takes(hit)]
        # Those of a mended text are replaced or taken out when it is mended.
        units = sorted(carrying(found.broken) | orphans(found.broken, plan.steps))
        mark(units, outdated=True)
        articles = _articles(plan.steps)
        concepts = plan.store()
        change = TermChange.objects.create(
            act=plan.act,
            title=plan.title[:300],
            author_id=user.pk if user else None,
            reason=reason.strip(),
            units=units,
            articles=articles,
        )
        _keep_steps(change, plan, concepts)
        Mend.objects.bulk_create(_mends(change, wanted, choice.chosen), batch_size=500)
    return change


def apply_change(
    make: Callable[[], Plan], *, user: AbstractBaseUser, **arguments: Any
) -> TermChange | None:
    """`decide_change` and all that follows from it, at once."""
    change = decide_change(make, user=user, **arguments)
    if change is not None:
        carry_out(change, user=user)
    return change


def _articles(steps: Sequence[Step]) -> list[int]:
    """The articles that name a concept which goes."""
    found: set[int] = set()
    for chunk in batched((step.concept for step in steps if not step.after), AT_ONCE):
        places = Occurrence.objects.filter(concept__in=chunk).order_by()
        found.update(places.values_list("segment__article", flat=True).distinct())
    return sorted(found)


def _keep_steps(change: TermChange, plan: Plan, concepts: Sequence[int]) -> None:
    """Note what was made of each concept, as it is stored now."""
    stored = {**plan.stored()}
    stored |= wordings_of(pk for pk in concepts if pk not in stored)
    ConceptChange.objects.bulk_create(
        (
            ConceptChange(
                change=change,
                concept_id=pk,
                identifier=step.identifier,
                before=step.before.as_json() if step.before else None,
                after=stored[pk].as_json() if pk in stored else None,
            )
            for step, pk in zip(plan.steps, concepts, strict=True)
        ),
        batch_size=500,
    )


def _mends(change: TermChange, wanted: Sequence[Hit], chosen: Mapping[int, int]) -> list[Mend]:
    mends = []
    for hit in wanted:
        seen = chosen.get(hit.translation, hit.version)
        stale = seen != hit.version
        mends.append(
            Mend(
                change=change,
                translation_id=hit.translation,
                spans=hit.spans,
                before=hit.version,
                state=Mend.State.PASSED_OVER if stale else Mend.State.PENDING,
                note=CHANGED_MEANWHILE if stale else "",
            )
        )
    return mends
