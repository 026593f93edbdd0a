"""What the scripts say, in the language of the page."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation.trans_real import DjangoTranslation
from django.views.i18n import JavaScriptCatalog

from workbench.said import said

register = template.Library()
register.filter(said)

_cached: dict[str, dict[str, Any]] = {}


class _Unescaped(DjangoJSONEncoder):
    """Letters as they are: pages are UTF-8, in which an escape is three times as long."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


@register.filter
def json_data(value: Any, element_id: str) -> SafeString:
    """Data for scripts, as Django's `json_script`, in fewer bytes."""
    return json_script(value, element_id, encoder=_Unescaped)


@register.simple_tag
def script_words() -> SafeString:
    """The messages of the scripts as data; none in English, which the scripts have themselves."""
    language = get_language() or settings.LANGUAGE_CODE
    if language == settings.LANGUAGE_CODE:
        return SafeString("")
    return json_data(_words(language), "words")


def _words(language: str) -> dict[str, Any]:
    if language not in _cached:
        view = JavaScriptCatalog()
        view.translation = DjangoTranslation(language, domain=view.domain)
        _cached[language] = view.get_catalog()
    return _cached[language]
