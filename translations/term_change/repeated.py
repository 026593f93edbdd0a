"""A text put into a segment because another with the same source has it, and taken out again."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import F

from translations.models import Mend, Origin, Revision, State, Translation


def repeated_by(translation: Translation, user: AbstractBaseUser) -> None:
    """Make the text one that `user` hands in, taken from where the source is the same."""
    translation.forget_origin()
    translation.origin, translation.match = Origin.TM, 100
    translation.state = State.TRANSLATED
    translation.submitted_by_id = user.pk
    translation.approved_by = None


def set_against_english(translations: Sequence[Translation]) -> None:
    """Note of Chinese texts which English they stand beside now; one query."""
    chinese = {each.segment_id: each for each in translations if each.target == "zh"}
    english = Revision.objects.filter(
        translation__segment__in=chinese,
        translation__target="en",
        number=F("translation__version"),
    ).select_related("translation")
    for revision in english if chinese else ():
        chinese[revision.translation.segment_id].pivot = revision


def before_anything(translation: Translation) -> Revision:
    """What a translation said before its first version: nothing."""
    return Revision(translation=translation, number=0, text="", state=State.INITIAL)


def submitters_before(mends: Sequence[Mend]) -> dict[int, int | None]:
    """Who had handed in each text last, before it was mended."""
    submitted = Revision.objects.filter(
        translation__in=[mend.translation_id for mend in mends],
        action__in=[Revision.Action.SUBMITTED, Revision.Action.REPEATED],
    ).order_by("number")
    before = {mend.translation_id: mend.before for mend in mends}
    rows = submitted.values_list("translation", "number", "author")
    return {pk: author for pk, number, author in rows if number <= before[pk]}
