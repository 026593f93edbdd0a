"""List the translation engines."""

from __future__ import annotations

from typing import Any

from sources.commands import ConcordCommand
from translations.engines import describe
from translations.engines.description import EngineDescription


class Command(ConcordCommand):
    help = "List the translation engines: what each translates here, and why it may not."

    def run(self, options: dict[str, Any]) -> None:
        found = describe()
        self.report(dict(found), "\n".join(_line(engine) for engine in found["engines"]))


def _line(engine: EngineDescription) -> str:
    name = f"{engine['name']}{' (default)' if engine['default'] else ''}"
    if engine["why_unavailable"]:
        return f"{name}: not usable. {engine['why_unavailable']}"
    pairs = ", ".join(f"{source} → {target}" for source, target in engine["pairs"])
    quality = "gist quality; " if engine["gist"] else ""
    return f"{name}: {pairs}; {quality}{engine['version']}; {engine['licence']}"
