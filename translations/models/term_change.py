"""Changes of the glossary's terms, and the translations mended for them."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from glossary.models import Concept

from .translation import Translation


class TermChange(models.Model):
    """A change of a concept's terms as an event: who, when, why, from what to what.

    `before` and `after` are the concept's terms as `glossary.services.wording` writes them; with
    them a change can be undone. `units` are the ids of the memory units that it flagged.
    `identifier` keeps the name of a concept that is no more.
    """

    concept = models.ForeignKey(
        Concept, models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    identifier = models.CharField(max_length=120)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    before = models.JSONField()
    after = models.JSONField()
    units = models.JSONField(default=list, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.identifier}, change {self.pk}"


class Mend(models.Model):
    """One translation that a change was to mend.

    `spans` are [start, end, new form] in the text of revision `before`; `after` is the number of
    the revision made. `note` says why the text was passed over or not restored.
    """

    class State(models.TextChoices):
        PENDING = "pending", "waiting"
        APPLIED = "applied", "mended"
        PASSED_OVER = "passed_over", "passed over"
        UNDONE = "undone", "restored"
        KEPT = "kept", "not restored"

    change = models.ForeignKey(TermChange, models.CASCADE, related_name="mends")
    translation = models.ForeignKey(Translation, models.CASCADE, related_name="mends")
    spans = models.JSONField()
    before = models.PositiveIntegerField()
    after = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["change", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "translation"], name="mend_once_per_change")
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.state}"
