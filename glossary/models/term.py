"""A concept's written forms, and the inflected forms they take in running text."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from glossary.common_words import caution
from sources.language_names import LANGUAGE_CHOICES
from sources.languages import LANGUAGES
from sources.text import fold

from .concept import Concept


class Term(models.Model):
    """A concept's written form in one language (TBX `termSec`).

    `confirmed` says that a person wants it enforced although it is a common word or a single
    character; such a term is otherwise only a possible occurrence wherever it stands.
    """

    class Status(models.TextChoices):
        """TBX `administrativeStatus`; a deprecated term must not appear in output."""

        PREFERRED = "preferred", gettext_lazy("preferred")
        ADMITTED = "admitted", gettext_lazy("admitted")
        DEPRECATED = "deprecated", gettext_lazy("deprecated")

    class Type(models.TextChoices):
        """TBX `termType`, with the values that names need."""

        FULL = "full", gettext_lazy("full form")
        SHORT = "short", gettext_lazy("short form")
        ACRONYM = "acronym", gettext_lazy("acronym")
        ABBREVIATION = "abbreviation", gettext_lazy("abbreviation")
        VARIANT = "variant", gettext_lazy("variant")
        TRANSLITERATION = "transliteration", gettext_lazy("transliterated form")

    class Reliability(models.TextChoices):
        """How far the form may be trusted."""

        OFFICIAL = "official", gettext_lazy("official")
        ATTESTED = "attested", gettext_lazy("attested")
        UNATTESTED = "unattested", gettext_lazy("unattested")

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
    confirmed = models.BooleanField(default=False)

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
    def doubtful(self) -> bool:
        """Whether it is a common word or a single character that nobody has confirmed."""
        return not self.confirmed and bool(caution(self.text, self.language))

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
        ADDED = "added", gettext_lazy("added")
        FORBIDDEN = "forbidden", gettext_lazy("forbidden")

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
