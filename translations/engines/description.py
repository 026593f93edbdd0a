"""What the engines are and can do, as plain data for commands, pages and the API."""

from __future__ import annotations

from typing import TypedDict

from .base import Engine
from .registry import default_engine, engines


class EngineDescription(TypedDict):
    """One engine. `version` and `pairs` are empty, and `why_unavailable` set, until it works."""

    name: str
    pairs: list[list[str]]
    version: str
    licence: str
    gist: bool
    default: bool
    why_unavailable: str | None


class Descriptions(TypedDict):
    """The document that `manage.py engines --json` prints."""

    engines: list[EngineDescription]


def describe() -> Descriptions:
    """Describe every registered engine, the preferred first."""
    default = default_engine()
    return {"engines": [_describe(engine, engine is default) for engine in engines()]}


def _describe(engine: Engine, default: bool) -> EngineDescription:
    why = engine.why_unavailable()
    pairs = [] if why else list(engine.pairs())
    return {
        "name": engine.name,
        "pairs": [list(pair) for pair in pairs],
        "version": _version(engine, pairs),
        "licence": engine.licence(),
        "gist": engine.gist,
        "default": default,
        "why_unavailable": why,
    }


def _version(engine: Engine, pairs: list[tuple[str, str]]) -> str:
    """The version all pairs share, else each pair's: "de-en 1.0, en-zh 1.9"."""
    versions = {pair: engine.version(*pair) for pair in pairs}
    if len(set(versions.values())) == 1:
        return next(iter(versions.values()))
    return ", ".join(f"{source}-{target} {v}" for (source, target), v in versions.items())
