"""The Argos package index: what it offers, and fetching it.

argostranslate's own index call swallows a failed download and then calls itself until Python's
stack is full, so we read the index ourselves.
"""

from __future__ import annotations

import http.client
import json
import os
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..base import EngineUnavailable
from .library import version_key

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
MOST_BYTES = 2 * 1024**3
BLOCK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that the index offers, with the addresses it can be had from."""

    source: str
    target: str
    version: str
    links: tuple[str, ...]


class IndexUnreachable(EngineUnavailable):
    """The package index, or a package it names, cannot be downloaded."""


def index_url() -> str:
    """The address of the index file: in ARGOS_PACKAGE_INDEX, else in the Argos project's."""
    return (os.environ.get("ARGOS_PACKAGE_INDEX") or DEFAULT_INDEX).rstrip("/") + "/index.json"


def index_reachable(timeout: float = 5.0) -> bool:
    """Whether the index answers and can be read; gives up after `timeout` seconds of silence."""
    try:
        fetch_index(timeout)
    except IndexUnreachable:
        return False
    return True


def fetch_index(timeout: float = 8.0) -> list[Offer]:
    """Everything the index offers; IndexUnreachable after `timeout` seconds of silence."""
    url = index_url()
    try:
        with _open(url, timeout) as response:
            entries = json.loads(response.read())
        return [offer for entry in entries if (offer := _offer(entry))]
    except (OSError, http.client.HTTPException, ValueError, TypeError, AttributeError) as error:
        raise IndexUnreachable(
            f"The Argos package index at {url} cannot be read ({_reason(error)}). Install package "
            f"files with `manage.py install_packages --from FILE…`, or set up the embedded engine "
            f"with `manage.py setup_engine`."
        ) from error


def newest(offers: Sequence[Offer], source: str, target: str) -> Offer | None:
    """The newest package for the pair, if there is one."""
    fitting = [offer for offer in offers if (offer.source, offer.target) == (source, target)]
    return max(fitting, key=lambda offer: version_key(offer.version), default=None)


def download(
    offer: Offer, folder: Path, report: Callable[[str], None], timeout: float = 30.0
) -> Path:
    """Download a package into `folder`, from the first of its addresses that works."""
    path = folder / f"translate-{offer.source}_{offer.target}.argosmodel"
    failures = []
    for link in offer.links:
        try:
            _download(link, path, f"{offer.source}-{offer.target} {offer.version}", report, timeout)
        except (OSError, http.client.HTTPException, ValueError) as error:
            failures.append(f"{link}: {_reason(error)}")
        else:
            return path
    reasons = "; ".join(failures) or "the index gives no web address for it"
    raise IndexUnreachable(
        f"The package {offer.source}-{offer.target} {offer.version} cannot be downloaded "
        f"({reasons}). Try again later, or use `manage.py install_packages --from FILE…`."
    )


def _download(
    link: str, path: Path, label: str, report: Callable[[str], None], timeout: float
) -> None:
    """Fetch one address, reporting each tenth; ValueError if it is cut off or far too large."""
    with _open(link, timeout) as response, path.open("wb") as file:
        size = int(response.headers.get("Content-Length") or 0)
        done = reported = 0
        while block := response.read(BLOCK):
            file.write(block)
            done += len(block)
            if done > MOST_BYTES:
                raise ValueError("larger than any Argos package")
            if size and done * 10 // size > reported:
                reported = done * 10 // size
                report(f"downloading {label}: {reported * 10} % of {size / 1e6:.0f} MB")
    if size and done != size:
        raise ValueError(f"cut off after {done} of {size} bytes")


def _open(url: str, timeout: float) -> Any:
    if not url.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    request = urllib.request.Request(url, headers={"User-Agent": "Concord"})  # noqa: S310 (checked)
    return urllib.request.urlopen(request, timeout=timeout)  # noqa: S310 (checked above)


def _offer(entry: dict[str, Any]) -> Offer | None:
    if entry.get("type", "translate") != "translate":
        return None
    links = tuple(link for link in entry.get("links", ()) if str(link).startswith("http"))
    return Offer(
        str(entry.get("from_code")),
        str(entry.get("to_code")),
        str(entry.get("package_version", "")),
        links,
    )


def _reason(error: Exception) -> str:
    return str(getattr(error, "reason", None) or error) or type(error).__name__
