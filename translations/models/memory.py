"""Approved segment pairs."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sources.language_names import LANGUAGE_CHOICES, TARGET_CHOICES
from sources.models import Segment


class MemoryUnit(models.Model):
    """An approved pair (TMX `tu`). `source_hash` finds equal texts; `context_hash` and `after_hash`
    are those of the segments before and after it, "" where its article begins and ends. An
    `outdated` one carries a form of a name that the glossary has given up; drafts are not taken
    from it. `alignment` tells of a unit that was not approved here which text it was read from."""

    segment = models.ForeignKey(Segment, models.SET_NULL, null=True, related_name="memory_units")
    source_language = models.CharField(max_length=8, choices=LANGUAGE_CHOICES)
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    source_text = models.TextField()
    source_hash = models.CharField(max_length=64)
    context_hash = models.CharField(max_length=64, blank=True)
    after_hash = models.CharField(max_length=64, blank=True)
    text = models.TextField()
    outdated = models.BooleanField(default=False)
    alignment = models.ForeignKey(
        "translations.Alignment", models.SET_NULL, null=True, blank=True, related_name="units"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-approved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "target"], name="memory_per_segment")
        ]
        indexes = [
            models.Index(fields=["source_hash", "source_language", "target"], name="memory_exact")
        ]

    def __str__(self) -> str:
        return self.source_text[:60]
