"""Who has which translation open."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models

from sources.language_names import TARGET_CHOICES
from sources.models import Segment

EXPIRES = timedelta(seconds=30)
"""How long somebody counts as present after the last sign of life."""


class Presence(models.Model):
    """Somebody had the translation of a segment open at `seen_at`. It tells, and locks nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    segment = models.ForeignKey(Segment, models.CASCADE, related_name="+")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "segment", "target"], name="present_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.segment_id} → {self.target}"
