"""Where segments name concepts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from sources.models import Article, Segment

from .choice import NameChoice
from .concept import Concept
from .term import Term


class Occurrence(models.Model):
    """A place where a segment names a concept: `segment.text[start:end] == surface`.

    Occurrences of one segment never overlap. A `possible` one is shown but never enforced.
    `rivals` are the ids of other concepts that are written the same; then the occurrence is
    possible until a person makes a `choice`, and that concept's from then on. A `shortened` one is
    part of a person's name ("Wang"), and so may its rendition be.
    """

    class Certainty(models.TextChoices):
        SURE = "sure", gettext_lazy("sure")
        POSSIBLE = "possible", gettext_lazy("possible")

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="occurrences")
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="occurrences")
    term = models.ForeignKey(Term, models.CASCADE, related_name="occurrences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=400)
    certainty = models.CharField(max_length=8, choices=Certainty, default=Certainty.SURE)
    rivals = models.JSONField(default=list, blank=True)
    shortened = models.BooleanField(default=False)
    choice = models.ForeignKey(
        NameChoice, models.SET_NULL, null=True, blank=True, related_name="occurrences"
    )

    class Meta:
        ordering = ["segment", "start"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "start"], name="occurrence_start"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="occurrence_not_empty"),
        ]

    def __str__(self) -> str:
        return self.surface

    @property
    def ambiguous(self) -> bool:
        """Whether it may be of several concepts, and nobody has said yet of which."""
        return bool(self.rivals) and self.choice_id is None


class ArticleMatching(models.Model):
    """Which revision of the glossary an article's occurrences were found with."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="matching")
    revision = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.article_id} at {self.revision}"
