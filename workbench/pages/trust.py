"""The quality estimate as people read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from translations.models import State, Translation
from translations.rating import LOW

FAIR = 0.4
"""From here on nothing in particular speaks against a draft."""

DOUBTS = {
    "empty": _("there is no text"),
    "copied": _("it repeats the source"),
    "loop": _("it repeats itself"),
    "length": _("its length is unusual"),
    "residue": _("words of another language are left in it"),
    "terms": _("names are not as the glossary asks"),
    "errors": _("checks found errors of meaning"),
    "forced": _("the names forced into it sit badly"),
    "unsure": _("the engine was less sure than usual"),
    "opinions": _("another engine writes it differently"),
    "numbers": _("numbers of the source are not in it as digits"),
    "names": _("names of the source have no like in it"),
}
_SCORE = _("Quality estimate: better than %(score)d machine drafts in a hundred.")
_BECAUSE = _("Lowered because %(doubts)s.")


@dataclass(frozen=True, slots=True)
class Trust:
    """How much a machine text deserves trust: `score` of 100, and what lowered it (`DOUBTS`)."""

    score: int
    step: str
    doubts: Sequence[str]

    @property
    def words(self) -> str:
        """The whole of it, for a tooltip and for those who do not see the mark."""
        about = str(_SCORE) % {"score": self.score}
        return " ".join([about, *filter(None, [self.because])])

    @property
    def because(self) -> str:
        """What lowered it, in a sentence; "" where nothing in particular did."""
        if not self.doubts:
            return ""
        return str(_BECAUSE) % {"doubts": "; ".join(str(DOUBTS[each]) for each in self.doubts)}


def trust_words() -> dict[str, str]:
    """What rows.js needs to say the same of each mark of a page, by doubt; "score" and "because"
    are the sentences they go into."""
    words = {"score": _SCORE, "because": _BECAUSE, **DOUBTS}
    return {key: str(said) for key, said in words.items()}


def trust_of(translation: Translation | None) -> Trust | None:
    """The estimate of a translation; None where it has none or is final."""
    if translation is None or translation.estimate is None or translation.locked:
        return None
    return Trust(
        score=round(100 * translation.estimate),
        step=_step(translation.estimate),
        doubts=[doubt for doubt in translation.doubts if doubt in DOUBTS],
    )


def has_low_score(translation: Translation | None) -> bool:
    """Whether this is a machine draft nobody has looked at that is likely among the worst."""
    return (
        translation is not None
        and translation.state == State.DRAFT
        and translation.estimate is not None
        and translation.estimate < LOW
    )


def _step(estimate: float) -> str:
    """The estimate in three steps, as the mark beside it shows them."""
    if estimate < LOW:
        return "low"
    return "fair" if estimate < FAIR else "good"
