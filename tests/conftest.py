"""What every test shares."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from hypothesis import settings

# Machines are busy and differ: how long an example takes is the benchmarks' business.
settings.register_profile("concord", deadline=None)
settings.load_profile("concord")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may reach beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
