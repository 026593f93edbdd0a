"""What a LibreTranslate server says of itself: its languages, limits and version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sources.languages import UnknownLanguage, parse_language

from .client import Client, ServerFails, ServerRefuses

PAIRS = (("de", "en"), ("ru", "en"), ("en", "zh"))
"""What we ask of a server. Its models all have English on one side: other pairs, though offered,
go through English where nobody sees it."""
LONGEST = 2000
"""Characters of a text, where the server sets no lower limit."""
PATIENCE = 5.0  # seconds; pages wait for this


@dataclass(frozen=True, slots=True)
class Server:
    """`codes` are the server's own names for our languages, which differ between versions:
    Simplified Chinese is “zh” or “zh-Hans”."""

    pairs: tuple[tuple[str, str], ...]
    codes: Mapping[str, str]
    version: str
    longest: int


def describe(client: Client) -> Server:
    """Ask the server what it is. Raises ServerFails, ServerRefuses."""
    offered = _languages(client)
    codes = {ours: theirs for theirs in offered if (ours := _ours(theirs))}
    pairs = tuple(
        (source, target)
        for source, target in PAIRS
        if source in codes and codes.get(target) in offered[codes[source]]
    )
    return Server(pairs, codes, _version(client), _longest(client))


def _languages(client: Client) -> dict[str, list[str]]:
    """The targets of each language, both by the server's names."""
    answer = client.get("/languages", PATIENCE)
    try:
        known = [str(entry["code"]) for entry in answer]
        return {str(entry["code"]): list(entry.get("targets") or known) for entry in answer}
    except (TypeError, KeyError, AttributeError) as error:
        raise ServerFails(
            f"{client.url} is no LibreTranslate server: it does not say which languages it has. "
            f"Check the address in CONCORD_LIBRETRANSLATE_URL."
        ) from error


def _ours(code: str) -> str | None:
    try:
        return parse_language(code)
    except UnknownLanguage:
        return None


def _version(client: Client) -> str:
    """Its version, "unknown" where it does not tell; which models it has is never told."""
    info = _optional(client, "/spec").get("info")
    version = info.get("version") if isinstance(info, dict) else None
    return str(version or "unknown")


def _longest(client: Client) -> int:
    limit = _optional(client, "/frontend/settings").get("charLimit")
    return min(limit, LONGEST) if isinstance(limit, int) and limit > 0 else LONGEST


def _optional(client: Client, path: str) -> dict[str, Any]:
    try:
        answer = client.get(path, PATIENCE)
    except (ServerFails, ServerRefuses):
        return {}
    return answer if isinstance(answer, dict) else {}
