"""Ending a long-running process when it is asked to."""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType

STDERR = 2


def stop_on_signals(notice: str = "") -> threading.Event:
    """An event that Ctrl-C, SIGTERM or the closing of the terminal sets, with a `notice` to people.

    The same signal a second time ends the process at once.
    """
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL)
        if notice:
            # Not through a stream: the signal may have come in the middle of a write to it.
            os.write(STDERR, f"\n{notice}\n".encode())

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    return stop


def leave(status: int = 0) -> None:
    """End the process now, whatever its threads are at; what it printed still comes out."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
