"""A LibreTranslate server, reached over HTTP."""

from __future__ import annotations

from ..registry import register
from .engine import LibreTranslateEngine

register(LibreTranslateEngine())
