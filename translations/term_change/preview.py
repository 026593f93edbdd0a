"""What a change of terms would do, before anything is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser

from glossary.services.change_plan import Step
from glossary.services.revision import current_revision
from sources.batches import batched
from sources.languages import LANGUAGES, TARGETS, Language
from translations.models import Rendition, State, Translation

from .forms import FormChange, mended
from .newly_held import NewlyHeld, newly_held
from .source import SourceChange, source_changes
from .touched import AT_ONCE, ORDER, Hit, Touching, touching
from .units import carrying

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
class Effect:
    """What a change does to one concept, and how many translations of each state that touches."""

    step: Step
    counts: Sequence[tuple[str, int]]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Preview:
    """A change's effects, as of glossary revision `revision`.

    `effects` has every concept, the one that touches most in front; `forms` pairs each touched form
    with how often it is used; `chinese` counts the Chinese texts whose English would change,
    `units` the memory units that carry a form given up. `freed` counts the translations, by state,
    that are held against a name which goes without another in its place.
    """

    revision: int
    effects: Sequence[Effect]
    forms: Sequence[tuple[FormChange, int]]
    groups: Sequence[Group]
    sources: Sequence[SourceChange]
    held: NewlyHeld
    freed: Sequence[tuple[str, int]]
    chinese: int
    units: int

    @property
    def total(self) -> int:
        """How many translations use a touched form."""
        return sum(group.total for group in self.groups)

    @property
    def empty(self) -> bool:
        """Whether the change touches nothing that a person should look at first.

        Drafts that do not have a new name are the machine's to mend.
        """
        gone = any(change.gone for change in self.sources)
        return not (self.groups or gone or self.held.reviewed)


def preview_change(steps: Sequence[Step], *, user: AbstractBaseUser) -> Preview:
    """What the change that takes `steps`, made by `user`, would do.

    The queries depend on the number of concepts alone, by the hundred; renditions are found by
    index, and few texts are read but those of the translations shown.
    """
    revision = current_revision()
    found = touching(steps, TARGETS)
    sources = source_changes(steps)
    return Preview(
        revision=revision,
        effects=_effects(steps, found),
        forms=found.forms,
        groups=_groups(found, user),
        sources=sources,
        held=newly_held(steps, sources),
        freed=_freed(steps),
        chinese=_chinese(found.hits),
        units=len(carrying(found.broken)),
    )


def _effects(steps: Sequence[Step], found: Touching) -> list[Effect]:
    effects = []
    for step in steps:
        counts = found.by_concept.get(step.concept, Counter()) if step.before else Counter()
        ordered = [(state.value, counts[state]) for state in ORDER if counts[state]]
        effects.append(Effect(step, ordered))
    return sorted(effects, key=lambda effect: -effect.total)


def _freed(steps: Sequence[Step]) -> list[tuple[str, int]]:
    """The translations that render a concept which goes for good, by state."""
    counts: Counter[str] = Counter()
    seen: set[int] = set()
    gone = (step.concept for step in steps if not step.held)
    for chunk in batched(gone, AT_ONCE):
        rows = Rendition.objects.filter(occurrence__concept__in=chunk).order_by()
        for pk, state in rows.values_list("translation", "translation__state").distinct():
            if pk not in seen:
                seen.add(pk)
                counts[state] += 1
    return [(state.value, counts[state]) for state in ORDER if counts[state]]


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


def _chinese(hits: Sequence[Hit]) -> int:
    """How many Chinese texts were made from English ones that are touched."""
    english = [hit.translation for hit in hits if hit.target == "en"]
    if not english:
        return 0
    # By their index, few at a time, or all at once: whichever is less.
    pivots = Translation.objects.filter(target="zh", pivot__isnull=False)
    if len(english) <= AT_ONCE:
        return pivots.filter(pivot__translation__in=english).count()
    touched = set(english)
    made = pivots.order_by().values_list("pivot__translation", flat=True)
    return sum(pk in touched for pk in made.iterator(chunk_size=5000))
