"""The append-only history of a translation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from .translation import Provenance, State, Translation


class Revision(Provenance):
    """One version of a translation: what it said and in which state, who made it so, and why.

    `author` is null for the machine. Rows are added, never changed.
    """

    class Action(models.TextChoices):
        DRAFTED = "drafted", gettext_lazy("drafted")
        SUBMITTED = "submitted", gettext_lazy("submitted")
        APPROVED = "approved", gettext_lazy("approved")
        SENT_BACK = "sent_back", gettext_lazy("sent back")
        REOPENED = "reopened", gettext_lazy("reopened")
        TERM_CHANGED = "term_changed", gettext_lazy("mended a term in")
        TERM_UNDONE = "term_undone", gettext_lazy("took a term change back in")
        RESEGMENTED = "resegmented", gettext_lazy("cut the segment of")
        IMPORTED = "imported", gettext_lazy("brought in")
        UNIMPORTED = "unimported", gettext_lazy("took an import back in")
        REPLACED = "replaced", gettext_lazy("replaced words in")
        REPEATED = "repeated", gettext_lazy("repeated from the same source")
        UNDONE = "undone", gettext_lazy("took a change back in")

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
        indexes = [
            models.Index(fields=["action", "created_at", "translation"], name="revision_by_time")
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} r{self.number}"
