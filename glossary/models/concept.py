"""Concepts: the things that have names."""

from __future__ import annotations

from django.db import models


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
