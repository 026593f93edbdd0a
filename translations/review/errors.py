"""Why an act of review was refused."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext, ngettext

from sources.errors import ConcordError
from translations.models import Translation


class ReviewError(ConcordError):
    """An act of review that the rules forbid; `translation` is what stands there now."""

    def __init__(self, message: str, translation: Translation) -> None:
        super().__init__(message)
        self.translation = translation


class StaleVersion(ReviewError):
    """Somebody, or the machine, changed the translation after the page was loaded."""

    def __init__(self, translation: Translation) -> None:
        super().__init__(
            gettext(
                "This translation was changed after you opened it. Both texts are shown: "
                "merge them in your box, then save again."
            ),
            translation,
        )


class AlreadyLocked(ReviewError):
    """An approved text is final until somebody reopens it."""

    def __init__(self, translation: Translation) -> None:
        super().__init__(
            gettext(
                "This translation is approved and locked. Reopen it, with a reason, to change it."
            ),
            translation,
        )


class SelfApproval(ReviewError):
    """The person who submitted a text may not approve it."""

    def __init__(self, translation: Translation) -> None:
        super().__init__(
            gettext("You submitted this text, so somebody else has to approve it."), translation
        )


class OpenErrors(ReviewError):
    """A check found an error in the text that nobody mended or dismissed."""

    def __init__(self, translation: Translation, messages: Sequence[str]) -> None:
        about = " ".join(f"{number}. {said}" for number, said in enumerate(messages, 1))
        super().__init__(
            ngettext(
                "The checks found an error. Mend it and submit, or dismiss it with a reason "
                "(Ctrl+I), then approve. %(about)s",
                "The checks found %(count)d errors. Mend them and submit, or dismiss each with a "
                "reason (Ctrl+I), then approve. %(about)s",
                len(messages),
            )
            % {"count": len(messages), "about": about},
            translation,
        )
