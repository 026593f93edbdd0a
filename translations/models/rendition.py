"""How a translation writes each place where its segment names a concept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy

from glossary.models import Occurrence
from sources.models import Article

from .translation import Translation


class Rendition(models.Model):
    """The glossary's verdict on one occurrence in one translation.

    `required` is the preferred form; `start` and `end` are offsets into the translation's text, or
    null where nothing was found. `outcome` says how machine text came to obey, or that it did not.
    `likely` is what seems to stand in the place of a missing name, beginning at `likely_start`.
    `score_drop` is by how much forcing the name in lowered the engine's mean log-probability of a
    token, null where nothing was forced or the engine does not tell.
    """

    LARGE_DROP = 0.5
    """From here on a forced name probably sits badly in its sentence, in nats a token."""

    class Verdict(models.TextChoices):
        RIGHT = "right", gettext_lazy("right")
        WRONG = "wrong", gettext_lazy("wrong")
        MISSING = "missing", gettext_lazy("missing")

    class Outcome(models.TextChoices):
        SATISFIED = "satisfied", gettext_lazy("satisfied")
        CONSTRAINED = "constrained", gettext_lazy("constrained")
        REPAIRED = "repaired", gettext_lazy("repaired")
        VIOLATED = "violated", gettext_lazy("violated")

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="renditions")
    occurrence = models.ForeignKey(Occurrence, models.CASCADE, related_name="renditions")
    required = models.CharField(max_length=300)
    found = models.CharField(max_length=400, blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    likely = models.CharField(max_length=400, blank=True)
    likely_start = models.PositiveIntegerField(null=True, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict)
    outcome = models.CharField(max_length=12, choices=Outcome)
    score_drop = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["translation", "occurrence"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "occurrence"], name="rendition_per_occurrence"
            )
        ]
        indexes = [
            models.Index(
                fields=["translation"],
                name="rendition_not_right",
                condition=~models.Q(verdict="right"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.required}: {self.verdict}"

    @property
    def sits_badly(self) -> bool:
        """Whether the engine found the sentence much less likely with the name forced in."""
        return self.score_drop is not None and self.score_drop >= self.LARGE_DROP


class ArticleVerification(models.Model):
    """Which revision of the glossary, and of the checks, an article's translations were last held
    against."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="verification")
    revision = models.PositiveBigIntegerField()
    checks = models.CharField(max_length=16, default="")

    def __str__(self) -> str:
        return f"{self.article_id} at {self.revision}"
