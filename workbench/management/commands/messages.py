"""Gather what the pages say into the catalogues of their languages, and compile those."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.translation import to_locale

DOMAINS = ("django", "djangojs")
# Were a folder of catalogues found on the way, the texts beside it would go there and no others.
_NOT_OURS = [".venv", "data", "docs", "locale", "staticfiles", "tests", "var", "*/vendor/*"]
_DATES = ("POT-Creation-Date", "PO-Revision-Date")


def catalogues() -> list[Path]:
    """Every catalogue there is, as a PO file."""
    return sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"))


class Command(BaseCommand):
    help = (
        "Gather the texts of templates, code and scripts into workbench/locale, drop those that "
        "are gone, and compile the catalogues. Needs the program xgettext to gather."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--compile", action="store_true", help="only compile, after a translation was written"
        )

    def handle(self, **options: Any) -> None:
        if not options["compile"]:
            _gather()
        for path in catalogues():
            catalogue = polib.pofile(str(path), wrapwidth=100)
            for name in _DATES:  # they would make every gathering look like a change
                catalogue.metadata.pop(name, None)
            catalogue.save()
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))
            left = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
            if left:
                self.stdout.write(f"{path.parts[-3]} {path.stem}: {left} to translate")


def _gather() -> None:
    locales = [to_locale(code) for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    for domain in DOMAINS:
        call_command(
            "makemessages",
            locale=locales,
            domain=domain,
            ignore_patterns=_NOT_OURS,
            no_wrap=True,
            no_obsolete=True,
            add_location="file",
            verbosity=0,
        )
