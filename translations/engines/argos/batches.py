"""How much CTranslate2 is given at a time."""

from __future__ import annotations

import os
from collections.abc import Sequence

WORKERS = max(1, min(os.cpu_count() or 1, 4))
"""Batches decoded side by side, a thread each: they end sooner than one batch with many threads."""
AT_ONCE = 32 * WORKERS
"""Sentences that fill a batch for every worker: smaller batches take a fifth more time a sentence,
larger ones hardly less."""
FEWEST = 256


def batch_size(rows: Sequence[Sequence[str]], most: int) -> int:
    """Tokens a batch, for rows of so many: every worker gets a share, and none is too small or has
    more than `most`."""
    longest = max(len(row) for row in rows)
    share = sum(len(row) for row in rows) // WORKERS + longest
    return max(FEWEST, min(share, most))
