"""Machine texts that lie beside a person's."""

from __future__ import annotations

from django.db import models

from .translation import Provenance, Translation


class Proposal(Provenance):
    """What an engine makes of the English as it now stands, offered beside a person's text.

    The machine never writes over what a person edited or approved, even where the English it was
    made from has changed since. A proposal holds only while the English still says what its
    `pivot` says, and goes when the translation gets a new text.
    """

    translation = models.OneToOneField(Translation, models.CASCADE, related_name="proposal")
    text = models.TextField()
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.text[:60]
