"""Names that people refused to take up."""

from __future__ import annotations

from django.db import models

from sources.language_names import LANGUAGE_CHOICES


class RefusedCandidate(models.Model):
    """A name that a person refused to take up from the articles; never proposed again."""

    language = models.CharField(max_length=8, choices=LANGUAGE_CHOICES)
    folded = models.CharField(max_length=400)

    class Meta:
        ordering = ["language", "folded"]
        constraints = [
            models.UniqueConstraint(fields=["language", "folded"], name="candidate_refused_once"),
        ]

    def __str__(self) -> str:
        return self.folded
