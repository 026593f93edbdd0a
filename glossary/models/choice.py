"""Which of several concepts that are written the same people say is meant."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sources.models import Article
from sources.text import fold

from .concept import Concept


class NameChoice(models.Model):
    """A person's word on who or what an ambiguous name is, at one place or in a whole article.

    `start` is an offset into the article's text, where `surface` begins; null for every place of
    the article that is written so (`folded`). Kept when it is withdrawn or replaced, with who did
    it: only a choice without `withdrawn_at` is in force.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="name_choices")
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="name_choices")
    start = models.PositiveIntegerField(null=True, blank=True)
    surface = models.CharField(max_length=400)
    folded = models.CharField(max_length=500, editable=False)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["article", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "start"],
                condition=Q(withdrawn_at=None, start__isnull=False),
                name="choice_once_per_place",
            ),
            models.UniqueConstraint(
                fields=["article", "folded"],
                condition=Q(withdrawn_at=None, start=None),
                name="choice_once_per_name",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("chosen_at")),
                name="choice_withdrawn_later",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface}: {self.concept_id}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.surface)
        super().save(*args, **kwargs)  # type: ignore[arg-type]
