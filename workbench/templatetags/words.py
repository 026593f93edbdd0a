"""What the scripts say, in the language of the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JavaScriptCatalog

from workbench.said import said

register = template.Library()
register.filter(said)

_cached: dict[str, dict[str, Any]] = {}


@register.simple_tag
def script_words() -> SafeString:
    """The messages of the scripts as data; none in English, which the scripts have themselves."""
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return SafeString("")
    return json_script(_words(language), "words")


def _words(language: str) -> dict[str, Any]:
    if language not in _cached:
        view = JavaScriptCatalog()
        view.translation = DjangoTranslation(language, domain=view.domain)
        _cached[language] = view.get_catalog()
    return _cached[language]
