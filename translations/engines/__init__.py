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
    Opening,
    Output,
    PairNotServed,
    Sentence,
)
from .description import describe
from .registry import default_engine, engine, engine_for, engines, register

__all__ = [
    "Completes",
    "Engine",
    "EngineUnavailable",
    "Hint",
    "Opening",
    "Output",
    "PairNotServed",
    "Sentence",
    "default_engine",
    "describe",
    "engine",
    "engine_for",
    "engines",
    "register",
]

from . import argos, embedded  # noqa: F401 (registers the engines, the preferred first)
