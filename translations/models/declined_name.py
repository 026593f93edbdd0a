"""Names that a person did not want made into terms."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from glossary.models import Concept
from sources.language_names import LANGUAGE_CHOICES, TARGET_CHOICES


class DeclinedName(models.Model):
    """An offer to write a name otherwise from now on that was declined, for everybody.

    `concept` is null where the glossary lacks the name; `surface` is then how the source has it.
    `surface` and `form` are folded.
    """

    concept = models.ForeignKey(Concept, models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=8, choices=LANGUAGE_CHOICES)
    surface = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    form = models.CharField(max_length=300)
    declined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    declined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "target", "form"],
                condition=Q(concept__isnull=False),
                name="declined_for_concept",
            ),
            models.UniqueConstraint(
                fields=["language", "surface", "target", "form"],
                condition=Q(concept__isnull=True),
                name="declined_for_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface}: {self.form}"
