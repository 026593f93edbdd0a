"""What figures are made of, summed up: as long as it stays the same, so do they.

Each is a few counts that an index or a small table answers. Rows are numbered upwards and hardly
ever written over, so that their last number and how many there are tell whether any is new or gone;
what is written over is summed or counted besides.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Model, Q, Sum

from glossary.models import NameChoice
from glossary.services.revision import current_revision
from sources.models import Article, Segment
from translations.models import Dismissal, Finding, PostEdit, Rendition, Revision, Translation

from .scope import Scope

Basis = tuple[object, ...]


def of_work() -> Basis:
    """Of what is to be translated and what was done: each act leaves a revision."""
    excluded = Segment.objects.filter(kind=Segment.Kind.EXCLUDED).count()
    return (*_rows(Revision), *_rows(Segment), excluded, *_rows(Article), *_rows(Translation))


def of_names(scope: Scope) -> Basis:
    """Of how the texts in `scope` write names: it stays the same while others are approved."""
    texts = Translation.objects.filter(scope.time("changed_at")).count()
    choices = NameChoice.objects.aggregate(last=Max("pk"), gone=Count("withdrawn_at"))
    excluded = Segment.objects.filter(kind=Segment.Kind.EXCLUDED).count()
    rows = (*_rows(Rendition), *_rows(Segment), *_rows(Article), *_rows(Translation))
    return (*rows, texts, excluded, *choices.values(), current_revision())


def of_findings() -> Basis:
    """Of what the checks object to, and what was dismissed."""
    found = Finding.objects.aggregate(
        last=Max("pk"), open=Count("pk", filter=Q(dismissal=None)), rows=Count("pk")
    )
    return (*found.values(), *_rows(Dismissal))


def of_edits() -> Basis:
    """Of the measured texts; one that is measured anew has another version."""
    return (*_rows(PostEdit), PostEdit.objects.aggregate(sum=Sum("version"))["sum"])


def _rows(model: type[Model]) -> tuple[Any, Any]:
    found = model._default_manager.order_by().aggregate(last=Max("pk"), rows=Count("pk"))
    return found["last"], found["rows"]
