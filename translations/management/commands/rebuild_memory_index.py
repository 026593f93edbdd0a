"""Make the index of the memory and of the concordance afresh."""

from __future__ import annotations

from typing import Any

from sources.commands import ConcordCommand
from translations.memory import rebuild


class Command(ConcordCommand):
    help = "Make the index that similar sentences and the concordance are found with afresh."

    def run(self, options: dict[str, Any]) -> None:
        made = rebuild(lambda done: self.progress(f"{done} pairs") if done % 50_000 == 0 else None)
        self.report(made, f"{made['units']} memory units, {made['translations']} translations")
