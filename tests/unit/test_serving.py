"""Serving: the address, and the processes that are kept alive."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.serving.address import Address, AddressRefused
from workbench.serving.supervisor import Service, stop_all

ROOT = Path(__file__).resolve().parents[2]
PATIENT = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    *(sys.executable, "-c"),
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    ("host", "bind", "url", "private"),
    [
        ("127.0.0.1", "127.0.0.1:8000", "http://127.0.0.1:8000", True),
        ("localhost", "localhost:8000", "http://localhost:8000", True),
        ("0.0.0.0", "0.0.0.0:8000", "http://127.0.0.1:8000", False),  # noqa: S104
        ("::1", "[::1]:8000", "http://[::1]:8000", True),
        ("::", "[::]:8000", "http://[::1]:8000", False),
        ("concord.example", "concord.example:8000", "http://concord.example:8000", False),
    ],
)
def test_an_address_as_servers_and_people_write_it(
    host: str, bind: str, url: str, private: bool
) -> None:
    address = Address(host, 8000)
    assert (address.bind, address.url, address.private) == (bind, url, private)


def test_a_free_port_is_accepted_and_does_not_answer() -> None:
    address = Address("127.0.0.1", free_port())
    address.ensure_free()
    assert address.status() is None


def test_a_taken_port_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AddressRefused, match=f"Port {port} on 127.0.0.1 is taken .* PORT="):
            Address("127.0.0.1", port).ensure_free()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eight", ""])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(AddressRefused, match=f"“{port}” is no port number"):
        Address.parse("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(AddressRefused, match=r"cannot listen on 192\.0\.2\.1:8000"):
        Address.parse("192.0.2.1", "8000").ensure_free()


def until(true: Callable[[], bool]) -> bool:
    """Whether `true` came true within ten seconds."""
    for _ in range(200):
        if true():
            return True
        time.sleep(0.05)
    return False


def test_a_service_that_dies_is_started_again_ever_more_slowly() -> None:
    said: list[str] = []
    service = Service("worker", [sys.executable, "-c", "raise SystemExit(3)"])
    service.start()
    for _ in range(2):
        assert service.process is not None
        service.process.wait()
        service.tend(said.append)
        service.tend(said.append)
    assert said == [
        "serve: worker ended unexpectedly (exit status 3); starting it again now.",
        "serve: worker ended unexpectedly (exit status 3); starting it again in 1 s.",
    ]
    assert service.process is None
    assert until(lambda: service.tend(said.append) or service.process is not None)
    stop_all([service])


@pytest.mark.parametrize(
    ("command", "grace", "ended_by"), [(PATIENT, 5.0, signal.SIGTERM), (DEAF, 0.2, signal.SIGKILL)]
)
def test_services_are_stopped_gently_then_by_force(
    command: list[str], grace: float, ended_by: signal.Signals
) -> None:
    service = Service("worker", command)
    service.process = subprocess.Popen(command, stdout=subprocess.PIPE)
    if command is DEAF:
        service.process.stdout.readline()
    stop_all([service, Service("never started", command)], grace)
    service.process.stdout.close()
    assert service.process.returncode == -ended_by


@pytest.fixture
def serve(tmp_path: Path):
    """Start `manage.py serve` on a database of its own."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "workbench.settings",
        "CONCORD_DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'concord.sqlite3'}",
        "COLUMNS": "200",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    processes = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*manage, "serve", *arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def children(process: subprocess.Popen[str]) -> list[int]:
    listing = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)],
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(pid) for pid in listing.stdout.split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_serve_says_when_it_is_ready_and_stops_everything(serve, number: signal.Signals) -> None:
    address = Address("127.0.0.1", free_port())
    process = serve("--port", str(address.port))
    lines = iter(process.stdout.readline, "")
    assert next(line for line in lines if "ready" in line).startswith(
        f"Concord is ready at {address.url}"
    )
    assert address.status() is not None
    started = children(process)
    assert len(started) == 2
    process.send_signal(number)
    assert process.wait(15) == 0
    assert not any(map(alive, started))
    address.ensure_free()


@pytest.mark.slow
def test_serve_refuses_a_taken_port_in_one_line(serve) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = serve("--port", str(taken.getsockname()[1]))
        output, _ = process.communicate(timeout=15)
    assert process.returncode == 1
    assert output.count("\n") == 1
    assert "is taken by another program" in output
