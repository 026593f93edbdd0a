"""What is exported, and the registry of formats it can be exported to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, ClassVar, NamedTuple, Protocol, TypeVar

from sources.errors import ConcordError
from sources.languages import targets_for


class UnknownFormat(ConcordError):
    """A format that no exporter writes."""


@dataclass(frozen=True, slots=True)
class TermOutcome:
    """What became of one required term: its form in the source and in the target, the outcome.

    `outcome` is satisfied, constrained, repaired or violated. `concept` is the glossary's
    identifier; `start` and `end` are offsets into the source (code points, half-open).
    """

    term: str
    required: str
    outcome: str
    concept: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """One segment and its translation into one target.

    `segment` is the segment's stable id, "12.5" for position 5 of article 12. Languages are codes
    (de, ru, en, zh). `published_on` is an ISO 8601 date of reduced precision or empty. `state` is
    initial, draft, translated, needs_work or approved; `translation` is empty in `initial` and only
    there. `origin` is mt, tm, human, pivot, import or empty, and `origin_detail` says it in words
    ("machine, argos 1.9"). `changed_at` knows its time zone. `note` is a remark for the reader of
    the file, such as the reason a translation was sent back.

    `kind` is heading or body. `version` counts the changes of the translation; an edited file is
    refused where the version has moved on. `match` is how far the source of a memory's unit is the
    same, in percent, `matched` that source where it is another; `score` is the engine's mean
    log-probability per token, `estimate` how much trust a machine's text deserves, 0 to 1. A
    number is None where there is none.
    """

    segment: str
    article: int
    article_title: str
    outlet: str
    published_on: str
    source_language: str
    target: str
    source: str
    translation: str
    state: str
    origin: str = ""
    origin_detail: str = ""
    changed_by: str = ""
    changed_at: datetime | None = None
    note: str = ""
    terms: tuple[TermOutcome, ...] = ()
    kind: str = "body"
    version: int = 0
    engine: str = ""
    engine_version: str = ""
    match: int | None = None
    matched: str = ""
    score: float | None = None
    estimate: float | None = None

    @property
    def source_hash(self) -> str:
        """Tells whether the source is still the same, to the letter: SHA-256, 16 hex digits."""
        return hashlib.sha256(self.source.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ExportMeta:
    """What a writer must know before the first pair, since files open with a header.

    `source_languages` and `targets` are the codes that occur among the pairs (naming more is
    harmless: the header is then less specific, never wrong). `created_at` knows its time zone.
    `spreadsheet_safe` tells the tabular formats to defuse cells that a spreadsheet would run as
    formulas, which alters data, or not to; None leaves it to the format. With `inline_terms` the
    formats that can (XLIFF) mark the terms in the source text itself.
    """

    source_languages: Sequence[str]
    targets: Sequence[str]
    version: str
    created_at: datetime
    spreadsheet_safe: bool | None = None
    inline_terms: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The pairs of languages, (source, target), that may occur."""
        return [
            (source, target)
            for source in self.source_languages
            for target in targets_for(source)
            if target in self.targets
        ]


class Written(NamedTuple):
    """How much a file holds: distinct segments, and translations of them into all targets."""

    segments: int
    translations: int


class Exporter(Protocol):
    """Writes one format.

    `name` is what `export` calls it, `label` what a page does. A format with `one_pair` holds one
    pair of languages a file: for several it writes a zip archive of such files.
    """

    name: ClassVar[str]
    label: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]
    one_pair: ClassVar[bool]

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        """Write `pairs`, ordered by article, segment and target, as one complete file.

        Consumes `pairs` as a stream, in memory that does not grow with them. No pairs make a valid
        file without units.
        """
        ...


class Tally:
    """Counts pairs while they pass through."""

    def __init__(self) -> None:
        self._segments = self._translations = 0

    def of(self, pairs: Iterable[AlignedPair]) -> Iterator[AlignedPair]:
        """The same pairs."""
        previous = None
        for pair in pairs:
            self._segments += pair.segment != previous
            self._translations += bool(pair.translation)
            previous = pair.segment
            yield pair

    @property
    def written(self) -> Written:
        """What passed so far."""
        return Written(self._segments, self._translations)


_exporters: dict[str, Exporter] = {}

E = TypeVar("E", bound=type[Exporter])


def register(cls: E) -> E:
    """Class decorator: makes a format known under its `name`."""
    _exporters[cls.name] = cls()
    return cls


def formats() -> Mapping[str, Exporter]:
    """The exporters by name, in alphabetical order."""
    return dict(sorted(_exporters.items()))


def exporter(name: str) -> Exporter:
    """The exporter called `name`; raises UnknownFormat."""
    try:
        return _exporters[name]
    except KeyError:
        known = ", ".join(formats())
        raise UnknownFormat(f"Nothing exports to “{name}”; use one of {known}.") from None


def utc(moment: datetime) -> str:
    """`moment` as an ISO 8601 instant in UTC, to the second: "2026-03-01T09:30:00Z"."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
