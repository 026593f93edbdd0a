"""The glossary's pages: parse the request, call one service, render."""

from __future__ import annotations
