"""A person says which of several concepts that are written the same is meant."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from glossary.models import NameChoice, Occurrence
from sources.errors import ConcordError
from sources.models import Article
from sources.text import fold

from .choices import contenders
from .occurrences import match_again


class NothingToChoose(ConcordError):
    """The place names nothing ambiguous any more, or not the concept that was chosen."""


def choose_name(
    *,
    segment: int,
    start: int,
    concept: int,
    user: AbstractBaseUser,
    everywhere: bool = False,
) -> set[int]:
    """Settle that the occurrence at `start` of a segment is of `concept`.

    With `everywhere`, so is each place of the article that is written the same, unless a choice was
    made for that very place. Returns the ids of the segments whose occurrences changed, for their
    translations to be verified. Raises NothingToChoose.
    """
    occurrence = _occurrence(segment, start)
    article = occurrence.segment.article
    with transaction.atomic():
        Article.objects.select_for_update().only("pk").get(pk=article.pk)
        occurrence = _occurrence(segment, start)
        if concept not in contenders(occurrence):
            raise NothingToChoose(
                _(
                    "“%(name)s” cannot be that concept any more: its terms were changed. Nothing "
                    "was recorded; look at the choices again."
                )
                % {"name": occurrence.surface}
            )
        at = occurrence.segment.start + start
        in_force = _in_force(article)
        _withdraw(in_force.filter(start=at), user)
        if everywhere:
            _withdraw(in_force.filter(start=None, folded=fold(occurrence.surface)), user)
        NameChoice.objects.create(
            article=article,
            concept_id=concept,
            start=None if everywhere else at,
            surface=occurrence.surface,
            chosen_by_id=user.pk,
        )
        return match_again(article)


def undo_choice(*, segment: int, start: int, user: AbstractBaseUser) -> set[int]:
    """Take back the choice that the occurrence at `start` of a segment follows.

    One for the whole article is taken back in the whole article. Returns as `choose_name` does, and
    raises NothingToChoose where no choice is in force.
    """
    occurrence = _occurrence(segment, start)
    article = occurrence.segment.article
    with transaction.atomic():
        Article.objects.select_for_update().only("pk").get(pk=article.pk)
        if not _withdraw(_in_force(article).filter(pk__in=[occurrence.choice_id]), user):
            raise NothingToChoose(
                _("The choice for “%(name)s” was taken back already.")
                % {"name": occurrence.surface}
            )
        return match_again(article)


def _occurrence(segment: int, start: int) -> Occurrence:
    found = (
        Occurrence.objects.filter(segment=segment, start=start)
        .exclude(rivals=[])
        .select_related("segment__article")
        .defer("segment__article__text")
        .first()
    )
    if found is None:
        raise NothingToChoose(
            _(
                "There is nothing to choose at this place any more: the article or the glossary "
                "was changed. Reload the page to see it as it is."
            )
        )
    return found


def _in_force(article: Article) -> QuerySet[NameChoice]:
    return NameChoice.objects.filter(article=article, withdrawn_at=None)


def _withdraw(choices: QuerySet[NameChoice], user: AbstractBaseUser) -> int:
    return choices.update(withdrawn_at=timezone.now(), withdrawn_by_id=user.pk)
