"""Changes of where an article's segments begin and end."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from sources.models import Article, Segment


class Resegmentation(models.Model):
    """One act by which a person cut segments anew, and what was there before.

    `segment` is the one that stayed. `before` lists the segments as they were; one that the act
    deleted carries the revisions of its translations in full, so that nothing is lost with it.
    """

    class Action(models.TextChoices):
        SPLIT = "split", gettext_lazy("split")
        MERGED = "merged", gettext_lazy("merged")
        EXCLUDED = "excluded", gettext_lazy("left out")
        INCLUDED = "included", gettext_lazy("taken in")

    article = models.ForeignKey(Article, models.CASCADE, related_name="resegmentations")
    segment = models.ForeignKey(Segment, models.SET_NULL, null=True, related_name="resegmentations")
    action = models.CharField(max_length=8, choices=Action)
    before = models.JSONField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.action} in article {self.article_id}"
