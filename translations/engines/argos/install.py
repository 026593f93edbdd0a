"""Installing Argos packages, from files or from the index; each is tried before it is kept."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sources.errors import ConcordError

from ..base import EngineUnavailable, Sentence
from ..storage import data_dir
from .index import Offer, download, fetch_index, newest
from .library import all_installed, installed, load, open_package, packages_dir, version_key
from .model import Model
from .packages import BadPackage, Contents, inspect
from .vocabulary import misfit

WANTED = (("de", "en"), ("ru", "en"), ("en", "zh"))
"""What is fetched from the index: both sources into English, and English into Chinese."""

SAMPLE = {
    "de": "Das Forum tagt in Chengdu.",
    "ru": "Форум проходит в Чэнду.",
    "en": "The forum meets in Chengdu.",
    "zh": "论坛在成都举行。",
}


@dataclass(slots=True)
class InstallReport:
    """Pairs such as "de-en": installed now, or there before; failures as (pair or file, why)."""

    installed: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The document that `manage.py install_packages --json` prints."""
        return {
            "installed": self.installed,
            "already": self.already,
            "failed": [{"pair": pair, "why": why} for pair, why in self.failed],
        }


def install_packages(
    paths: Sequence[Path] | None = None, report: Callable[[str], None] = lambda line: None
) -> InstallReport:
    """Install package files, or without any the newest of WANTED from the index.

    `report` receives lines about the progress. A package that fails is reported and leaves
    whatever was installed for its pair untouched. Raises EngineUnavailable if argostranslate is
    missing, IndexUnreachable if the index is.
    """
    load()
    result = InstallReport()
    if paths is None:
        _install_from_index(result, report)
    else:
        for path in paths:
            _attempt(path.name, path, result, report)
    return result


def _install_from_index(result: InstallReport, report: Callable[[str], None]) -> None:
    report("reading the Argos package index")
    offers = fetch_index()
    present = installed()
    for source, target in WANTED:
        pair = f"{source}-{target}"
        offer = newest(offers, source, target)
        known = present.get((source, target))
        if offer is None:
            result.failed.append((pair, "The index offers no package for this pair."))
        elif known and version_key(known.version) >= version_key(offer.version):
            result.already.append(pair)
        else:
            _fetch_and_install(pair, offer, result, report)


def _fetch_and_install(
    pair: str, offer: Offer, result: InstallReport, report: Callable[[str], None]
) -> None:
    with _workspace() as folder:
        try:
            path = download(offer, Path(folder), report)
        except EngineUnavailable as error:
            result.failed.append((pair, str(error)))
        else:
            _attempt(pair, path, result, report)


def _attempt(name: str, path: Path, result: InstallReport, report: Callable[[str], None]) -> None:
    """Install one file and note the outcome; `name` stands for it until its pair is known."""
    try:
        contents = inspect(path)
        name = f"{contents.source}-{contents.target}"
        report(f"checking {name} {contents.version}")
        _install(path, contents)
    except ConcordError as error:
        pair = getattr(error, "pair", None)
        result.failed.append(("-".join(pair) if pair else name, str(error)))
    except OSError as error:
        result.failed.append((name, f"{path.name} could not be installed: {error}."))
    else:
        report(f"installed {name} {contents.version}")
        result.installed.append(name)


def _install(path: Path, contents: Contents) -> None:
    """Unpack aside and translate a sentence; only then replace what the pair had before."""
    with _workspace() as scratch:
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(scratch)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
            raise BadPackage(f"{path.name} is damaged: {error}.") from error
        _try_out(path, Path(scratch) / contents.folder, contents)
        pair = (contents.source, contents.target)
        before = {package.folder for package in all_installed() if package.pair == pair}
        place = packages_dir() / contents.folder
        with _replacing(before | ({place} if place.exists() else set()), place, Path(scratch)):
            _unpack(path, place)


def _try_out(path: Path, folder: Path, contents: Contents) -> None:
    package = open_package(load(), folder)
    if package is None:
        raise BadPackage(f"{path.name}: argostranslate cannot open it.")
    try:
        output = Model(package).translate([Sentence(SAMPLE[contents.source])])[0]
        unfit = misfit(folder / "model", package.tokenizer, SAMPLE[contents.source])
    except (EngineUnavailable, RuntimeError, OSError, ValueError) as error:
        reason = error.__cause__ or error
        raise BadPackage(f"{path.name}: its model does not work ({reason}).") from error
    if unfit:
        raise BadPackage(f"{path.name}: {unfit}; the file was put together wrongly.")
    if not output.text:
        raise BadPackage(
            f"{path.name}: its model translates “{SAMPLE[contents.source]}” to nothing."
        )


def _unpack(path: Path, place: Path) -> None:
    try:
        load().install_from_path(path)
    except ImportError:
        # argostranslate has unpacked it, and then failed to load its own translation module (for
        # want of torch, for instance), which we do not use.
        if not place.is_dir():
            raise


@contextmanager
def _replacing(old: set[Path], new: Path, scratch: Path) -> Iterator[None]:
    """Keep `old` folders aside while `new` arrives; bring them back if it does not."""
    aside = [(folder, scratch / f"before-{folder.name}") for folder in old]
    for folder, place in aside:
        shutil.move(folder, place)
    try:
        yield
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        for folder, place in aside:
            shutil.move(place, folder)
        raise


def _workspace() -> tempfile.TemporaryDirectory[str]:
    """A temporary folder on the disk that packages are installed on."""
    parent = data_dir() / "argos"
    parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="incoming-", dir=parent)
