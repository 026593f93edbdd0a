"""A corpus that a desk has worked on for a year: what the rows of `term_change` become by review.

Of the translations some are approved, handed in, sent back or drafts, and the last articles have
none yet; some names are wrong and others are to be chosen, checks object here and there.
Everything goes by number, so that every run measures the same. Import it after `django.setup()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import F, Model, QuerySet, Value
from django.utils import timezone

from glossary.models import ArticleMatching, Concept, Occurrence
from glossary.services.revision import current_revision
from sources.models import Article, Segment
from translations.checks.revision import checks_revision
from translations.memory.rebuilding import rebuild
from translations.models import (
    ArticleVerification,
    Dismissal,
    Finding,
    PostEdit,
    Rendition,
    Revision,
    State,
    Translation,
)
from workbench.models import User

from . import term_change

PEOPLE = ("translator", "reviewer", "terminologist", "manager") * 2
DAYS = 400
OUTLETS = ("Abendbote", "Anzeiger", "Blatt", "Kurier", "Morgenpost", "Rundschau", "Tagwerk", "")
KINDS = (
    ("error", "numbers"),
    ("warning", "omissions"),
    ("warning", "quotes"),
    ("warning", "double_words"),
    ("info", "white_space"),
)


def fill(size: int) -> None:
    """All rows, as the services would leave them, in the configured database, which is empty."""
    term_change.fill(size)
    _articles()
    _names()
    _texts()
    _acts()
    _objections()
    _times()
    _brought_up_to_date()


def _articles() -> None:
    """Outlets and dates; each 25th segment is litter; the last articles are not translated yet."""
    articles = list(Article.objects.order_by("pk"))
    for number, article in enumerate(articles):
        article.outlet = OUTLETS[number % len(OUTLETS)]
        year, month = 2019 + number % 6, 1 + number % 12
        article.published_on = f"{year}-{month:02}" if number % 40 else ""
    Article.objects.bulk_update(articles, ["outlet", "published_on"], batch_size=200)
    _one_long(articles)
    litter = Segment.objects.filter(position=25)
    litter.update(kind=Segment.Kind.EXCLUDED, exclusion="navigation")
    late = articles[len(articles) * 9 // 10].pk
    Translation.objects.filter(segment__in=litter).delete()
    Translation.objects.filter(segment__article__gte=late, target="zh").delete()
    Translation.objects.filter(segment__article__gte=late + 20, target="en").delete()


def _one_long(articles: list[Article]) -> None:
    """Make the first articles into one of up to 1,000 segments."""
    joined = Segment.objects.filter(article__in=articles[: min(25, len(articles) // 4)])
    ids = joined.order_by("article", "position").values_list("pk", flat=True)
    segments = [Segment(pk=pk, article=articles[0], position=n) for n, pk in enumerate(ids, 1)]
    Segment.objects.bulk_update(segments[::-1], ["article", "position"], batch_size=200)


def _names() -> None:
    """Each 20th name is wrong, each 40th missing; each 200th name of a source is several's."""
    wrong = {"verdict": "wrong", "outcome": "violated"}
    _each(Rendition.objects.all(), 20).update(found="Area", **wrong)
    missing = {"verdict": "missing", "found": "", "start": None, "end": None}
    _each(Rendition.objects.all(), 40).update(outcome="violated", **missing)
    shared = _each(Occurrence.objects.all(), 200)
    Rendition.objects.filter(occurrence__in=shared).delete()
    shared.update(rivals=[Concept.objects.order_by("pk")[0].pk], certainty="possible")


def _texts() -> None:
    """Who handed in and approved what, and how far drafts deserve trust."""
    drafts = Translation.objects.filter(state=State.DRAFT)
    drafts.update(estimate=F("pk") * 7919 % 1000 / Value(1000.0), engine="double")
    people = [_person(number, role) for number, role in enumerate(PEOPLE)]
    _each(drafts, 16, 3).update(state=State.NEEDS_WORK)
    worked = Translation.objects.exclude(state=State.DRAFT)
    for number, person in enumerate(people):
        mine = worked.annotate(lot=F("segment") / 4 % len(people)).filter(lot=number)
        mine.update(submitted_by=person, version=2, origin="human", estimate=None)
        approver = people[(number + 1) % len(people)]
        mine.filter(state=State.APPROVED).update(version=3, approved_by=approver)


