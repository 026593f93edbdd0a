"""Why an import cannot be applied or taken back."""

from __future__ import annotations

from sources.errors import ConcordError


class ImportRefused(ConcordError):
    """An act on an import that its state forbids."""
