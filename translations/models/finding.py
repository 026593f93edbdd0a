"""What the checks object to in the current texts, and the objections that people dismissed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .translation import Translation


class Severity(models.TextChoices):
    """How grave an objection is; see `translations.checks.Severity`."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")
    INFO = "info", _("style")


class Dismissal(models.Model):
    """A person's word that a check is mistaken about one place of a translation.

    `key` says which place and what about it (`translations.findings.keys`): the dismissal holds as
    long as that place says the same, whatever becomes of the rest. `kind` is the id of the check,
    `quoted` the place as it stood, "" where the objection was to something that is not there.
    Nothing is deleted: one that is taken back keeps its row, for the history.
    """

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="dismissals")
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity)
    message = models.TextField()
    quoted = models.TextField(blank=True)
    reason = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation", "key"],
                condition=Q(taken_back_at=None),
                name="dismissal_in_force",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="dismissal_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason[:60]}"


class Finding(models.Model):
    """One objection of a check to the current text of a translation.

    `kind` is the id of the check; `start` and `end` are offsets into the text, the whole of it
    where the objection is to something that is not there. It is open unless it has a dismissal.
    Only `translations.findings` writes these.
    """

    translation = models.ForeignKey(Translation, models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=40)
    severity = models.CharField(max_length=8, choices=Severity)
    message = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    key = models.CharField(max_length=40)
    dismissal = models.ForeignKey(
        Dismissal, models.SET_NULL, null=True, blank=True, related_name="findings"
    )

    class Meta:
        ordering = ["translation", "start", "end", "kind"]
        indexes = [
            models.Index(
                fields=["severity", "kind"], name="finding_open", condition=Q(dismissal=None)
            ),
            models.Index(
                fields=["translation", "severity"],
                name="finding_open_of_text",
                condition=Q(dismissal=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.message[:60]}"


class CheckedText(models.Model):
    """What the checks last saw of a translation, as a digest, so that they need not look twice."""

    translation = models.OneToOneField(
        Translation, models.CASCADE, primary_key=True, related_name="checked"
    )
    digest = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.digest}"
