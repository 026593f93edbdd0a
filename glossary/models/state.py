"""Which revision the glossary is at."""

from __future__ import annotations

from django.db import models


class GlossaryState(models.Model):
    """A counter that every change of the glossary moves, so that matchers know when to rebuild."""

    revision = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.revision)
