"""Where the site listens, and whether it answers there."""

from __future__ import annotations

import errno
import http.client
import os
import socket
from dataclasses import dataclass

from sources.errors import ConcordError

HIGHEST_PORT = 65535


class AddressRefused(ConcordError):
    """The site cannot listen where it was told to."""


@dataclass(frozen=True, slots=True)
class Address:
    """A host (name or number) and a TCP port."""

    host: str
    port: int

    @classmethod
    def parse(cls, host: str, port: str) -> Address:
        """The address a person asked for. Raises AddressRefused."""
        if not port.isdecimal() or not 0 < int(port) <= HIGHEST_PORT:
            raise AddressRefused(
                f"“{port}” is no port number; use one from 1024 to {HIGHEST_PORT}."
            )
        return cls(host, int(port))

    @property
    def bind(self) -> str:
        """As gunicorn wants it."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def local_host(self) -> str:
        """A host by which this machine itself reaches the site."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    @property
    def url(self) -> str:
        """What a person on this machine types into a browser."""
        return f"http://{Address(self.local_host, self.port).bind}"

    @property
    def private(self) -> bool:
        """Whether only this machine can reach it."""
        return self.host in {"localhost", "127.0.0.1", "::1"}

    def ensure_free(self) -> None:
        """Raise AddressRefused, with what to do, unless a server can listen here."""
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
                probe.listen()
            except OSError as error:
                raise AddressRefused(self._refusal(error)) from error

    def _refusal(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return (
                f"Port {self.port} on {self.host} is taken by another program; "
                f"stop that, or choose another port: PORT={self.port % HIGHEST_PORT + 1} make run."
            )
        return (
            f"The site cannot listen on {self.bind} ({os.strerror(error.errno or 0)}); "
            "choose another address with --host and --port."
        )

    def status(self) -> int | None:
        """The HTTP status with which the site answers now; None while it does not."""
        connection = http.client.HTTPConnection(self.local_host, self.port, timeout=10)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
