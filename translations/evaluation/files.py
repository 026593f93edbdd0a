"""What is evaluated: files with one sentence a line, aligned by line number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.errors import ConcordError

from .term_success import TermEntry


class UnusableEvaluationFile(ConcordError):
    """A test file that cannot be read, or that does not fit the others."""


@dataclass(frozen=True, slots=True)
class EvaluationInput:
    """Aligned sentences, references and the terms each line requires (none where not given).

    `lines` is how many the source file has, of which a limit may have kept the first only.
    """

    sources: Sequence[str]
    references: Sequence[str]
    terms: Sequence[Sequence[TermEntry]]
    lines: int

    @staticmethod
    def read(
        source: Path, reference: Path, terms: Path | None = None, *, limit: int | None = None
    ) -> EvaluationInput:
        """Read and align the files; `limit` keeps the first lines, after the whole was checked.

        Raises UnusableEvaluationFile.
        """
        sources = read_lines(source)
        references = read_lines(reference, like=(source, len(sources)))
        entries = read_terms(terms, like=(source, len(sources))) if terms else [()] * len(sources)
        return EvaluationInput(sources[:limit], references[:limit], entries[:limit], len(sources))


def read_lines(
    path: Path, *, like: tuple[Path, int] | None = None, blank: bool = False
) -> list[str]:
    """The lines of a UTF-8 file. `like` is a file to be aligned with, and its number of lines.

    Only line feeds part lines; a blank line is an error unless `blank` allows it.
    Raises UnusableEvaluationFile.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableEvaluationFile(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnusableEvaluationFile(
            f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8, one sentence a line."
        ) from error
    lines = [line.rstrip("\r") for line in text.split("\n")]
    if not lines[-1]:
        lines.pop()
    if not lines:
        raise UnusableEvaluationFile(f"{path} is empty; it needs one sentence a line.")
    if like and len(lines) != like[1]:
        raise UnusableEvaluationFile(
            f"{path} has {len(lines)} lines, {like[0]} has {like[1]}; line n of one must belong "
            f"to line n of the other."
        )
    for number, line in enumerate(lines, 1):
        if not blank and not line.strip():
            raise UnusableEvaluationFile(
                f"Line {number} of {path} is blank; take the line out of all files or fill it."
            )
    return lines


def read_terms(path: Path, *, like: tuple[Path, int] | None = None) -> list[list[TermEntry]]:
    """The terms each sentence requires: one JSON list of {"source", "target"} a line.

    An entry may carry "en", the English on the way into Chinese. Raises UnusableEvaluationFile.
    """
    return [
        _entries(line, f"Line {number} of {path}")
        for number, line in enumerate(read_lines(path, like=like), 1)
    ]


def _entries(line: str, where: str) -> list[TermEntry]:
    try:
        values = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnusableEvaluationFile(
            f'{where} is not JSON; it must be a list such as [{{"source": "…", "target": "…"}}].'
        ) from error
    if not isinstance(values, list):
        raise UnusableEvaluationFile(f"{where} is not a list; write [] where no term is required.")
    return [_entry(value, where) for value in values]


def _entry(value: Any, where: str) -> TermEntry:
    texts = [value.get(key) for key in ("source", "target")] if isinstance(value, dict) else [None]
    if not all(isinstance(text, str) and text.strip() for text in texts):
        raise UnusableEvaluationFile(
            f'{where} has an entry that is not {{"source": "…", "target": "…"}} with text in both.'
        )
    english = value.get("en") or ""
    if not isinstance(english, str):
        raise UnusableEvaluationFile(f'{where} has an entry whose "en" is not a text.')
    return TermEntry(value["source"].strip(), value["target"].strip(), english.strip())
