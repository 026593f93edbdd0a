"""The objections of the checks, kept up to date beside the translations.

`update_findings` runs in the transaction that verifies names; `translations.review` dismisses.
"""

from __future__ import annotations

from .keys import concerns_all, keyed, quoted
from .pairs import Checked
from .queries import GRAVE, open_findings, with_open_findings
from .update import as_failure, update_findings

__all__ = [
    "GRAVE",
    "Checked",
    "as_failure",
    "concerns_all",
    "keyed",
    "open_findings",
    "quoted",
    "update_findings",
    "with_open_findings",
]
