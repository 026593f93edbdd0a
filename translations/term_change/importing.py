"""Importing a glossary without a question, as an event that can be looked at and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from glossary.services.change_plan import Act, Plan, Step
from glossary.services.conflicts import OnConflict
from glossary.services.import_glossary import ImportReport, Reading, plan_import
from sources.garbage import uncollected
from sources.languages import TARGETS
from translations.models import TermChange

from .apply import decide_change
from .execution import carry_out
from .newly_held import newly_held
from .source import source_changes
from .touched import touching


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an import did; `disagreeing` counts the translations that no longer have the right form.

    `more` says that there may be more, because only part of the articles was searched.
    """

    report: ImportReport
    change: TermChange | None = None
    disagreeing: int = 0
    more: bool = False

    def as_json(self) -> dict[str, Any]:
        """As commands and the API write it.

        `rejected` lists all that was not imported, whatever the reason; `change` is the number of
        the event, on whose page the import can be taken back.
        """
        report = self.report
        return asdict(report) | {
            "change": self.change.pk if self.change else None,
            "translations_disagreeing": self.disagreeing,
            "rejected": [
                {"where": problem.where, "why": problem.why}
                for problem in report.rejected or report.left_out
            ],
        }


def import_recorded(
    reading: Reading, on_conflict: OnConflict, *, user: AbstractBaseUser | None = None
) -> Recorded:
    """Import what was read, and verify the translations it concerns; none is mended."""
    done = Recorded(ImportReport())

    def make() -> Plan:
        nonlocal done
        planned = plan_import(reading, on_conflict)
        plan = planned.plan or Plan(Act.IMPORTED, reading.title, "", [], list)
        done = Recorded(planned.report, None, *_disagreeing(plan.steps))
        return plan

    with uncollected():
        change = decide_change(make, user=user)
    if change is not None:
        carry_out(change, user=user)
    return replace(done, change=change)


def _disagreeing(steps: Sequence[Step]) -> tuple[int, bool]:
    """How many translations have a form given up, or lack a name that is new; whether of all."""
    found = touching(steps, TARGETS)
    held = newly_held(steps, source_changes(steps))
    return sum(hit.breaks for hit in found.hits) + held.total, held.more
