from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TranslationsConfig(AppConfig):
    name = "translations"

    def ready(self) -> None:
        from . import memory_checks as memory_checks
        from .memory import fill_if_empty

        post_migrate.connect(fill_if_empty, sender=self)
