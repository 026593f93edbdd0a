"""What can be done with the glossary; each service is one file."""

from __future__ import annotations
