"""The engine for a shared or larger installation: somebody's LibreTranslate server."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from threading import Lock

from sources.languages import LANGUAGES

from ..base import EngineUnavailable, Output, PairNotServed, Sentence
from ..pieces import translate_in_pieces
from .client import Client, ServerFails, ServerRefuses
from .server import Server, describe

AT_ONCE = 16
"""Texts in one request: a server counts each of them against its limits."""
TIMEOUT = 120.0
"""Seconds that a request may take; a busy server translates a few sentences a second."""
REMEMBERED = 60.0
"""Seconds for which what the server said of itself is taken for true."""
REMEMBERED_FAILURE = 5.0


class LibreTranslateEngine:
    """The server at CONCORD_LIBRETRANSLATE_URL. It takes no hints and completes nothing, so that
    terms it gets wrong can only be repaired.
    """

    name = "libretranslate"
    gist = False

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[Client, float, Server | str] | None = None

    def pairs(self) -> Sequence[tuple[str, str]]:
        try:
            return self._server()[1].pairs
        except EngineUnavailable:
            return ()

    def version(self, source: str, target: str) -> str:
        return self._server()[1].version

    def licence(self) -> str:
        return "LibreTranslate: AGPL-3.0; its models are Argos packages, each with its own licence"

    def why_unavailable(self) -> str | None:
        try:
            _, server = self._server()
        except EngineUnavailable as error:
            return str(error)
        if not server.pairs:
            return (
                "The LibreTranslate server has none of de-en, ru-en and en-zh; load its models "
                "(`libretranslate --load-only de,ru,en,zh`)."
            )
        return None

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        client, server = self._server()
        if (source, target) not in server.pairs:
            names = [
                LANGUAGES[code].name if code in LANGUAGES else code for code in (source, target)
            ]
            raise PairNotServed(
                f"The LibreTranslate server does not translate {names[0]} into {names[1]} directly."
            )
        codes = {"source": server.codes[source], "target": server.codes[target]}
        return translate_in_pieces(
            sentences,
            target,
            fits=lambda text: len(text) <= server.longest,
            translate=lambda pieces: _translate(client, [each.text for each in pieces], codes),
        )

    def _server(self) -> tuple[Client, Server]:
        """The server as it described itself lately."""
        client = _configured()
        with self._lock:
            if self._known is None or self._known[0] != client or self._known[1] < time.monotonic():
                self._known = (client, *_ask(client))
            found = self._known[2]
        if isinstance(found, str):
            raise EngineUnavailable(found)
        return client, found


def _configured() -> Client:
    url = os.environ.get("CONCORD_LIBRETRANSLATE_URL", "").strip()
    if not url:
        raise EngineUnavailable(
            "The libretranslate engine has no server; set CONCORD_LIBRETRANSLATE_URL to the "
            "address of one."
        )
    return Client(url, os.environ.get("CONCORD_LIBRETRANSLATE_API_KEY", "").strip())


def _ask(client: Client) -> tuple[float, Server | str]:
    """Until when which answer holds: what the server says of itself, or why it does not."""
    try:
        found = describe(client)
    except (ServerFails, ServerRefuses) as error:
        return time.monotonic() + REMEMBERED_FAILURE, str(error)
    return time.monotonic() + REMEMBERED, found


def _translate(client: Client, texts: Sequence[str], codes: dict[str, str]) -> list[Output]:
    """Translate texts that the server takes; one without a letter stays as it is, as the server
    takes those for English whatever they are said to be."""
    outputs = [Output(text.strip(), None) for text in texts]
    worded = [at for at, text in enumerate(texts) if any(map(str.isalpha, text))]
    for begin in range(0, len(worded), AT_ONCE):
        batch = worded[begin : begin + AT_ONCE]
        for at, text in zip(batch, _batch(client, [texts[at] for at in batch], codes), strict=True):
            outputs[at] = Output(" ".join(text.split()), None)
    return outputs


def _batch(client: Client, texts: list[str], codes: dict[str, str]) -> list[str]:
    """One request, or two of half the size where the server takes only smaller ones."""
    try:
        answer = client.post("/translate", {"q": texts, "format": "text", **codes}, TIMEOUT)
    except ServerRefuses as error:
        if len(texts) == 1 or "exceeds text limit" not in error.reason:
            raise
        half = len(texts) // 2
        return _batch(client, texts[:half], codes) + _batch(client, texts[half:], codes)
    written = answer.get("translatedText") if isinstance(answer, dict) else None
    if not isinstance(written, list) or len(written) != len(texts):
        raise ServerFails(
            "The LibreTranslate server returned another number of texts than it was given; "
            "Concord needs a version that translates lists."
        )
    return [str(text) for text in written]
