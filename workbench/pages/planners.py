"""How each act on terms is planned from what a page kept of it, and who may do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from glossary.exchange import ReadOptions
from glossary.models import Concept
from glossary.services.bulk_edit import (
    plan_category,
    plan_deletion,
    plan_reliability,
    plan_status,
)
from glossary.services.change_plan import Act, Plan
from glossary.services.chosen import Chosen, parse_chosen
from glossary.services.conflicts import OnConflict
from glossary.services.decide_candidates import (
    Undecidable,
    parse_form,
    plan_acceptance,
    plan_joining,
)
from glossary.services.import_glossary import (
    ImportReport,
    PlannedImport,
    plan_import,
    read_files,
)
from glossary.services.merge_concepts import plan_merging
from sources.errors import ConcordError
from translations.models import PlannedChange

from .name_plans import attested, reworded

_CHANGING = ("glossary.change_concept",)
_REMOVING = ("glossary.change_concept", "glossary.delete_concept")
_ADDING = ("glossary.add_concept",)


class NothingToDo(ConcordError):
    """An import that changes nothing any more."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes the plan of one act; `permissions` are what a person needs for it."""

    permissions: tuple[str, ...]
    plan: Callable[[PlannedChange], Plan]


def plan_of(planned: PlannedChange) -> Plan:
    """The plan, with the glossary as it is now. Raises ConcordError."""
    return PLANNERS[Act(planned.act)].plan(planned)


def report_of(planned: PlannedChange) -> ImportReport:
    """What an import says of its file beside what it changes."""
    if planned.act != Act.IMPORTED:
        return ImportReport()
    return planned_import(planned).report


def planned_import(planned: PlannedChange) -> PlannedImport:
    """What an import would do; there is no plan where it does nothing. Raises UnknownFormat."""
    options = ReadOptions(planned.arguments["source"], planned.arguments["target"])
    reading = read_files([(planned.name, bytes(planned.content))], options=options)
    return plan_import(reading, OnConflict(planned.arguments["on_conflict"]))


def _import(planned: PlannedChange) -> Plan:
    plan = planned_import(planned).plan
    if plan is None:
        raise NothingToDo(gettext("The glossary has all of it already. Nothing was changed."))
    return plan


def _accept(planned: PlannedChange) -> Plan:
    forms = [parse_form(value) for value in planned.arguments["forms"]]
    into = planned.arguments.get("concept")
    if into is None:
        category = planned.arguments["category"]
        plan = plan_acceptance(forms=forms, category=category, user=planned.author)
        return attested(plan, planned)
    concept = Concept.objects.filter(pk=into).first()
    if concept is None:
        raise Undecidable(gettext("The concept to merge into is not in the glossary any more."))
    return plan_joining(forms=forms, concept=concept, user=planned.author)


def _chosen(planned: PlannedChange) -> list[Chosen]:
    return parse_chosen(planned.arguments["chosen"])


PLANNERS = {
    Act.EDITED: Planner(_CHANGING, reworded),
    Act.ACCEPTED: Planner(_ADDING, _accept),
    Act.IMPORTED: Planner(_ADDING, _import),
    Act.CATEGORY: Planner(
        _CHANGING, lambda planned: plan_category(_chosen(planned), planned.arguments["category"])
    ),
    Act.RELIABILITY: Planner(
        _CHANGING,
        lambda planned: plan_reliability(
            _chosen(planned),
            language=planned.arguments["language"],
            reliability=planned.arguments["reliability"],
        ),
    ),
    Act.STATUS: Planner(
        _CHANGING,
        lambda planned: plan_status(
            _chosen(planned),
            language=planned.arguments["language"],
            status=planned.arguments["status"],
        ),
    ),
    Act.MERGED: Planner(
        _REMOVING, lambda planned: plan_merging(_chosen(planned), into=planned.arguments["into"])
    ),
    Act.DELETED: Planner(_REMOVING, lambda planned: plan_deletion(_chosen(planned))),
}
