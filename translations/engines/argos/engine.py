"""The default engine: installed Argos packages."""

from __future__ import annotations

from collections.abc import Sequence

from sources.languages import LANGUAGES

from ..base import EngineUnavailable, Hypothesis, Opening, Output, PairNotServed, Sentence
from ..process import PerProcess
from .batches import AT_ONCE
from .library import Package, installed
from .model import Model


class ArgosEngine:
    """Every installed Argos package between our languages; packages are looked up anew each time,
    so that one installed by another process is found.
    """

    name = "argos"
    gist = False
    at_once = AT_ONCE

    def __init__(self) -> None:
        self._models: PerProcess[tuple[str, int], Model] = PerProcess()

    def pairs(self) -> Sequence[tuple[str, str]]:
        try:
            return tuple(installed())
        except EngineUnavailable:
            return ()

    def version(self, source: str, target: str) -> str:
        return self._package(source, target).version

    def licence(self) -> str:
        return "Argos Translate: MIT or CC0; each package names its own in its README"

    def why_unavailable(self) -> str | None:
        try:
            found = installed()
        except EngineUnavailable as error:
            return str(error)
        if found:
            return None
        return (
            "The argos engine has no packages installed; install them with "
            "`manage.py install_packages`, or from files with "
            "`manage.py install_packages --from FILE…`."
        )

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        return self._model(source, target).translate(sentences)

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        return self._model(source, target).complete(openings)

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        return self._model(source, target).score(hypotheses)

    def locate(
        self, asked: Sequence[tuple[Hypothesis, str]], source: str, target: str
    ) -> list[list[tuple[int, float]]]:
        return self._model(source, target).locate(asked)

    def _model(self, source: str, target: str) -> Model:
        package = self._package(source, target)
        changed = (package.folder / "model" / "model.bin").stat().st_mtime_ns
        return self._models.get((str(package.folder), changed), lambda: Model(package))

    def _package(self, source: str, target: str) -> Package:
        package = installed().get((source, target))
        if package is None:
            names = [
                LANGUAGES[code].name if code in LANGUAGES else code for code in (source, target)
            ]
            raise PairNotServed(
                f"No Argos package translates {names[0]} into {names[1]}; install one with "
                f"`manage.py install_packages` (or `--from FILE…`)."
            )
        return package
