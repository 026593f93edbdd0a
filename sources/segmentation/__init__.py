"""Sentences of a paragraph, as offsets."""

from __future__ import annotations

from .sentences import split_sentences

__all__ = ["split_sentences"]
