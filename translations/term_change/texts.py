"""A change of texts alone: many translations, one event, taken back like a change of terms."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from translations.models import Mend, TermChange, Translation

from .mend import CHANGED_MEANWHILE
from .touched import Hit


def change_texts(
    act: TermChange.Act,
    hits: Iterable[Hit],
    *,
    title: str,
    user: AbstractBaseUser,
    reason: str = "",
    seen: Mapping[int, int] | None = None,
    gone: Collection[int] = (),
) -> TermChange:
    """Note what is to be written where; `carry_out` does it.

    `seen` maps translations to the versions that the person looked at: one that is at another
    version now is passed over, and so are those in `gone`, which do not have the words any more.
    """
    versions = seen or {}
    with transaction.atomic():
        change = TermChange.objects.create(
            act=act, title=title[:300], author_id=user.pk, reason=reason.strip()
        )
        mends = [_mend(hit, versions.get(hit.translation, hit.version)) for hit in hits]
        there = Translation.objects.filter(pk__in=gone).values_list("pk", flat=True)
        mends += [
            _passed_over(Mend(translation_id=pk, spans=[], before=versions[pk])) for pk in there
        ]
        for mend in mends:
            mend.change = change
        Mend.objects.bulk_create(mends, batch_size=500)
    return change


def _mend(hit: Hit, seen: int) -> Mend:
    mend = Mend(translation_id=hit.translation, spans=hit.spans, before=hit.version)
    return mend if seen == hit.version else _passed_over(mend)


def _passed_over(mend: Mend) -> Mend:
    mend.state, mend.note = Mend.State.PASSED_OVER, CHANGED_MEANWHILE
    return mend
