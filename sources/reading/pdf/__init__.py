"""From the strokes of text on the pages of a PDF file to paragraphs."""

from __future__ import annotations
