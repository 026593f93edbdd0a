"""Making a replacement an event, with what is to be written where."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser

from translations.models import TermChange
from translations.term_change import Choice, change_texts

from .find import find_replacements
from .search import Search


def decide_replacement(
    search: Search, choice: Choice, *, user: AbstractUser, reason: str = ""
) -> TermChange | None:
    """Note the replacement in the translations that `choice` takes; `carry_out` does it.

    What was changed after the person saw it is passed over, and noted so. Approved texts are taken
    only from people who may reopen them. None where nothing is chosen. Raises TooMany.
    """
    may = user.has_perm("translations.approve_translation")
    hits = find_replacements(search, approved=may)
    wanted = [hit for hit in hits if choice.takes(hit)]
    gone = choice.chosen.keys() - {hit.translation for hit in hits}
    if not wanted and not gone:
        return None
    return change_texts(
        TermChange.Act.REPLACED,
        wanted,
        title=f"“{search.find}” → “{search.replace}”",
        user=user,
        reason=reason,
        seen=choice.chosen,
        gone=gone,
    )
