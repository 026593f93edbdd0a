"""Approvals of many translations at once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sources.models import Article

from .translation import Translation


class BulkApproval(models.Model):
    """One act by which a reviewer approved what was clean in an article.

    `left_out` counts, by reason, what the person may have expected to be approved and was not.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="bulk_approvals")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    left_out = models.JSONField(default=dict, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"approval {self.pk} in article {self.article_id}"


class BulkApproved(models.Model):
    """A translation approved in a bulk approval: at which version, and in which state it was."""

    act = models.ForeignKey(BulkApproval, models.CASCADE, related_name="approved")
    translation = models.ForeignKey(Translation, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)

    class Meta:
        ordering = ["act", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["act", "translation"], name="approved_once_per_act")
        ]

    def __str__(self) -> str:
        return f"{self.translation_id} at {self.version}"
