"""What the glossary's pages show beside their contents."""

from __future__ import annotations
