"""Restore the pinyin of a Chinese name written in Cyrillic."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from glossary.names import Restoration, restore_name
from sources.commands import ConcordCommand


class Command(ConcordCommand):
    help = "Restore the pinyin of a Chinese name written in Cyrillic by the Palladius system."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("name", metavar="NAME")

    def run(self, options: dict[str, Any]) -> None:
        restored = restore_name(options["name"])
        self.report(restored.as_json(), _as_text(restored))


def _as_text(restored: Restoration) -> str:
    if restored.pinyin is None:
        return restored.why
    return f"{', or '.join(restored.readings)} ({'certain' if restored.certain else restored.why})"
