"""Translations brought back from files that somebody edited elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.language_names import TARGET_CHOICES
from sources.languages import LANGUAGES
from sources.models import Segment

from .translation import State


class TranslationImport(models.Model):
    """One file brought back, as an event: who, when, which, and what became of it.

    `content` is kept until the file has been read. `counts` says how many rows are of which kind;
    those that change nothing are only counted.
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        PLANNED = "planned", _("to be looked at")
        APPLYING = "applying", _("being applied")
        APPLIED = "applied", _("applied")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", _("taken back")

    name = models.CharField(max_length=300)
    content = models.BinaryField(default=bytes)
    fingerprint = models.CharField(max_length=64, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State, default=State.READING)
    counts = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ImportedText(models.Model):
    """One row of a file, held against the translation that it is of.

    `place` is where it stands in the file, `called` the segment's id there. `segment` is null where
    none fits; `offered` says that it was found by its source text alone. `version` is that of the
    translation when the row was held against it, and guards the change; `before` is the version
    that was then replaced and `after` the one made. `why` explains the kind, `remark` what will
    become of the state, `note` comes from the file, `outcome_note` says why a chosen row was
    passed over or not restored.
    """

    class Kind(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changed")
        CONFLICT = "conflict", _("conflicts")
        APART = "apart", _("kept apart")
        REFUSED = "refused", _("refused")

    class Outcome(models.TextChoices):
        NONE = "", ""
        APPLIED = "applied", _("applied")
        PASSED_OVER = "passed_over", _("passed over")
        UNDONE = "undone", _("taken back")
        KEPT = "kept", _("not taken back")

    batch = models.ForeignKey(TranslationImport, models.CASCADE, related_name="texts")
    place = models.CharField(max_length=300)
    called = models.CharField(max_length=80, blank=True)
    segment = models.ForeignKey(Segment, models.SET_NULL, null=True, blank=True, related_name="+")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    source = models.TextField()
    text = models.TextField(blank=True)
    current = models.TextField(blank=True)
    becomes = models.CharField(max_length=10, choices=State, blank=True)
    note = models.TextField(blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    offered = models.BooleanField(default=False)
    why = models.CharField(max_length=300, blank=True)
    remark = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=0)
    chosen = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_note = models.CharField(max_length=200, blank=True)
    before = models.PositiveIntegerField(null=True, blank=True)
    after = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["batch", "pk"]
        indexes = [models.Index(fields=["batch", "kind", "id"], name="imported_by_kind")]

    def __str__(self) -> str:
        return f"{self.called} into {self.target}"

    @property
    def tag(self) -> str:
        """BCP 47 tag of the target."""
        return LANGUAGES[self.target].tag

    @property
    def possible(self) -> bool:
        """Whether a person may choose to have this row applied."""
        return self.kind != self.Kind.REFUSED and self.segment_id is not None
