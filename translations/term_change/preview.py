"""What a change of terms would do, before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from glossary.services.revision import current_revision
from glossary.services.wording import Wording
from sources.languages import LANGUAGES, TARGETS, Language
from translations.models import MemoryUnit, State, Translation

from .forms import FormChange, mended
from .source import SourceChange, source_changes
from .touched import ORDER, Hit, Touching, touching

SHOWN = 100
"""Translations of a state that a preview shows one by one."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A translation as it is and as mended; `becomes` is its state then."""

    translation: Translation
    old: str
    new: str
    breaks: bool
    becomes: str

    @property
    def language(self) -> Language:
        return LANGUAGES[self.translation.target]


@dataclass(frozen=True, slots=True)
class Group:
    """The touched translations of a state: the first ones, and how many more there are.

    `must` counts those of all that will break a rule unless they are mended.
    """

    state: str
    shown: Sequence[Touched]
    total: int
    must: int

    @property
    def more(self) -> int:
        return self.total - len(self.shown)


@dataclass(frozen=True, slots=True)
class Preview:
    """A change's effects, as of glossary revision `revision`.

    `forms` pairs each touched form with how often it is used; `chinese` counts the Chinese texts
    whose English would change, `units` the memory units that carry a form given up.
    """

    revision: int
    forms: Sequence[tuple[FormChange, int]]
    groups: Sequence[Group]
    sources: Sequence[SourceChange]
    chinese: int
    units: int

    @property
    def total(self) -> int:
        """How many translations use a touched form."""
        return sum(group.total for group in self.groups)

    @property
    def empty(self) -> bool:
        """Whether the change touches nothing that a person should look at first."""
        return not self.groups and not any(change.gone for change in self.sources)


def preview_change(before: Wording, after: Wording, *, user: AbstractBaseUser) -> Preview:
    """What the change from `before` to `after`, made by `user`, would do.

    A fixed number of queries; renditions are found by index, and no text is read but of the
    translations shown.
    """
    revision = current_revision()
    found = touching(before, after, TARGETS)
    return Preview(
        revision=revision,
        forms=found.forms,
        groups=_groups(found, user),
        sources=source_changes(before, after),
        chinese=_chinese(before.concept, found.hits),
        units=sum(
            carrying(before.concept, target, forms).count()
            for target, forms in found.broken.items()
        ),
    )


def state_after(translation: Translation, user: AbstractBaseUser) -> State:
    """The state of a translation once `user` has mended it.

    A draft stays a draft. An approved text stays approved when it is mended by somebody who may
    approve it, and did not submit it; otherwise a reviewer has to look at it again.
    """
    if translation.state != State.APPROVED:
        return State(translation.state)
    own = translation.submitted_by_id == user.pk and not settings.ONE_PERSON
    may = user.has_perm("translations.approve_translation")  # type: ignore[attr-defined]
    return State.APPROVED if may and not own else State.TRANSLATED


def carrying(concept: int, target: str, forms: Sequence[str]) -> QuerySet[MemoryUnit]:
    """The memory units of segments that name `concept` whose text has one of `forms`."""
    has = Q()
    for form in forms:
        has |= Q(text__contains=form)
    return MemoryUnit.objects.filter(
        has, target=target, segment__occurrences__concept=concept
    ).distinct()


def _groups(found: Touching, user: AbstractBaseUser) -> list[Group]:
    by_state: dict[str, list[Hit]] = {state.value: [] for state in ORDER}
    for hit in found.hits:
        by_state[hit.state].append(hit)
    shown = {hit.translation for hits in by_state.values() for hit in hits[:SHOWN]}
    translations = {
        translation.pk: translation
        for translation in Translation.objects.filter(pk__in=shown)
        .select_related("segment__article")
        .defer("segment__article__text")
    }
    return [
        Group(
            state=state,
            shown=_shown(hits[:SHOWN], translations, user),
            total=len(hits),
            must=sum(hit.breaks for hit in hits),
        )
        for state, hits in by_state.items()
        if hits
    ]


def _shown(
    hits: Sequence[Hit], translations: Mapping[int, Translation], user: AbstractBaseUser
) -> list[Touched]:
    return [
        Touched(
            translation=translation,
            old=translation.text,
            new=mended(translation.text, hit.spans),
            breaks=hit.breaks,
            becomes=state_after(translation, user),
        )
        for hit in hits
        if (translation := translations.get(hit.translation))
    ]


def _chinese(concept: int, hits: Sequence[Hit]) -> int:
    """How many Chinese texts were made from English ones that are touched."""
    english = {hit.translation for hit in hits if hit.target == "en"}
    if not english:
        return 0
    pivots = Translation.objects.filter(
        target="zh", segment__occurrences__concept=concept, pivot__isnull=False
    ).distinct()
    return sum(pivot in english for _, pivot in pivots.values_list("pk", "pivot__translation"))
