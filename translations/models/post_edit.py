"""How far people changed what a machine had drafted."""

from __future__ import annotations

from django.db import models

from .translation import Translation


class PostEdit(models.Model):
    """The first machine text of a translation, measured against its approved one.

    `version` is the translation's version that was measured; the row says nothing of another one.
    `chrf` is the chrF2 of the segment in percent. `edits` and `length` are the numerator and the
    denominator of its TER, so that sums of them give the TER of any choice of segments.
    """

    translation = models.OneToOneField(
        Translation, models.CASCADE, primary_key=True, related_name="post_edit"
    )
    version = models.PositiveIntegerField()
    engine = models.CharField(max_length=40, blank=True)
    engine_version = models.CharField(max_length=80, blank=True)
    approved_at = models.DateTimeField()
    chrf = models.FloatField()
    edits = models.FloatField()
    length = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["approved_at"], name="post_edit_by_time")]

    def __str__(self) -> str:
        return f"{self.translation_id}: chrF2 {self.chrf:.1f}"
