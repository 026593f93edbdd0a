"""Machine translation engines: `engine_for(source, target).translate(sentences, …)`.

Importing this package loads no model and no library; each engine does so when it first works.
To add an engine, write a module that registers it and name the module at the end of this file.
"""

from __future__ import annotations

from .base import (
    Completes,
    Engine,
    EngineUnavailable,
    Hint,
    Hypothesis,
    InBulk,
    Locates,
    Opening,
    Output,
    PairNotServed,
    Scores,
    Sentence,
    TakesHints,
    is_in_bulk,
)
from .description import describe
from .registry import default_engine, engine, engine_for, engines, register

__all__ = [
    "Completes",
    "Engine",
    "EngineUnavailable",
    "Hint",
    "Hypothesis",
    "InBulk",
    "Locates",
    "Opening",
    "Output",
    "PairNotServed",
    "Scores",
    "Sentence",
    "TakesHints",
    "default_engine",
    "describe",
    "engine",
    "engine_for",
    "engines",
    "is_in_bulk",
    "register",
]

from . import argos, libretranslate  # noqa: F401 (registers the engines, the preferred first)

# isort: split
from . import embedded  # noqa: F401 (after the others: good for the gist only)
