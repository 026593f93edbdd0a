"""A text and its translation side by side, brought together sentence by sentence."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy

from sources.language_names import TARGET_CHOICES
from sources.languages import LANGUAGES
from sources.models import Article


class Alignment(models.Model):
    """An article and a translation of it that came as a text of its own.

    `sentences` are those of the translation; `segments` the ids of the article's, with `source`
    their texts as they were. `beads` list [source numbers, target numbers, sure, seen], numbers
    counted from 0: each sentence stands in exactly one, `seen` says that a person has looked at it.
    `steps` are the last corrections, for taking them back: [at, beads that are there now, beads
    that were there before]. `version` counts them and guards each. `name` is that of the file.
    """

    TEXTS = ("segments", "source", "sentences", "beads", "steps")
    """The large fields, which lists and units leave out."""

    class State(models.TextChoices):
        WAITING = "waiting", gettext_lazy("waiting")
        READY = "ready", gettext_lazy("ready")

    article = models.ForeignKey(Article, models.CASCADE, related_name="alignments")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    name = models.CharField(max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    segments = models.JSONField()
    source = models.JSONField()
    sentences = models.JSONField()
    beads = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name} beside article {self.article_id}"

    @property
    def tag(self) -> str:
        """BCP 47 tag of the translation."""
        return LANGUAGES[self.target].tag
