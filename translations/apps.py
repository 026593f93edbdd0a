from __future__ import annotations

from django.apps import AppConfig


class TranslationsConfig(AppConfig):
    name = "translations"
