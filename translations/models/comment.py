"""What people say to each other about a segment."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from sources.language_names import TARGET_CHOICES
from sources.models import Segment


class Comment(models.Model):
    """A remark on a segment, written beside its translation into `target`.

    Comments are added, never changed, like everything in a history.
    """

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="comments")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="comment_not_empty")
        ]

    def __str__(self) -> str:
        return f"comment on {self.segment_id} → {self.target}"


class CommentsRead(models.Model):
    """How far a person has read the comments on a segment's translation: up to the id `upto`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    segment = models.ForeignKey(Segment, models.CASCADE, related_name="+")
    target = models.CharField(max_length=8, choices=TARGET_CHOICES)
    upto = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "segment", "target"], name="comments_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.segment_id} → {self.target} up to {self.upto}"
