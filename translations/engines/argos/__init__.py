"""Argos Translate packages, driven directly through CTranslate2."""

from __future__ import annotations

from ..registry import register
from .engine import ArgosEngine

register(ArgosEngine())
