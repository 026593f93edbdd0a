"""The catalogues of the interface: complete, true to their gaps, compiled, and up to date."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import override, to_locale

from translations.checks import checks
from workbench.management.commands.messages import catalogues
from workbench.said import said
from workbench.said.checks import CHECKS

LOCALES = [to_locale(code) for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
FORMS = {"de": 2, "ru": 3, "zh_Hans": 1}
GAP = re.compile(r"%\(\w+\)0?\d*[ds]|%%")
ELEMENT = re.compile(r"</?\w+[^>]*>")

every_catalogue = pytest.mark.parametrize(
    "path", catalogues(), ids=lambda path: f"{path.parts[-3]}-{path.stem}"
)


def locale_of(path: Path) -> str:
    return path.parts[-3]


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_every_language_of_the_interface_has_its_catalogues() -> None:
    found = {(locale_of(path), path.stem) for path in catalogues()}
    assert found == {(each, domain) for each in LOCALES for domain in ("django", "djangojs")}


@every_catalogue
def test_everything_is_translated(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    assert [entry.msgid for entry in catalogue.obsolete_entries()] == []


@every_catalogue
def test_plurals_have_the_forms_of_their_language(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    number = FORMS[locale_of(path)]
    assert f"nplurals={number};" in catalogue.metadata["Plural-Forms"]
    plurals = [entry for entry in catalogue if entry.msgid_plural]
    assert [entry.msgid for entry in plurals if len(entry.msgstr_plural) != number] == []


@every_catalogue
def test_gaps_and_elements_are_those_of_the_source(path: Path) -> None:
    """A form for one alone may leave the number out, as in English."""
    wrong = []
    for entry in polib.pofile(str(path)):
        wanted = entry.msgid_plural or entry.msgid
        for text in texts(entry):
            gaps, asked = set(GAP.findall(text)), set(GAP.findall(wanted))
            if not (gaps <= asked if entry.msgid_plural else gaps == asked):
                wrong.append((entry.msgid, text))
            if sorted(ELEMENT.findall(text)) != sorted(ELEMENT.findall(wanted)):
                wrong.append((entry.msgid, text))
    assert wrong == []


@every_catalogue
def test_the_compiled_catalogue_says_the_same(path: Path) -> None:
    """`make messages` compiles; nobody who runs the site needs gettext."""
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    said_there = {(entry.msgctxt, entry.msgid): texts(entry) for entry in compiled}
    said_here = {(entry.msgctxt, entry.msgid): texts(entry) for entry in polib.pofile(str(path))}
    assert said_there == said_here


@pytest.mark.skipif(not shutil.which("xgettext"), reason="no xgettext: it comes with gettext")
def test_every_text_of_the_pages_is_in_the_catalogues(
    tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    """Run `make messages`, and translate what it adds."""
    before = {path: _texts_of(path) for path in catalogues()}
    shutil.copytree(settings.LOCALE_PATHS[0], tmp_path / "locale")
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    call_command("messages", verbosity=0)
    for path in catalogues():
        twin = next(each for each in before if each.parts[-3:] == path.parts[-3:])
        assert sorted(_texts_of(path) - before[twin]) == []


def _texts_of(path: Path) -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(path))}


def test_every_check_has_its_name_in_the_catalogues() -> None:
    assert {check.name for check in checks().values()} <= set(CHECKS)


@pytest.mark.parametrize(
    ("language", "english", "expected"),
    [
        ("de", "Write one space.", "Ein Leerzeichen schreiben."),
        ("de", "The source says March. Correct the date.", "Die Quelle sagt März."),
        ("de", "The translation lacks “5”, “7”. Add the number.", "fehlt “5”, “7”."),
        (
            "ru",
            "The source has hectares or metres. Correct the unit, or convert the number too.",
            "В источнике: гектары или метры.",
        ),
        ("zh-hans", "“Müller” is German. Translate it.", "“Müller”是德语。"),
        ("de", "What no check says.", "What no check says."),
        ("en", "Write one space.", "Write one space."),
    ],
)
def test_what_is_kept_in_english_is_said_in_the_language_of_the_page(
    language: str, english: str, expected: str
) -> None:
    with override(language):
        assert expected in said(english)
