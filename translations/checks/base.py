"""What a check is, and the registry of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeVar

from sources.errors import ConcordError

from .decoding import Decoded

Severity = Literal["error", "warning", "info"]
"""An error is almost surely a fault and stands in the way of approval; a warning asks for a look;
an info is a matter of style."""


class UnknownCheck(ConcordError):
    """A check that there is not."""


@dataclass(frozen=True, slots=True)
class RequiredName:
    """A name of the source and how the target writes it.

    `required` is the form to write, `found` what stands there, at `target[start:end]`; where the
    verdict is missing, that is at most what seems to stand for the name. `deprecated` says that the
    glossary forbids what was found.
    """

    surface: str
    required: str
    verdict: Literal["right", "wrong", "missing"]
    found: str = ""
    start: int | None = None
    end: int | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation. Languages are codes (de, ru, en, zh).

    `pivot` is the English that a Chinese text was made from: only a comfort to checks that may
    accept what it says, never a replacement for the source. `names` are the verdicts on required
    renditions.
    """

    source: str
    source_language: str
    target: str
    target_language: str
    pivot: str = ""
    names: tuple[RequiredName, ...] = ()

    @property
    def known_forms(self) -> tuple[str, ...]:
        """Forms the glossary wants in the target; no check of letters or words objects to them."""
        return tuple(name.required for name in self.names if name.required)


@dataclass(frozen=True, slots=True)
class Failure:
    """What a check objects to in `target[start:end]`, in code points, and what to do about it.

    The span is the whole text where the objection is to something that is not there.
    """

    check: str
    severity: Severity
    message: str
    start: int
    end: int


class Check(ABC):
    """One check. `severity` is the highest that its failures have.

    It gets texts whose character references are read, unless it wants them `as_written`.

    `run` must be quick (all checks together take a few milliseconds) and quiet on correct prose:
    `python -m tests.bench.checks` measures both.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "error"
    description: ClassVar[str]
    as_written: ClassVar[bool] = False

    @abstractmethod
    def run(self, pair: Pair) -> Iterable[Failure]:
        """What the check objects to in `pair`. The target is never blank."""

    def failure(
        self, message: str, start: int, end: int, severity: Severity | None = None
    ) -> Failure:
        """A failure of this check, of its own severity unless said otherwise."""
        return Failure(self.id, severity or self.severity, message, start, end)


_checks: dict[str, Check] = {}

C = TypeVar("C", bound=type[Check])


def register(cls: C) -> C:
    """Class decorator: makes a check known under its `id`."""
    _checks[cls.id] = cls()
    return cls


def checks() -> Mapping[str, Check]:
    """The checks by id, in alphabetical order."""
    return dict(sorted(_checks.items()))


def check(identifier: str) -> Check:
    """The check of that id; raises UnknownCheck."""
    try:
        return _checks[identifier]
    except KeyError:
        known = ", ".join(checks())
        raise UnknownCheck(f"There is no check “{identifier}”; use one of {known}.") from None


def run_checks(pair: Pair, only: Collection[str] = ()) -> list[Failure]:
    """Everything the checks (or those of `only`) object to, in the order of the text.

    A blank target has nothing to check: it is not translated yet.
    """
    if not pair.target.strip():
        return []
    chosen = [check(name) for name in only] if only else list(_checks.values())
    failures = [each for one in chosen if one.as_written for each in one.run(pair)]
    read, target = _decoded(pair)
    if read.target.strip():
        found = [each for one in chosen if not one.as_written for each in one.run(read)]
        failures += [_as_written(each, target) for each in found] if target else found
    return sorted(failures, key=lambda failure: (failure.start, failure.end, failure.check))


def _decoded(pair: Pair) -> tuple[Pair, Decoded | None]:
    """The pair with the references of its texts read, and the target so read, if it has any."""
    source, pivot, target = (Decoded.of(text) for text in (pair.source, pair.pivot, pair.target))
    read = replace(
        pair,
        source=source.text if source else pair.source,
        pivot=pivot.text if pivot else pair.pivot,
    )
    if target is None:
        return read, None
    names = tuple(
        name
        if name.start is None or name.end is None
        else replace(name, start=target.at(name.start), end=target.at(name.end))
        for name in pair.names
    )
    return replace(read, target=target.text, names=names), target


def _as_written(failure: Failure, target: Decoded) -> Failure:
    """A failure in a text as read, moved to where it is in the text as written."""
    start, end = target.origins[failure.start], target.origins[failure.end]
    return replace(failure, start=start, end=max(end, start + 1))
