"""Quotations that attest terms."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sources.models import Segment

from .term import Term


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
