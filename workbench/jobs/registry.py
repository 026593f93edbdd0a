"""Which function does the work of which kind of job."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sources.families import import_members

Handler = Callable[..., dict[str, Any]]

_handlers: dict[str, Handler] = {}


def handler(kind: str) -> Callable[[Handler], Handler]:
    """Register a function `(context: JobContext, **arguments) -> dict` for jobs of `kind`.

    The dictionary (JSON values) becomes the job's result. A handler must skip what an earlier,
    interrupted run of the same job did, ask `context.cancelled()` between steps of a few seconds,
    and return early when told to.
    """

    def register(function: Handler) -> Handler:
        _handlers[kind] = function
        return function

    return register


def find_handler(kind: str) -> Handler:
    """The handler of `kind`; KeyError where there is none."""
    if kind not in _handlers:
        _load()
    return _handlers[kind]


@cache
def _load() -> None:
    """Import every module of `handlers`: only workers pay for what those need."""
    import_members("workbench.jobs.handlers")
