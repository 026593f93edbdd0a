"""Saved web pages and pasted markup: every word of them, with marks on what is no article."""

from __future__ import annotations

from .page import read_page

__all__ = ["read_page"]
