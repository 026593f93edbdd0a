"""Articles as they came, and their segments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from .functions import Head
from .language_names import LANGUAGE_CHOICES
from .languages import LANGUAGES


class Article(models.Model):
    """An imported document.

    `text` is the cleaned text: cleaning marks litter, it never deletes, so nothing is missing from
    it. Every offset in Concord counts Python code points of a stored text, half-open [start, end).
    `published_on` is an ISO 8601 date of reduced precision ("2021-04" when the text gives no day).
    """

    language = models.CharField(max_length=8, choices=LANGUAGE_CHOICES)
    title = models.CharField(max_length=500)
    outlet = models.CharField(max_length=200, blank=True)
    published_on = models.CharField(max_length=10, blank=True)
    text = models.TextField()
    fingerprint = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-imported_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def tag(self) -> str:
        """BCP 47 tag of the article's language."""
        return LANGUAGES[self.language].tag


class Original(models.Model):
    """The bytes an article was read from, kept exactly.

    They lie in the database, not in a folder, so that a backup is whole and every worker machine
    of a larger installation sees them; in a table of their own, so that no list loads them.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="original")
    filename = models.CharField(max_length=255)
    encoding = models.CharField(max_length=40)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.filename


class Segment(models.Model):
    """A sentence, heading or piece of litter: `article.text[start:end] == text`.

    Segments of one article are ordered, disjoint, and only white space lies between them.
    """

    class Kind(models.TextChoices):
        HEADING = "heading", gettext_lazy("heading")
        BODY = "body", gettext_lazy("body")
        EXCLUDED = "excluded", gettext_lazy("excluded")

    article = models.ForeignKey(Article, models.CASCADE, related_name="segments")
    position = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.BODY)
    exclusion = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["article", "position"]
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="segment_position"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="segment_not_empty"),
            models.CheckConstraint(
                condition=Q(kind="excluded") ^ Q(exclusion=""), name="segment_exclusion_has_reason"
            ),
        ]
        indexes = [
            models.Index(Head("text"), name="segment_head"),
            models.Index(fields=["article", "kind", "position"], name="segment_by_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}.{self.position}"

    @property
    def translatable(self) -> bool:
        """Whether the segment is prose of the article rather than litter."""
        return self.kind != self.Kind.EXCLUDED
