"""Benchmarks; each prints ratios, which say more than seconds on an unknown machine."""

from __future__ import annotations
