"""Cutting what is long into parts that a query or a transaction can take."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batched(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in order, in lists of at most `size`."""
    pending = iter(items)
    while batch := list(itertools.islice(pending, size)):
        yield batch
