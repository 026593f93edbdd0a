"""Concepts: the things that have names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy


class Concept(models.Model):
    """One thing with one identity (TBX `conceptEntry`); `identifier` is stable across exports."""

    class Category(models.TextChoices):
        PERSON = "person", gettext_lazy("person")
        OFFICE = "office", gettext_lazy("office")
        ORGANISATION = "organisation", gettext_lazy("organisation")
        ZONE = "zone", gettext_lazy("zone")
        PLACE = "place", gettext_lazy("place")
        INITIATIVE = "initiative", gettext_lazy("initiative")
        EVENT = "event", gettext_lazy("event")
        OTHER = "other", gettext_lazy("other")

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
