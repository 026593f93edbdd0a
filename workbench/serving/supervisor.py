"""Starting processes, starting them again when they die, and stopping them together."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

GRACE = 15.0
LONGEST_PAUSE = 30.0
SETTLED = 60.0


@dataclass(slots=True)
class Service:
    """A process that is to run for as long as the supervisor does."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    _started: float = field(default=0.0, init=False)
    _failures: int = field(default=0, init=False)
    _not_before: float = field(default=0.0, init=False)

    def start(self) -> None:
        """Start the process, in a session of its own: a Ctrl-C reaches only the supervisor, which
        then stops everything in order."""
        self._started = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603

    def tend(self, say: Callable[[str], None]) -> None:
        """Start the process again if it died: the first time at once, then ever more slowly."""
        if self.process is None:
            if time.monotonic() >= self._not_before:
                self.start()
        elif (status := self.process.poll()) is not None:
            now = time.monotonic()
            self._failures = 1 if now - self._started > SETTLED else self._failures + 1
            pause = min(2.0 ** (self._failures - 1) - 1, LONGEST_PAUSE)
            self._not_before = now + pause
            self.process = None
            when = f"in {pause:.0f} s" if pause else "now"
            cause = f"signal {-status}" if status < 0 else f"exit status {status}"
            say(f"serve: {self.name} ended unexpectedly ({cause}); starting it again {when}.")


def stop_all(services: Sequence[Service], grace: float = GRACE) -> None:
    """Ask every process to end; kill what has not ended after `grace` seconds."""
    running = [service.process for service in services if service.process]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + grace
    for process in running:
        try:
            process.wait(max(deadline - time.monotonic(), 0.0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
