"""Changes of the glossary's terms, and the translations mended for them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_lazy as _

from glossary.models import Concept

from .translation import Translation


class TermChange(models.Model):
    """A change of terms as an event: which act, by whom, when, why, to how many concepts.

    The acts TEXT_ACTS change no term: they write into many translations what a person asked for,
    and are kept and taken back in the same way.

    `title` names what was changed: the concept, some of several, or the file. `units` are the ids
    of the memory units that it flagged, `articles` those that named a concept which went: they are
    matched again when the change is taken back.
    """

    class Act(models.TextChoices):
        EDITED = "edited", _("edited")
        ACCEPTED = "accepted", _("accepted from the candidates")
        IMPORTED = "imported", _("imported")
        CATEGORY = "category", _("category set")
        RELIABILITY = "reliability", _("reliability set")
        STATUS = "status", _("status set")
        MERGED = "merged", _("merged")
        DELETED = "deleted", _("deleted")
        REPLACED = "replaced", _("words replaced")
        REPEATED = "repeated", _("repeated for the same source")

    act = models.CharField(max_length=12, choices=Act, default=Act.EDITED)
    title = models.CharField(max_length=300)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField(blank=True)
    units = models.JSONField(default=list, blank=True)
    articles = models.JSONField(default=list, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.title}, change {self.pk}"

    @property
    def of_texts(self) -> bool:
        """Whether it changed texts alone, and no term."""
        return self.act in TEXT_ACTS


TEXT_ACTS = (TermChange.Act.REPLACED, TermChange.Act.REPEATED)


class ConceptChange(models.Model):
    """What a change made of one concept.

    `before` and `after` are its terms as `glossary.services.wording` writes them, null where there
    was no concept, or is none any more. `concept` is not held by a constraint: the number outlives
    a concept that is deleted, and means it again when the deletion is taken back.
    """

    change = models.ForeignKey(TermChange, models.CASCADE, related_name="concepts")
    concept = models.ForeignKey(
        Concept,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        related_name="changes",
    )
    identifier = models.CharField(max_length=120)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["change", "pk"]

    def __str__(self) -> str:
        return f"{self.identifier}, change {self.change_id}"


class PlannedChange(models.Model):
    """An act that a person is looking at before it is done: what the act needs to be planned anew.

    `name` and `content` are those of a file. It goes when the act is done, or a day later.
    """

    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    act = models.CharField(max_length=12, choices=TermChange.Act)
    arguments = models.JSONField(default=dict)
    name = models.CharField(max_length=300, blank=True)
    content = models.BinaryField(default=bytes)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.act}, planned {self.pk}"


class Mend(models.Model):
    """One translation that a change was to mend.

    `spans` are [start, end, new form] in the text of revision `before`; `after` is the number of
    the revision made. `note` says why the text was passed over or not restored.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("waiting")
        APPLIED = "applied", _("mended")
        PASSED_OVER = "passed_over", gettext_lazy("passed over")
        UNDONE = "undone", _("restored")
        KEPT = "kept", gettext_lazy("not restored")

    change = models.ForeignKey(TermChange, models.CASCADE, related_name="mends")
    translation = models.ForeignKey(Translation, models.CASCADE, related_name="mends")
    spans = models.JSONField()
    before = models.PositiveIntegerField()
    after = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.PENDING)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["change", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["change", "translation"], name="mend_once_per_change")
        ]

    def __str__(self) -> str:
        return f"{self.translation_id}: {self.state}"
