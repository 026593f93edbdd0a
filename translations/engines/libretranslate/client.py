"""Asking a LibreTranslate server: one question, patient tries, one sentence when it fails."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from ..base import EngineUnavailable

MOST_BYTES = 32 * 1024 * 1024
WAITS = (1.0, 4.0)
"""Seconds before the second and the third try, where the server is silent or fails."""
SLOW_DOWN_WAITS = (5.0, 15.0, 45.0)
"""The same where it limits the rate, which is counted by the minute; servers bar an address that
does not listen."""
LONGEST_WAIT = 120.0  # of what a server may ask for


class ServerFails(EngineUnavailable):
    """A LibreTranslate server that is not there, or does not do what it should."""


class ServerRefuses(EngineUnavailable):
    """A request that a LibreTranslate server will not answer, now or later; `reason` is its own."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Client:
    """One server; `url` may have a path. The key goes with translations only, and is not shown."""

    url: str
    key: str = field(default="", repr=False)

    def get(self, path: str, timeout: float) -> Any:
        """What the server says at `path`; one try. Raises ServerFails, ServerRefuses."""
        return self._try(path, None, timeout)

    def post(self, path: str, body: dict[str, Any], timeout: float) -> Any:
        """The answer to `body`, after several tries if need be; raises as `get` does."""
        if self.key:
            body = {**body, "api_key": self.key}
        silent, hurried = iter(WAITS), iter(SLOW_DOWN_WAITS)
        while True:
            try:
                return self._try(path, json.dumps(body).encode(), timeout)
            except _TooFast as error:
                wait = next(hurried, None)
                if wait is None:
                    raise ServerFails(
                        f"{self._name} limits how much it translates ({error.reason}). What was "
                        f"done is kept; go on later, or set CONCORD_LIBRETRANSLATE_API_KEY to a "
                        f"key that may translate more."
                    ) from error
                time.sleep(max(wait, error.wait))
            except ServerFails:
                wait = next(silent, None)
                if wait is None:
                    raise
                time.sleep(wait)

    @property
    def _name(self) -> str:
        return f"The LibreTranslate server {urlsplit(self.url).hostname}"

    def _try(self, path: str, body: bytes | None, timeout: float) -> Any:
        if urlsplit(self.url).scheme not in {"http", "https"}:
            raise ServerRefuses(
                f"CONCORD_LIBRETRANSLATE_URL is “{self.url}”; it must begin with http:// or "
                f"https://.",
                "not a web address",
            )
        request = urllib.request.Request(  # noqa: S310 (the scheme is checked above)
            self.url.rstrip("/") + path,
            data=body,
            headers={
                "Content-Type": "application/json",
                "Accept-Language": "en",  # it words its refusals accordingly
                "User-Agent": "Concord",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
                data = answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            raise self._told(error) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise ServerFails(
                f"{self._name} does not answer ({_reason(error)}). What was done is kept; see "
                f"that it runs and is reachable from here, then go on."
            ) from error
        try:
            return json.loads(data)
        except ValueError as error:
            raise ServerFails(
                f"{self._name} answers something else than LibreTranslate would; check the address "
                f"in CONCORD_LIBRETRANSLATE_URL."
            ) from error

    def _told(self, error: urllib.error.HTTPError) -> EngineUnavailable:
        """What an answer that is none means for us."""
        reason = _own_words(error)
        if error.code == http.HTTPStatus.TOO_MANY_REQUESTS:
            return _TooFast(reason, error.headers.get("Retry-After", ""))
        if error.code >= http.HTTPStatus.INTERNAL_SERVER_ERROR:
            return ServerFails(
                f"{self._name} fails ({error.code}: {reason}). What was done is kept; its log "
                f"tells more."
            )
        return ServerRefuses(f"{self._name} refuses ({error.code}: {reason}).", reason)


class _TooFast(EngineUnavailable):
    def __init__(self, reason: str, retry_after: str) -> None:
        super().__init__(reason)
        self.reason = reason
        asked = float(retry_after) if retry_after.strip().isdigit() else 0.0
        self.wait = min(asked, LONGEST_WAIT)


def _own_words(error: urllib.error.HTTPError) -> str:
    """The reason the server gives in its answer, else the standard one for the number."""
    try:
        said = json.loads(error.read(MOST_BYTES))["error"]
    except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
        return error.reason
    return " ".join(str(said).split())[:200]


def _reason(error: Exception) -> str:
    return str(getattr(error, "reason", None) or error) or type(error).__name__
