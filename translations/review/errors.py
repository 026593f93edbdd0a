"""Why an act of review was refused."""

from __future__ import annotations

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
            "This translation was changed after you opened it. Both texts are shown: "
            "merge them in your box, then save again.",
            translation,
        )


class AlreadyLocked(ReviewError):
    """An approved text is final until somebody reopens it."""

    def __init__(self, translation: Translation) -> None:
        super().__init__(
            "This translation is approved and locked. Reopen it, with a reason, to change it.",
            translation,
        )


class SelfApproval(ReviewError):
    """The person who submitted a text may not approve it."""

    def __init__(self, translation: Translation) -> None:
        super().__init__(
            "You submitted this text, so somebody else has to approve it.", translation
        )
