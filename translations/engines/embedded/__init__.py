"""Gemma 3 270M with our translation adapter: needs nothing but the Python package registry."""

from __future__ import annotations

from ..registry import register
from .engine import EmbeddedEngine

register(EmbeddedEngine())
