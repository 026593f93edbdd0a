"""The argostranslate library, confined to Concord's data directory.

Only its package handling is used. Its translation module would split sentences with a model it
first downloads, decode 32 tokens at a time, and lose the sentences when it goes through English.
"""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.languages import LANGUAGES, targets_for

from ..base import EngineUnavailable
from ..storage import data_dir

PAIRS = tuple((source, target) for source in LANGUAGES for target in targets_for(source))
"""The pairs Concord has a use for."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package; `tokenizer` is argostranslate's own, with encode and decode."""

    source: str
    target: str
    version: str
    target_prefix: str
    folder: Path
    tokenizer: Any

    @property
    def pair(self) -> tuple[str, str]:
        return self.source, self.target


def packages_dir() -> Path:
    """Where packages are installed: ARGOS_PACKAGES_DIR, else in the data directory."""
    chosen = os.environ.get("ARGOS_PACKAGES_DIR")
    return Path(chosen).resolve() if chosen else data_dir() / "argos" / "packages"


def load() -> Any:
    """argostranslate.package, working in `packages_dir()`; EngineUnavailable if not installed."""
    try:
        with _confined():
            package = importlib.import_module("argostranslate.package")
    except ImportError as error:
        raise EngineUnavailable(
            f"The argos engine needs {error.name or 'argostranslate'}, which is not installed; "
            f"`make run` installs it."
        ) from error
    folder = packages_dir()
    folder.mkdir(parents=True, exist_ok=True)
    package.settings.package_data_dir = folder
    package.settings.package_dirs = [folder]
    return package


def installed() -> dict[tuple[str, str], Package]:
    """The newest installed package of every pair; folders that hold no sound one are passed by."""
    newest: dict[tuple[str, str], Package] = {}
    for package in all_installed():
        known = newest.get(package.pair)
        if known is None or version_key(package.version) > version_key(known.version):
            newest[package.pair] = package
    return newest


def all_installed() -> list[Package]:
    """Every installed package of our pairs."""
    library = load()
    folders = sorted(path for path in packages_dir().iterdir() if path.is_dir())
    packages = [open_package(library, folder) for folder in folders]
    return [package for package in packages if package is not None and package.pair in PAIRS]


def open_package(library: Any, folder: Path) -> Package | None:
    """The package in `folder`, None if it holds no complete one."""
    if not (folder / "metadata.json").is_file() or not (folder / "model" / "model.bin").is_file():
        return None
    try:
        package = library.Package(folder)
    except (OSError, ValueError, TypeError, AttributeError):
        return None  # metadata.json is not what argostranslate expects
    if not hasattr(package, "tokenizer"):
        return None
    return Package(
        source=package.from_code,
        target=package.to_code,
        version=str(package.package_version),
        target_prefix=package.target_prefix,
        folder=folder,
        tokenizer=package.tokenizer,
    )


def read_metadata(data: bytes) -> dict[str, Any]:
    """A package's metadata.json; ValueError if it is not a JSON object."""
    metadata = json.loads(data)
    if not isinstance(metadata, dict):
        raise ValueError("not a JSON object")
    return metadata


def version_key(version: str) -> tuple[int, ...]:
    """Sorts "1.9" before "1.10"."""
    return tuple(int(part) if part.isdigit() else 0 for part in str(version).split("."))


@contextmanager
def _confined() -> Iterator[None]:
    """Point the XDG variables into the data directory.

    On import argostranslate makes folders where they point, else in the home directory. They are
    put back afterwards, because other programs obey them too.
    """
    root = data_dir() / "argos"
    ours = {f"XDG_{kind}_HOME": str(root / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
