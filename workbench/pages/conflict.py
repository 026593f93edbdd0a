"""Somebody else was quicker: their text, yours, and the one that both began with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from translations.models import Revision, Translation

from .difference import readable
from .three_way import Piece, merged, three_way

Stretches = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A save that came second.

    `version` is the one it was made against and `base` its text. `newest` is what stands there
    now; `theirs` and `yours` are what became of the base. `pieces` is the merge that is proposed,
    `clashes` how often somebody has to choose in it.
    """

    version: int
    base: str
    newest: Revision
    theirs: Stretches
    yours: Stretches
    pieces: Sequence[Piece]

    @property
    def merged(self) -> str:
        """The text proposed."""
        return merged(self.pieces)

    @property
    def clashes(self) -> int:
        """How many places both changed differently."""
        return sum(piece.kind == "clash" for piece in self.pieces)

    @property
    def mergeable(self) -> bool:
        """Whether both changed the text; else there is only something new to look at."""
        return any(kind != "same" for kind, _text in self.yours) and any(
            kind != "same" for kind, _text in self.theirs
        )

    @property
    def words(self) -> str:
        """What happened, and what to do."""
        if self.newest.translation.locked:
            return _(
                "This translation was changed after you opened it, and is approved and locked now. "
                "Your text is kept below; to use it, the translation has to be reopened."
            )
        if self.mergeable:
            return _(
                "This translation was changed after you opened it. Below are the text you began "
                "with, theirs and yours: merge them in your box, then save again."
            )
        return _(
            "This translation was changed after you opened it. Look at it as it is now, then do "
            "again what you meant to do."
        )


def conflict_of(translation: Translation, *, version: int, yours: str) -> Conflict | None:
    """What stands between `yours`, written against `version`, and the stored text.

    None for a translation that has no history.
    """
    history = Revision.objects.filter(translation=translation).select_related(
        "author", "translation"
    )
    newest = history.order_by("-number").first()
    if newest is None:
        return None
    began = history.filter(number=version).first()
    base = began.text if began else ""
    yours = yours.strip()
    return Conflict(
        version=version,
        base=base,
        newest=newest,
        theirs=readable(base, newest.text),
        yours=readable(base, yours),
        pieces=three_way(base, yours, newest.text),
    )
