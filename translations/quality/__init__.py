"""Figures of the whole corpus for the quality page: what each module counts, it counts in the
database, in a number of queries that does not depend on the rows."""

from __future__ import annotations

from .consistency import Consistency, CorpusConsistency, consistency
from .failing import Failing, FailingKind, failing
from .measuring import measure, unmeasured
from .post_editing import EngineFigures, post_editing
from .scope import PAIRS, Scope, Step, moments
from .throughput import Acts, PairStates, acts, states

__all__ = [
    "PAIRS",
    "Acts",
    "Consistency",
    "CorpusConsistency",
    "EngineFigures",
    "Failing",
    "FailingKind",
    "PairStates",
    "Scope",
    "Step",
    "acts",
    "consistency",
    "failing",
    "measure",
    "moments",
    "post_editing",
    "states",
    "unmeasured",
]
