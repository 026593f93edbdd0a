"""The engines there are, and which of them translates a pair."""

from __future__ import annotations

import os
from collections.abc import Sequence

from sources.languages import LANGUAGES

from .base import Engine, EngineUnavailable, PairNotServed

_ENGINES: dict[str, Engine] = {}


def register(engine: Engine) -> None:
    """Make an engine known by its name. The order of registration is the order of preference."""
    _ENGINES[engine.name] = engine


def engines() -> Sequence[Engine]:
    """Every registered engine, usable or not, the preferred first."""
    return tuple(_ENGINES.values())


def engine(name: str) -> Engine:
    """The engine of that name; EngineUnavailable if there is none."""
    if name not in _ENGINES:
        known = ", ".join(_ENGINES)
        raise EngineUnavailable(f"There is no engine “{name}”; use one of {known}.")
    return _ENGINES[name]


def engine_for(source: str, target: str, name: str | None = None) -> Engine:
    """The engine that translates `source` into `target` directly.

    `name`, else the environment variable CONCORD_ENGINE, forces one; without either it is the
    first usable engine that serves the pair. Raises EngineUnavailable, PairNotServed.
    """
    forced = name or os.environ.get("CONCORD_ENGINE")
    candidates = (engine(forced),) if forced else engines()
    usable = [candidate for candidate in candidates if candidate.why_unavailable() is None]
    if not usable:
        raise EngineUnavailable(" ".join(filter(None, (e.why_unavailable() for e in candidates))))
    for candidate in usable:
        if (source, target) in candidate.pairs():
            return candidate
    raise _not_served(usable, source, target)


def default_engine() -> Engine | None:
    """The engine used where nobody chose one: CONCORD_ENGINE, else the first usable one."""
    forced = os.environ.get("CONCORD_ENGINE")
    if forced:
        return _ENGINES.get(forced)
    return next((e for e in engines() if e.why_unavailable() is None), None)


def _not_served(usable: Sequence[Engine], source: str, target: str) -> PairNotServed:
    names = " and ".join(e.name for e in usable)
    verb = "does" if len(usable) == 1 else "do"
    return PairNotServed(
        f"{names} {verb} not translate {_name(source)} into {_name(target)} here. Install the "
        f"package for the pair with `manage.py install_packages` (or `--from FILE…`), or see "
        f"`manage.py engines` for the pairs there are."
    )


def _name(code: str) -> str:
    return LANGUAGES[code].name if code in LANGUAGES else f"“{code}”"
