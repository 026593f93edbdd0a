"""Getting a machine to the point where it can draft."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from django.conf import settings

from translations.engines import Engine, EngineUnavailable, PairNotServed, engine, engine_for
from translations.engines.argos.index import IndexUnreachable
from translations.engines.argos.install import WANTED, install_packages
from translations.engines.embedded.setup import install as install_embedded

Say = Callable[[str], None]

RETRY = ".venv/bin/python manage.py setup_engine --refresh"


def setup_engine(*, refresh: bool, say: Say) -> Sequence[Engine]:
    """See to it that every leg of drafting has an engine; return the engines that serve them.

    What works is left as it is, without a look at the network, unless `refresh` asks to try the
    Argos package index again. CONCORD_ENGINE forces one engine; without it Argos is preferred, and
    the embedded engine is installed where the index cannot be reached. Raises EngineUnavailable
    when no engine can be had.
    """
    serving = engines_in_use()
    if serving and not (refresh and _argos_wanted()):
        return serving
    if forced := _forced():
        _install(engine(forced), say)
    else:
        _argos_else_embedded(say)
    serving = engines_in_use()
    if not serving:
        for source, target in WANTED:
            engine_for(source, target)  # raises, saying what is missing
    return serving


def engines_in_use() -> Sequence[Engine]:
    """The engines that serve the legs of drafting; empty while a leg has none."""
    try:
        found = {leg: engine_for(*leg) for leg in WANTED}
    except (EngineUnavailable, PairNotServed):
        return ()
    return tuple(dict.fromkeys(found.values()))


def _forced() -> str:
    return os.environ.get("CONCORD_ENGINE", "")


def _argos_wanted() -> bool:
    return _forced() in {"", "argos"}


def _argos_else_embedded(say: Say) -> None:
    try:
        _install_argos(say)
    except EngineUnavailable as error:
        why = f"no Argos: {error}".rstrip(".")
        if isinstance(error, IndexUnreachable):
            why = "the Argos package index cannot be reached"
        say(f"engine: {why}; using the embedded engine, which is good for the gist only")
    if not engines_in_use():
        _install_embedded(say)


def _install(wanted: Engine, say: Say) -> None:
    if wanted.name == "argos":
        _install_argos(say)
    elif wanted.name == "embedded":
        _install_embedded(say)
    elif why := wanted.why_unavailable():
        raise EngineUnavailable(why)


def _install_argos(say: Say) -> None:
    report = install_packages(report=say)
    for pair, why in report.failed:
        say(f"engine: argos {pair} was not installed: {why}")


def _install_embedded(say: Say) -> None:
    install_embedded(Path(settings.BASE_DIR) / "requirements" / "embedded.lock", say)
