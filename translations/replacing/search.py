"""What is looked for, where, and what shall stand there."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import QuerySet

from sources.models import Segment
from translations.fuzzy.pattern import Pattern
from translations.fuzzy.words import plain
from translations.memory.index import translation_index
from translations.models import State, Translation


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look; "" (0 for the article) leaves a side open."""

    target: str = ""
    state: str = ""
    article: int = 0
    outlet: str = ""

    def translations(self) -> QuerySet[Translation]:
        """The translations in it that have a text."""
        found = Translation.objects.exclude(state=State.INITIAL)
        found = found.exclude(segment__kind=Segment.Kind.EXCLUDED)
        asked = {
            "target": self.target,
            "state": self.state,
            "segment__article": self.article,
            "segment__article__outlet": self.outlet,
        }
        return found.filter(**{name: value for name, value in asked.items() if value})


@dataclass(frozen=True, slots=True)
class Search:
    """Words of translations, the words to put in their place, and words of their sources.

    Either side may be left empty: the sources alone are then searched, or all of them pass.
    """

    find: str = ""
    replace: str = ""
    source: str = ""
    exact: bool = False
    whole: bool = False
    scope: Scope = field(default_factory=Scope)

    @property
    def in_text(self) -> Pattern:
        """What translations are searched for."""
        return Pattern(self.find, exact=self.exact, whole=self.whole)

    @property
    def in_source(self) -> Pattern:
        """What sources are searched for, in whatever spelling."""
        return Pattern(self.source.strip())

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return self.in_text.empty and self.in_source.empty

    def candidates(self) -> QuerySet[Translation]:
        """The translations that may have it, by index; their texts have to be looked at."""
        found = self.scope.translations()
        if plain(self.find):
            found = found.filter(pk__in=translation_index().holding([self.find], "target"))
        if plain(self.source):
            found = found.filter(pk__in=translation_index().holding([self.source], "source"))
        return found
