"""Checks of translations of press prose.

A check is one module of this package whose class carries `@register`; importing the package imports
them all, so a new check is one new file. Checks know neither the database nor requests: they take a
pair of texts with the verdicts on its names and give spans of the target with a message.
"""

from __future__ import annotations

from sources.families import import_members

from .base import (
    Check,
    Failure,
    Pair,
    RequiredName,
    Severity,
    UnknownCheck,
    check,
    checks,
    register,
    run_checks,
)

import_members(__name__)

__all__ = [
    "Check",
    "Failure",
    "Pair",
    "RequiredName",
    "Severity",
    "UnknownCheck",
    "check",
    "checks",
    "register",
    "run_checks",
]
