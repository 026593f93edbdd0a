"""Concepts, their terms in each language, and where segments name them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sources.languages import LANGUAGE_CHOICES, LANGUAGES
from sources.models import Article, Segment
from sources.text import fold


class Concept(models.Model):
    """One thing with one identity (TBX `conceptEntry`); `identifier` is stable across exports."""

    class Category(models.TextChoices):
        PERSON = "person", "person"
        OFFICE = "office", "office"
        ORGANISATION = "organisation", "organisation"
        ZONE = "zone", "zone"
        PLACE = "place", "place"
        INITIATIVE = "initiative", "initiative"
        EVENT = "event", "event"
        OTHER = "other", "other"

    identifier = models.CharField(max_length=120, unique=True)
    category = models.CharField(max_length=12, choices=Category, default=Category.OTHER)
    definition = models.TextField(blank=True)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["identifier"]

    def __str__(self) -> str:
        return self.identifier


class Term(models.Model):
    """A concept's written form in one language (TBX `termSec`)."""

    class Status(models.TextChoices):
        """TBX `administrativeStatus`; a deprecated term must not appear in output."""

        PREFERRED = "preferred", "preferred"
        ADMITTED = "admitted", "admitted"
        DEPRECATED = "deprecated", "deprecated"

    class Type(models.TextChoices):
        """TBX `termType`, with the values that names need."""

        FULL = "full", "full form"
        SHORT = "short", "short form"
        ACRONYM = "acronym", "acronym"
        ABBREVIATION = "abbreviation", "abbreviation"
        VARIANT = "variant", "variant"
        TRANSLITERATION = "transliteration", "transliterated form"

    class Reliability(models.TextChoices):
        """How far the form may be trusted."""

        OFFICIAL = "official", "official"
        ATTESTED = "attested", "attested"
        UNATTESTED = "unattested", "unattested"

    concept = models.ForeignKey(Concept, models.CASCADE, related_name="terms")
    language = models.CharField(max_length=8, choices=LANGUAGE_CHOICES)
    text = models.CharField(max_length=300)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PREFERRED)
    type = models.CharField(max_length=16, choices=Type, default=Type.FULL)
    reliability = models.CharField(
        max_length=10, choices=Reliability, default=Reliability.UNATTESTED
    )
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["concept", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "language", "text"], name="term_once_per_concept"
            ),
            models.UniqueConstraint(
                fields=["concept", "language"],
                condition=Q(status="preferred"),
                name="term_one_preferred",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="term_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.text)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def tag(self) -> str:
        """BCP 47 tag of the term's language."""
        return LANGUAGES[self.language].tag


class SurfaceForm(models.Model):
    """An inflected or spelling variant that a term takes in running text.

    People add and lock forms, or forbid one that a rule would otherwise make; forms that rules can
    make afresh are not stored.
    """

    class Kind(models.TextChoices):
        ADDED = "added", "added"
        FORBIDDEN = "forbidden", "forbidden"

    term = models.ForeignKey(Term, models.CASCADE, related_name="forms")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.ADDED)

    class Meta:
        ordering = ["term", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "text"], name="form_once_per_term"),
            models.CheckConstraint(condition=~Q(text=""), name="form_not_empty"),
        ]

    def __str__(self) -> str:
        return self.text


class Evidence(models.Model):
    """A quotation that attests a term (TBX `context` and `source`).

    `segment.text[start:end] == quotation` is the form the term was found in; the segment's article
    says who wrote it and when. It goes with its term, and with the article.
    """

    term = models.ForeignKey(Term, models.CASCADE, related_name="evidence")
    segment = models.ForeignKey(Segment, models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quotation = models.CharField(max_length=400)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["term", "created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["term", "segment", "start"], name="evidence_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_not_empty"),
        ]

    def __str__(self) -> str:
        return self.quotation


class Occurrence(models.Model):
    """A place where a segment names a concept: `segment.text[start:end] == surface`.

    Occurrences of one segment never overlap. A `possible` one is shown but never enforced.
    """

    class Certainty(models.TextChoices):
        SURE = "sure", "sure"
        POSSIBLE = "possible", "possible"

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="occurrences")
    concept = models.ForeignKey(Concept, models.CASCADE, related_name="occurrences")
    term = models.ForeignKey(Term, models.CASCADE, related_name="occurrences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.CharField(max_length=400)
    certainty = models.CharField(max_length=8, choices=Certainty, default=Certainty.SURE)

    class Meta:
        ordering = ["segment", "start"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "start"], name="occurrence_start"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="occurrence_not_empty"),
        ]

    def __str__(self) -> str:
        return self.surface


class ArticleMatching(models.Model):
    """Which revision of the glossary an article's occurrences were found with."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="matching")
    revision = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.article_id} at {self.revision}"


class GlossaryState(models.Model):
    """A counter that every change of the glossary moves, so that matchers know when to rebuild."""

    revision = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.revision)


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