def _person(number: int, role: str) -> User:
    user = User.objects.create_user(username=f"{role}-{number}")
    user.groups.add(Group.objects.get(name=role))
    return user


def _acts() -> None:
    """The revisions of what people did, and how far they changed the first drafts."""
    machine = {"origin": "mt", "engine": "double", "engine_version": "1"}
    Revision.objects.update(state=State.DRAFT, **machine)
    worked = Translation.objects.filter(version__gte=2)
    final = worked.filter(state=State.APPROVED)
    submitted = {"number": 2, "action": "submitted", "state": State.TRANSLATED}
    approved = {"number": 3, "action": "approved", "state": State.APPROVED}
    _keep(Revision, (_act(each, each.submitted_by_id, **submitted) for each in worked.iterator()))
    _keep(Revision, (_act(each, each.approved_by_id, **approved) for each in final.iterator()))
    _keep(
        PostEdit,
        (
            PostEdit(
                translation=each,
                version=3,
                engine="double",
                engine_version="1",
                approved_at=each.changed_at,
                chrf=50 + each.pk % 50,
                edits=each.pk % 5,
                length=20,
            )
            for each in final.iterator()
        ),
    )


def _act(of: Translation, author: int | None, **fields: Any) -> Revision:
    return Revision(translation=of, text=of.text, origin="human", author_id=author, **fields)


def _objections() -> None:
    """A finding in each tenth text; each twelfth of them was dismissed."""
    ids = _each(Translation.objects.all(), 10).order_by("pk").values_list("pk", flat=True)
    found = [
        Finding(
            translation_id=pk,
            severity=severity,
            kind=kind,
            message="“12” is missing",
            key="k",
            start=0,
            end=1,
        )
        for number, pk in enumerate(ids)
        for severity, kind in [KINDS[number % len(KINDS)]]
    ]
    for each in found[::12]:
        each.dismissal = Dismissal.objects.create(
            translation=each.translation,
            severity=each.severity,
            kind=each.kind,
            message=each.message,
            key=each.key,
            reason="It is there.",
        )
    _keep(Finding, found)


def _times() -> None:
    """The articles were worked on one after the other, up to now."""
    now = timezone.now()
    last = Article.objects.order_by("-pk")[0].pk
    step = max(1, last // DAYS)
    for first in range(1, last + 1, step):
        at = now - timedelta(days=DAYS * (last - first) // last)
        articles = Article.objects.filter(pk__gte=first, pk__lt=first + step)
        articles.update(imported_at=at - timedelta(days=1))
        texts = list(
            Translation.objects.filter(
                segment__article__gte=first, segment__article__lt=first + step
            ).values_list("pk", flat=True)
        )
        Translation.objects.filter(pk__in=texts).update(changed_at=at)
        PostEdit.objects.filter(translation__in=texts).update(approved_at=at)
        for number in (1, 2, 3):
            acts = Revision.objects.filter(translation__in=texts, number=number)
            acts.update(created_at=at - timedelta(hours=3 - number))


def _brought_up_to_date() -> None:
    """Everything was held against the glossary and the checks as they are, and can be found."""
    revision, checks = current_revision(), checks_revision()
    ids = list(Article.objects.values_list("pk", flat=True))
    _keep(ArticleMatching, (ArticleMatching(article_id=pk, revision=revision) for pk in ids))
    held = (ArticleVerification(article_id=pk, revision=revision, checks=checks) for pk in ids)
    _keep(ArticleVerification, held)
    rebuild()


def _each(rows: QuerySet[Any], number: int, first: int = 0) -> QuerySet[Any]:
    """Each of so many of them, by id, from the one with that remainder on."""
    chosen = rows.annotate(lot=F("pk") % number).filter(lot=first)
    return rows.model.objects.filter(pk__in=list(chosen.values_list("pk", flat=True)))


def _keep(model: type[Model], rows: Iterable[Any]) -> None:
    model._default_manager.bulk_create(rows, batch_size=2000)
