"""What the page of an import shows, and the ticks that somebody sets on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Case, Count, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse

from sources.languages import LANGUAGES, Language
from translations.import_back import is_waiting
from translations.models import ImportedText, TranslationImport
from workbench.models import Job

from .difference import difference
from .requests import person

SHOWN = 50
LONG = 4_000
"""Texts longer than this are set against each other as a whole: finding words would take long."""

_JOBS = ("read_translations", "apply_translations")
_ORDER = ("conflict", "changed", "new", "apart", "refused")


@dataclass(frozen=True, slots=True)
class ShownText:
    """A row as the page shows it; `changes` is what it makes of the text that is here."""

    text: ImportedText
    language: Language
    source_tag: str
    changes: Sequence[tuple[str, str]]


def preview(request: HttpRequest, batch: TranslationImport) -> dict[str, Any]:
    """The rows of one page, in groups by kind, with how many there are of each."""
    kind = request.GET.get("kind", "")
    counts = dict(batch.texts.order_by().values_list("kind").annotate(Count("pk")))
    page = Paginator(_rows(batch, kind), SHOWN).get_page(request.GET.get("page"))
    job = Job.objects.filter(kind__in=_JOBS, arguments__batch=batch.pk).first()
    labels = dict(ImportedText.Kind.choices)
    author = batch.author_id in {None, person(request).pk}
    return {
        "batch": batch,
        "page": page,
        "kind": kind if kind in counts else "",
        "kinds": [(key, labels[key], counts[key]) for key in _ORDER if key in counts],
        "groups": [
            (key, labels[key], list(map(_shown, texts)))
            for key, texts in groupby(page, lambda text: text.kind)
        ],
        "total": sum(counts.values()),
        "chosen": batch.texts.filter(chosen=True).count(),
        "outcomes": _outcomes(batch),
        "may": author,
        "open": author and batch.state == TranslationImport.State.PLANNED,
        "job": job if job and (job.open or job.error) else None,
        "waiting": author and is_waiting(batch) and not (job and job.open),
        "stopped": author and batch.state == "reading" and not (job and job.open),
    }


def kept_ticks(request: HttpRequest, batch: TranslationImport, act: str) -> str:
    """Store the ticks of the page that was sent, or all of a kind; the address to go on to."""
    posted = request.POST
    kind = posted.get("kind", "")
    if batch.state == TranslationImport.State.PLANNED:
        possible = batch.texts.exclude(kind=ImportedText.Kind.REFUSED).filter(segment__isnull=False)
        if act in {"all", "none"}:
            chosen = possible.filter(kind=kind) if kind else possible
            chosen.update(chosen=act == "all")
        else:
            seen, ticked = (_numbers(posted.getlist(name)) for name in ("seen", "take"))
            possible.filter(pk__in=seen - ticked).update(chosen=False)
            possible.filter(pk__in=seen & ticked).update(chosen=True)
    query = {"kind": kind, "page": posted.get("go") or posted.get("page", "")}
    said = urlencode({name: value for name, value in query.items() if value})
    return reverse("translation_import", args=[batch.pk]) + (f"?{said}" if said else "")


def _numbers(values: Sequence[str]) -> set[int]:
    return {int(value) for value in values if value.isdecimal() and len(value) < 18}


def _rows(batch: TranslationImport, kind: str) -> QuerySet[ImportedText]:
    texts = batch.texts.filter(kind=kind) if kind in _ORDER else batch.texts.all()
    ranks = [When(kind=key, then=Value(rank)) for rank, key in enumerate(_ORDER)]
    order = Case(*ranks, default=Value(len(ranks)), output_field=IntegerField())
    shown = texts.select_related("segment__article").defer("segment__article__text")
    return shown.order_by(order, "pk")


def _shown(text: ImportedText) -> ShownText:
    return ShownText(
        text=text,
        language=LANGUAGES[text.target],
        source_tag=text.segment.article.tag if text.segment else "",
        changes=_changes(text.current, text.text),
    )


def _changes(old: str, new: str) -> list[tuple[str, str]]:
    if len(old) + len(new) <= LONG:
        return list(difference(old, new))
    whole = [("same", new)] if old == new else [("gone", old), ("new", new)]
    return [(kind, text) for kind, text in whole if text]


def _outcomes(batch: TranslationImport) -> list[tuple[str, int]]:
    counts = batch.texts.exclude(outcome="").order_by().values_list("outcome")
    found = dict(counts.annotate(Count("pk")))
    labels = ImportedText.Outcome.choices
    return [(str(label), found[key]) for key, label in labels if key in found]
