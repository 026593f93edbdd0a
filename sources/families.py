"""Families of modules that register themselves: a new member is one new file."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def import_members(package: str) -> None:
    """Import every module of a package, named in full, so that each can register what it holds."""
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
