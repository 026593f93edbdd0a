"""Make a change of terms, with a plan of what to mend for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from glossary.matching import Matcher
from glossary.models import Concept, Term
from glossary.services.revision import current_revision, lock
from glossary.services.save_concept import GivenTerm, save_concept
from glossary.services.wording import Wording, wording_after, wording_of
from sources.errors import ConcordError
from sources.languages import TARGETS
from translations.models import MemoryUnit, Mend, TermChange

from .execution import carry_out
from .mend import CHANGED_MEANWHILE
from .preview import carrying
from .touched import Hit, Touching, touching


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
    *,
    concept: Concept,
    terms: Sequence[GivenTerm],
    deleted: Sequence[Term] = (),
    user: AbstractBaseUser,
    reason: str = "",
    revision: int | None = None,
    choice: Choice = NOTHING,
) -> TermChange | None:
    """Save `concept`, a stored one, with its terms, and plan which translations to mend.

    The terms, the event and the plan are stored in one transaction; `carry_out` does the mending.
    None where no term changed. Raises GlossaryMoved when the glossary is no longer at `revision`,
    and ConceptConflict.
    """
    with transaction.atomic():
        lock()
        if revision is not None and current_revision() != revision:
            raise GlossaryMoved(
                "The glossary was changed after this preview was made. Nothing was saved: "
                "look at what the change does now, then apply it."
            )
        before = wording_of(concept)
        planned = wording_after(concept, terms, deleted)
        found = touching(before, planned, TARGETS)
        wanted = [hit for hit in found.hits if choice.takes(hit)]
        units = _flag_units(before, planned, found)
        save_concept(concept=concept, terms=terms, deleted=deleted)
        after = wording_of(concept)
        if before == after:
            return None
        change = TermChange.objects.create(
            concept=concept,
            identifier=concept.identifier,
            author_id=user.pk,
            reason=reason.strip(),
            before=before.as_json(),
            after=after.as_json(),
            units=units,
        )
        Mend.objects.bulk_create(_mends(change, wanted, choice.chosen), batch_size=500)
    return change


def apply_change(*, user: AbstractBaseUser, **arguments: Any) -> TermChange | None:
    """`decide_change` and all that follows from it, at once."""
    change = decide_change(user=user, **arguments)
    if change is not None:
        carry_out(change, user=user)
    return change


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


def _flag_units(before: Wording, planned: Wording, found: Touching) -> list[int]:
    """Mark the memory units that carry a form given up, and return their ids.

    Those of a mended text are replaced or taken out when it is mended. Units whose segment is gone
    are matched by their source text.
    """
    flagged: list[int] = []
    for target, forms in found.broken.items():
        units = carrying(before.concept, target, forms).filter(outdated=False)
        flagged += units.values_list("pk", flat=True)
        flagged += _orphans(before, planned, target, forms)
    for first in range(0, len(flagged), 500):
        MemoryUnit.objects.filter(pk__in=flagged[first : first + 500]).update(outdated=True)
    return flagged


def _orphans(before: Wording, planned: Wording, target: str, forms: Sequence[str]) -> list[int]:
    matchers: dict[str, Matcher] = {}
    found = []
    units = MemoryUnit.objects.filter(segment=None, target=target, outdated=False)
    for pk, language, source, text in units.values_list(
        "pk", "source_language", "source_text", "text"
    ).iterator():
        if not any(form in text for form in forms):
            continue
        if language not in matchers:
            known = [*before.in_language(language), *planned.in_language(language)]
            matchers[language] = Matcher(known)
        if matchers[language].find(source):
            found.append(pk)
    return found
