"""What every engine is: sentences in, one draft a sentence out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from sources.errors import ConcordError


class EngineUnavailable(ConcordError):
    """An engine that cannot work here yet; the message names the command that mends it."""


class PairNotServed(ConcordError):
    """No usable engine translates directly from this language into that one."""


@dataclass(frozen=True, slots=True)
class Hint:
    """The rendition wanted for `text[start:end]` of a sentence (code points, half-open)."""

    start: int
    end: int
    rendition: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One source sentence; its hints lie inside the text and do not overlap (else ValueError).

    A hint is a wish: an engine that cannot take hints ignores them, one that can may still
    disobey. Whether a rendition is there is for the caller to verify.
    """

    text: str
    hints: tuple[Hint, ...] = ()

    def __post_init__(self) -> None:
        position = 0
        for hint in sorted(self.hints, key=lambda hint: hint.start):
            if not position <= hint.start < hint.end <= len(self.text):
                raise ValueError(f"{hint} overlaps another hint or lies outside “{self.text}”")
            position = hint.end


@dataclass(frozen=True, slots=True)
class Output:
    """A draft; `score` is the mean natural-log probability of its tokens, None where unknown.

    Scores compare drafts of the same sentence by the same engine, nothing else.
    """

    text: str
    score: float | None


class Engine(Protocol):
    """A machine translation engine. Further abilities are further protocols."""

    name: str
    gist: bool
    """Whether drafts are good for the gist only, and must be labelled so."""

    def pairs(self) -> Sequence[tuple[str, str]]:
        """The pairs served directly, now, as (source, target); never through a third language."""
        ...

    def version(self, source: str, target: str) -> str:
        """What translates this pair (package and number), to be stored with every draft."""
        ...

    def licence(self) -> str:
        """The licence of the models, for people to read."""
        ...

    def why_unavailable(self) -> str | None:
        """None when the engine works, else what is missing and which command mends it."""
        ...

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        """Translate each sentence by itself, in order; a blank one gives a blank output.

        Raises EngineUnavailable or PairNotServed. Sentences may be of any length and hold any
        character: line breaks count as spaces.
        """
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence, and the text that its translation is made to begin with."""

    sentence: Sentence
    beginning: str


@runtime_checkable
class Completes(Protocol):
    """The ability to translate from a forced beginning."""

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        """Complete each opening by itself, in order; each text starts with its beginning, exactly.

        None where that cannot be: the vocabulary cannot spell the beginning, or the sentence is too
        long. Scores compare completions of the same sentence with each other, not with drafts.
        """
        ...
