"""Keeping the engine at work: it translates ahead while drafts are written behind it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from sources.models import Segment
from translations.enforcement import Enforced
from translations.engines import is_in_bulk

from .choosing import pending
from .leg import Leg
from .making import Plan, plan
from .report import DraftReport
from .storing import store

AT_A_TIME = 2
"""Chunks that an engine has in hand which wishes for many sentences: what one thread does around
the model (cutting into pieces, judging what came) keeps no core from decoding for the other."""
LOOK_EVERY = 0.5  # seconds between two looks whether the run was cancelled

Chunk = tuple[Sequence[Leg], Sequence[Segment]]


@dataclass(frozen=True, slots=True)
class _Step:
    """A chunk on one of its legs, given to the engine. `later` are the legs it has still to go."""

    chunk: Sequence[Segment]
    later: Sequence[Leg]
    plan: Plan
    begun: datetime
    outputs: Future[list[Enforced]]


class Pipeline:
    """A run of drafting. The database is used by the thread that calls, an engine by others, so
    that no transaction is open while an engine works, and neither waits for the other. An engine
    that does not wish for more at once is never asked twice at a time.

    Chunks are stored in their order. When the run is cancelled, or fails, what the engine has in
    hand is given up; what was stored stays.
    """

    def __init__(
        self,
        *,
        engine: str,
        since: datetime,
        report: DraftReport,
        cancelled: Callable[[], bool],
    ) -> None:
        self._engine, self._since, self._report = engine, since, report
        self._cancelled = cancelled
        self._one = ThreadPoolExecutor(1, thread_name_prefix="engine")
        self._several = ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="engine")

    def run(self, chunks: Iterable[Chunk]) -> Iterator[int]:
        """Draft the chunks, and tell of each that went all its legs how many segments it has."""
        try:
            yield from self._run(iter(chunks))
        finally:
            # A batch under way cannot be stopped; nobody waits for it.
            for threads in (self._one, self._several):
                threads.shutdown(wait=False, cancel_futures=True)

    def _run(self, chunks: Iterator[Chunk]) -> Iterator[int]:
        under_way: deque[_Step] = deque()
        while not self._cancelled():
            while _room(under_way) and (chunk := next(chunks, None)):
                path, segments = chunk
                if step := self._begin(segments, path):
                    under_way.append(step)
                else:
                    yield len(segments)
            if not under_way:
                return
            step = under_way.popleft()
            if not self._waited_for(step):
                return
            store(
                step.plan.drafts(step.outputs.result(), self._report),
                step.plan.leg,
                step.begun,
                self._report,
            )
            if following := self._begin(step.chunk, step.later):
                under_way.append(following)
            else:
                yield len(step.chunk)

    def _begin(self, chunk: Sequence[Segment], path: Sequence[Leg]) -> _Step | None:
        """Give the engine what the next leg has to draft; None where no leg has anything."""
        for number, leg in enumerate(path):
            if wanted := pending(chunk, leg, self._since):
                begun = timezone.now()
                planned = plan(wanted, leg, self._engine)
                threads = self._several if is_in_bulk(planned.engine) else self._one
                outputs = threads.submit(planned.translate)
                return _Step(chunk, path[number + 1 :], planned, begun, outputs)
        return None

    def _waited_for(self, step: _Step) -> bool:
        """Wait for the engine; False when the run was cancelled before it came to an end."""
        while True:
            try:
                step.outputs.exception(LOOK_EVERY)
            except NotYet:
                if self._cancelled():
                    return False
            else:
                return True


def _room(under_way: Collection[_Step]) -> bool:
    """Whether another chunk may be begun: beside those that the engine has in hand there is one on
    its way from or to the database. More would only wait, and keep the first from its next leg."""
    in_bulk = all(is_in_bulk(step.plan.engine) for step in under_way)
    return len(under_way) <= (AT_A_TIME if in_bulk else 1)
