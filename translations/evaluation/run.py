"""The evaluation: translate plain and enforced, then score both against the references."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from translations import enforcement
from translations.enforcement import Enforced, Task
from translations.engines import Engine, Sentence, engine_for, is_in_bulk

from .figures import Clock, Run, figures
from .files import EvaluationInput
from .tasks import Named

BATCH, FEW = 16, 4
"""Sentences given at once to an engine that wishes for many, and to others. It is the grain of the
median time: of many sentences some always lack a term, so that their time is nearer to a mean."""

Made = TypeVar("Made", str, Enforced)
Progress = Callable[[str], None]

Enforce = Callable[[Engine, Sequence[Task], str, str], Sequence[Enforced]]
"""What makes an engine obey the glossary: (engine, tasks, source, target) → one draft a task."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One engine's step, as in drafting: Chinese is reached through English."""

    engine: Engine
    source: str
    target: str


def evaluate(
    data: EvaluationInput,
    *,
    source: str,
    target: str,
    engine: str = "",
    enforce: Enforce = enforcement.enforce,
    batch: int = 0,
    progress: Progress = lambda text: None,
) -> dict[str, Any]:
    """Translate `data` without and with its terms and score both; the keys are the command's.

    `batch` sentences are given at once, as suits the engine if 0. Raises EngineUnavailable or
    PairNotServed.
    """
    legs = _legs(source, target, engine)
    batch = batch or (BATCH if is_in_bulk(legs[0].engine) else FEW)
    _warm(legs, data)
    plain_clock, enforced_clock = Clock(), Clock()
    plain: list[str] = []
    enforced: list[Enforced] = []
    for begin in range(0, len(data.sources), batch):
        chunk = slice(begin, begin + batch)
        # The two runs alternate, so that a busy machine slows both alike.
        plain += _timed(plain_clock, partial(_plain, legs, data.sources[chunk]))
        enforced += _timed(enforced_clock, partial(_enforced, legs, data, chunk, enforce))
        progress(f"{len(plain)} of {len(data.sources)} sentences")
    return figures(
        data,
        source=source,
        target=target,
        plain=Run(plain, plain_clock),
        enforced=Run([draft.text for draft in enforced], enforced_clock),
        outcomes=[outcome for draft in enforced for outcome in draft.outcomes],
    ) | {"engine": _engine(legs)}


def evaluate_output(
    data: EvaluationInput, outputs: Sequence[str], *, source: str, target: str, name: str
) -> dict[str, Any]:
    """Score translations that exist already: they are the plain ones, there are no enforced."""
    scored = figures(data, source=source, target=target, plain=Run(outputs), enforced=None)
    return scored | {"engine": {"name": name, "version": "", "licence": "", "path": []}}


def _legs(source: str, target: str, engine: str) -> list[Leg]:
    steps = [(source, "en"), ("en", target)] if "en" not in (source, target) else [(source, target)]
    return [Leg(engine_for(*step, engine or None), *step) for step in steps]


def _engine(legs: Sequence[Leg]) -> dict[str, Any]:
    """What translated, each part once where two legs share it."""
    parts = {
        "name": [leg.engine.name for leg in legs],
        "version": [leg.engine.version(leg.source, leg.target) for leg in legs],
        "licence": [leg.engine.licence() for leg in legs],
    }
    named = {key: ", ".join(dict.fromkeys(texts)) for key, texts in parts.items()}
    return named | {"path": [legs[0].source, *(leg.target for leg in legs)]}


def _warm(legs: Sequence[Leg], data: EvaluationInput) -> None:
    """Load the models before the clock runs."""
    _plain(legs, data.sources[:1])


def _timed(clock: Clock, translate: Callable[[], list[Made]]) -> list[Made]:
    started = time.perf_counter()
    made = translate()
    clock.batches.append((time.perf_counter() - started, len(made)))
    return made


def _plain(legs: Sequence[Leg], texts: Sequence[str]) -> list[str]:
    translated = list(texts)
    for leg in legs:
        outputs = leg.engine.translate([Sentence(t) for t in translated], leg.source, leg.target)
        translated = [output.text for output in outputs]
    return translated


def _enforced(
    legs: Sequence[Leg], data: EvaluationInput, chunk: slice, enforce: Enforce
) -> list[Enforced]:
    """Go the legs with the terms; on the second, a term is where the English was found to be."""
    source, target = legs[0].source, legs[-1].target
    lines = zip(data.sources[chunk], data.terms[chunk], strict=True)
    named = [Named.read(text, source, target, entries) for text, entries in lines]
    made: Sequence[Enforced] = ()
    for leg in legs:
        tasks = [sentence.task(leg.target) for sentence in named]
        made = enforce(leg.engine, tasks, leg.source, leg.target)
        named = [
            sentence.carried(draft.text, leg.target)
            for sentence, draft in zip(named, made, strict=True)
        ]
    return list(made)
