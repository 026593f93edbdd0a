"""Loaded models, kept for as long as their process lives and never used across a fork."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class PerProcess(Generic[Key, Value]):
    """A thread-safe cache of models that forgets everything in a forked child.

    The native libraries keep threads, which a fork does not copy: a model loaded before the fork
    would wait in the child for ever, when used and even when freed.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._values: dict[Key, Value] = {}
        os.register_at_fork(after_in_child=self._abandon)

    def get(self, key: Key, load: Callable[[], Value]) -> Value:
        """The value for `key`, loaded once; if loading fails nothing is kept."""
        with self._lock:
            if key not in self._values:
                self._values[key] = load()
            return self._values[key]

    def _abandon(self) -> None:
        for value in self._values.values():
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(value))  # so that it is never freed
        self._lock = Lock()
        self._values = {}
