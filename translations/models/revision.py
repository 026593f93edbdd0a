"""The append-only history of a translation."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .translation import Provenance, State, Translation


class Revision(Provenance):
    """One version of a translation: what it said and in which state, who made it so, and why.

    `author` is null for the machine. Rows are added, never changed.
    """

    class Action(models.TextChoices):
        DRAFTED = "drafted", "drafted"
        SUBMITTED = "submitted", "submitted"
        APPROVED = "approved", "approved"
        SENT_BACK = "sent_back", "sent back"
        REOPENED = "reopened", "reopened"
        TERM_CHANGED = "term_changed", "mended a term in"
        TERM_UNDONE = "term_undone", "took a term change back in"
        RESEGMENTED = "resegmented", "cut the segment of"

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=12, choices=Action)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State)
    reason = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["translation", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["translation", "number"], name="revision_number")
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} r{self.number}"
