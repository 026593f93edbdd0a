"""The working languages as the pages name them: in the language of the interface."""

from __future__ import annotations

from django.utils.translation import gettext_lazy, gettext_noop

from .languages import LANGUAGES, TARGETS

# What gathers the texts to translate reads only what is written out.
_WRITTEN_OUT = (
    gettext_noop("German"),
    gettext_noop("Russian"),
    gettext_noop("English"),
    gettext_noop("Chinese"),
)


def language_name(code: str) -> str:
    """A working language's name, in whichever language the page is in when it is shown."""
    # A lazy text takes the place of a str wherever one is shown.
    return gettext_lazy(LANGUAGES[code].name)  # type: ignore[return-value]


LANGUAGE_CHOICES = [(code, language_name(code)) for code in LANGUAGES]
TARGET_CHOICES = [(code, language_name(code)) for code in TARGETS]
