"""Where in a draft a missing term may be forced: openings that end with the term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translations.engines import Engine, Hypothesis, Locates, Opening

from .task import Attempt
from .wording import capitalised

MOST = 5
"""Openings tried for one term: each costs a completion."""

LIKELY = -7.0  # natural-log probability of the term's first token; below, the engine says nothing
_LOCATED = 2  # places taken from what the engine tells

_ENGLISH_STARTS = re.compile(r"(?<![\w’'-])(?=\w)")
_CHINESE_STARTS = re.compile(r"(?<=[，。、；：的在和与及了对为是由向从到于])(?=.)|^")
_END = re.compile(r"[\s.!?。！？…”’\"')）]*$")
_ENGLISH_LINKS = """
    in|of|the|and|of the|in the|to|to the|from|from the|by|by the|and the|with|with the
    for|for the|at|at the|on|on the|as|under the|between|including
"""
LINKS = {
    "en": (
        *(f" {link.strip()}" for link in re.split(r"[|\n]", _ENGLISH_LINKS) if link.strip()),
        ",",
    ),
    "zh": tuple("在的和、与及，由对为从向到于是"),
}
"""What an engine may put between the words before a term and the term, the commonest first."""
HEAD_LINKS = {"en": ("The ", "In ", "In the ", "At the ", "On ", "For "), "zh": ("在", "对", "由")}


def openings(attempt: Attempt, number: int, places: Sequence[int]) -> list[Opening]:
    """Up to MOST openings to decode on from, the likeliest first, each with the missing form.

    The term may take the place of what looks like it, stand where the engine itself thought of it,
    next to its neighbours in the source, at its place in proportion, or at the end. `places` are
    those that the engine thought of.
    """
    form, target = attempt.task.wanted[number].requirement.preferred, attempt.target
    cuts = list(dict.fromkeys(_cuts(attempt, number, places)))[:MOST]
    return [_opening(attempt, attempt.text[:cut], form, target) for cut in cuts]


def _opening(attempt: Attempt, before: str, form: str, target: str) -> Opening:
    before = before.rstrip()
    links = LINKS[target] if before else HEAD_LINKS[target]
    if target != "zh":
        form = f" {form}" if before else capitalised(form, before)
    return Opening(attempt.task.sentence, before, form, links)


def located(
    engine: Engine, asked: Sequence[tuple[Attempt, int]], source: str, target: str
) -> list[list[int]]:
    """Where the engine thought of writing each missing term, the likeliest place first."""
    if not isinstance(engine, Locates):
        return [[] for _ in asked]
    drafts = []
    for attempt, number in asked:
        form = attempt.task.wanted[number].requirement.preferred
        written = form if target == "zh" else f" {form}"
        drafts.append((Hypothesis(attempt.task.sentence, attempt.text), written))
    return [
        [offset for offset, rating in places if rating > LIKELY and offset <= len(draft.text)]
        for (draft, _), places in zip(drafts, engine.locate(drafts, source, target), strict=True)
    ]


def _cuts(attempt: Attempt, number: int, places: Sequence[int]) -> Iterator[int]:
    text, wanted = attempt.text, attempt.task.wanted[number]
    found = attempt.found[number]
    if found.start is not None:
        yield found.start
    if likely := attempt.likely(number):
        yield likely[0]
    free = [cut for cut in places if not any(s <= cut < e for s, e in attempt.settled)]
    yield from free[:_LOCATED]
    starts = _starts(text, attempt)
    if not starts:
        return
    before = [row.end for row in attempt.found[:number] if row.end is not None]
    if before:
        yield before[-1]
    after = [row.start for row in attempt.found[number + 1 :] if row.start is not None]
    if after:
        yield after[0]
    yield min(starts, key=lambda start: abs(start - wanted.at * len(text)))
    end = _END.search(text)
    yield end.start() if end else len(text)
    yield starts[0]


def _starts(text: str, attempt: Attempt) -> list[int]:
    """Where a word may begin, outside settled renditions."""
    pattern = _CHINESE_STARTS if attempt.target == "zh" else _ENGLISH_STARTS
    return [
        match.start()
        for match in pattern.finditer(text)
        if not any(start < match.start() < end for start, end in attempt.settled)
    ]
