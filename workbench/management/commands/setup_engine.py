"""Set up the translation engine."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from workbench.engine_setup import RETRY, setup_engine


class Command(ConcordCommand):
    help = "Set up machine translation: Argos packages, or the embedded engine without the index."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--refresh",
            action="store_true",
            help="try the Argos index again though an engine works",
        )
        parser.add_argument(
            "--optional", action="store_true", help="no failure when no engine can be had"
        )

    def run(self, options: dict[str, Any]) -> None:
        try:
            serving = setup_engine(refresh=options["refresh"], say=self.progress)
        except ConcordError as error:
            if not options["optional"]:
                raise
            self.progress(f"engine: none yet, so nothing can be drafted. {error}")
            return
        names = [f"{engine.name}{' (gist quality)' if engine.gist else ''}" for engine in serving]
        text = f"engine: {', '.join(names)}"
        if any(engine.gist for engine in serving) and not settings.ENGINE:
            text += f"; to try for Argos, which is better: {RETRY}"
        self.report({"engines": [engine.name for engine in serving]}, text)
