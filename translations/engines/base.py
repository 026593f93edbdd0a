"""What every engine is: sentences in, one draft a sentence out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeGuard, runtime_checkable

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

    `avoid` are forms that the draft should not contain. Both are wishes: an engine that cannot
    take them ignores them, one that can may still disobey. Whether a rendition is there, and
    whether a forbidden one is not, is for the caller to verify.
    """

    text: str
    hints: tuple[Hint, ...] = ()
    avoid: tuple[str, ...] = ()

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


@runtime_checkable
class InBulk(Protocol):
    """The wish for more sentences at once than the few that others are given."""

    at_once: int
    """Sentences that keep the processor busy; what is lost where the process is killed."""


def is_in_bulk(engine: object) -> TypeGuard[InBulk]:
    """Whether an engine has that wish."""
    return isinstance(engine, InBulk)


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence, and how its translation is made to begin: with `beginning`, then with `form`.

    The engine may write one of `links` between the two where that is likelier (" in", " of the").
    All of them carry their own spaces.
    """

    sentence: Sentence
    beginning: str
    form: str = ""
    links: tuple[str, ...] = ()

    @property
    def beginnings(self) -> list[str]:
        """Every text that the translation may begin with, the one without a link first."""
        return [self.beginning + link + self.form for link in ("", *self.links)]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A sentence and a text that may be its translation, whoever wrote it."""

    sentence: Sentence
    text: str


@runtime_checkable
class Completes(Protocol):
    """The ability to translate from a forced beginning."""

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        """Complete each opening by itself, in order; each text starts as told, exactly.

        None where that cannot be (the vocabulary cannot spell the beginning, the sentence is too
        long) and, where completing is dear, for the less likely openings of a sentence. Scores are
        of whole texts, so that they compare with those of drafts.
        """
        ...


@runtime_checkable
class Scores(Protocol):
    """The ability to tell how likely a given text is as the translation of a sentence."""

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        """The mean natural-log probability of each text's tokens, the end among them, in order.

        Compares with the scores of drafts. None for what cannot be spelled or is too long, and for
        blanks.
        """
        ...


@runtime_checkable
class Locates(Protocol):
    """The ability to tell where in a draft a form might have been written instead."""

    def locate(
        self, asked: Sequence[tuple[Hypothesis, str]], source: str, target: str
    ) -> list[list[tuple[int, float]]]:
        """For each draft and form, the offsets into the draft where the form is likely to begin.

        Each with the natural-log probability of the form's first token there, the likeliest first;
        none where nothing is known.
        """
        ...


@runtime_checkable
class TakesHints(Protocol):
    """Says that hints change what an engine writes, also beside the names: a draft without them is
    the better one where it has the names anyway."""

    def hints_first(self, source: str, target: str) -> bool:
        """Whether most names are wrong without a hint, so that trying without would waste time."""
        ...
