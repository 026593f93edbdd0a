"""One thing that happened to a translation, and where such things are read from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractUser

from sources.models import Segment
from workbench.pages.shown_findings import Remark


@dataclass(frozen=True, slots=True)
class Step:
    """A text of before, told in words: who made it so and what it said."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody did something, `who` being None for the machine and `did` a word for the act.

    `why` is their reason. `changes` is what it did to the text, as `difference` tells it; `text`
    the whole text as it then was, None where the act made none. `said` is a comment, with the id
    `comment`, or what the act was about. `before` is what the act put an end to, `remark` what was
    said of a finding. `order` decides between entries of the same moment.
    """

    at: datetime
    who: AbstractUser | None
    did: str
    order: int = 0
    why: str = ""
    changes: Sequence[tuple[str, str]] = ()
    text: str | None = None
    said: str = ""
    comment: int | None = None
    before: Sequence[Step] = ()
    number: int | None = None
    remark: Remark | None = None


Source = Callable[[Segment, str], Iterable[Entry]]
_SOURCES: list[Source] = []


def source(read: Source) -> Source:
    """Register a function that reads entries of a segment and target."""
    _SOURCES.append(read)
    return read


def registered() -> Sequence[Source]:
    """The functions registered so far."""
    return _SOURCES
