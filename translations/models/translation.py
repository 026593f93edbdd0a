"""The current text of a segment in one target."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, gettext_lazy

from sources.language_names import TARGET_CHOICES
from sources.languages import LANGUAGES
from sources.models import Segment


class State(models.TextChoices):
    """How far a translation has come; maps to XLIFF 2.1 `state` and `subState` (clause 4.3.1)."""

    INITIAL = "initial", gettext_lazy("not started")
    DRAFT = "draft", gettext_lazy("draft")
    TRANSLATED = "translated", gettext_lazy("translated")
    NEEDS_WORK = "needs_work", gettext_lazy("needs work")
    APPROVED = "approved", gettext_lazy("approved")


class Origin(models.TextChoices):
    """Where a text came from."""

    MT = "mt", gettext_lazy("machine")
    TM = "tm", gettext_lazy("memory")
    HUMAN = "human", gettext_lazy("human")
    PIVOT = "pivot", gettext_lazy("machine, through English")
    IMPORT = "import", gettext_lazy("imported")


class Provenance(models.Model):
    """What a text and each of its revisions record about where the text came from.

    `engine` and `engine_version` are set for machine text; `pivot` is the English revision that a
    Chinese text was made from or checked against; `gist` marks an engine good for the gist only.
    `memory` is the unit a text was taken from and `match` how far its source is the same, in
    percent. `score` is the engine's mean log-probability per token, `free_score` the same before
    required terms were forced into the text.
    """

    origin = models.CharField(max_length=6, choices=Origin, blank=True)
    engine = models.CharField(max_length=40, blank=True)
    engine_version = models.CharField(max_length=80, blank=True)
    gist = models.BooleanField(default=False)
    pivot = models.ForeignKey(
        "translations.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    memory = models.ForeignKey(
        "translations.MemoryUnit", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    match = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    free_score = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True

    def forget_origin(self) -> None:
        """Clear the provenance, before a text of another origin takes the place of this one."""
        self.origin = self.engine = self.engine_version = ""
        self.gist = False
        self.pivot = self.memory = self.match = self.score = self.free_score = None

    @property
    def origin_detail(self) -> str:
        """The origin in words: "machine, argos 1.9" or "human"."""
        parts = [self.get_origin_display()] if self.origin else []
        if self.match is not None:
            parts.append(f"{self.match} % match")
        if self.engine:
            parts.append(f"{self.engine} {self.engine_version}".strip())
        if self.gist:
            parts.append(gettext("gist quality"))
        return ", ".join(parts)


class Translation(Provenance):
    """The current text of a segment in one target.

    `version` counts the changes; a save must name the version it was made against. Each version
    has its Revision, so nothing is ever overwritten without trace. `estimate` says how much a
    machine text deserves trust, 0 to 1 (docs/evaluation.md), null for texts that an engine did not
    write; `doubts` are what lowered it, the gravest first. `agreement` is what a second engine
    thinks of the text, where one was asked: the chrF against its own draft, 0 to 100, or the mean
    natural-log probability that it gives the text's tokens, below 0.
    """

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="translations")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.INITIAL)
    version = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now=True)
    estimate = models.FloatField(null=True, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    agreement = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["segment", "target"]
        constraints = [
            models.UniqueConstraint(fields=["segment", "target"], name="translation_per_target"),
            models.CheckConstraint(
                condition=models.Q(state="initial") | ~models.Q(text=""),
                name="translation_not_empty",
            ),
        ]
        indexes = [
            # What waits is counted and ordered from this index alone.
            models.Index(
                fields=["state", "target", "segment", "estimate", "submitted_by"],
                name="translation_waiting",
            ),
            models.Index(fields=["segment", "state", "target"], name="translation_of_segment"),
        ]
        permissions = [
            ("submit_translation", "Can edit and submit translations"),
            ("approve_translation", "Can approve, send back and reopen translations"),
            ("draft_translation", "Can have translations drafted by machine"),
            ("export_translation", "Can export translations"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} → {self.target}"

    def forget_origin(self) -> None:
        """Clear the provenance, and the estimate, which is one of the text that goes."""
        super().forget_origin()
        self.estimate = self.agreement = None
        self.doubts = []

    @property
    def tag(self) -> str:
        """BCP 47 tag of the target."""
        return LANGUAGES[self.target].tag

    @property
    def locked(self) -> bool:
        """Whether the text may not be edited before somebody reopens it."""
        return self.state == State.APPROVED

    @property
    def stale(self) -> bool:
        """Whether the English this text was made from no longer says the same.

        Only for a text with a pivot; reads the pivot's translation, so lists load it beforehand
        (`select_related("pivot__translation")`).
        """
        return self.pivot is not None and self.pivot.text != self.pivot.translation.text
