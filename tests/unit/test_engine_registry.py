from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine_double import DictionaryEngine, only
from translations.engines import (
    EngineUnavailable,
    Hint,
    PairNotServed,
    Sentence,
    default_engine,
    describe,
    engine,
    engine_for,
    engines,
)

ROOT = Path(__file__).resolve().parents[2]
FULL = DictionaryEngine(name="full")
GERMAN = DictionaryEngine(name="german", pairs=[("de", "en")])
BROKEN = DictionaryEngine(name="broken", unavailable="It is broken; run `manage.py mend`.")


@pytest.fixture(autouse=True)
def _nothing_forced(monkeypatch):
    monkeypatch.delenv("CONCORD_ENGINE", raising=False)


def test_users_are_offered_these_engines_in_this_order():
    assert [offered.name for offered in engines()] == ["argos", "libretranslate", "embedded"]


@pytest.mark.parametrize(
    ("known", "pair", "name", "environment", "chosen"),
    [
        ([GERMAN, FULL], ("de", "en"), None, None, "german"),
        ([GERMAN, FULL], ("en", "zh"), None, None, "full"),
        ([BROKEN, FULL], ("de", "en"), None, None, "full"),
        ([GERMAN, FULL], ("de", "en"), "full", None, "full"),
        ([GERMAN, FULL], ("de", "en"), None, "full", "full"),
        ([GERMAN, FULL], ("de", "en"), "german", "full", "german"),
    ],
)
def test_the_engine_for_a_pair(monkeypatch, known, pair, name, environment, chosen):
    if environment:
        monkeypatch.setenv("CONCORD_ENGINE", environment)
    with only(*known):
        assert engine_for(*pair, name).name == chosen


@pytest.mark.parametrize(
    ("known", "pair", "name", "error", "message"),
    [
        ([GERMAN], ("ru", "en"), None, PairNotServed, "Russian into English.*install_packages"),
        ([GERMAN, FULL], ("ru", "en"), "german", PairNotServed, "german does not translate"),
        ([BROKEN], ("de", "en"), None, EngineUnavailable, "manage.py mend"),
        ([BROKEN, FULL], ("de", "en"), "broken", EngineUnavailable, "manage.py mend"),
        ([FULL], ("de", "en"), "gogle", EngineUnavailable, "no engine “gogle”; use one of full"),
    ],
)
def test_no_engine_for_a_pair(known, pair, name, error, message):
    with only(*known), pytest.raises(error, match=message):
        engine_for(*pair, name)


def test_description():
    with only(BROKEN, GERMAN):
        document = describe()
        assert default_engine() is GERMAN
        assert engine("german") is GERMAN
    assert json.loads(json.dumps(document)) == document
    assert document["engines"][0]["why_unavailable"] == BROKEN.unavailable
    assert document["engines"][0]["pairs"] == []
    assert document["engines"][1] == {
        "name": "german",
        "pairs": [["de", "en"]],
        "version": "1",
        "licence": "none",
        "gist": False,
        "default": True,
        "why_unavailable": None,
    }


def test_importing_the_engines_loads_no_library():
    heavy = "ctranslate2", "argostranslate", "sentencepiece", "xllamacpp", "numpy", "django"
    code = f"import sys, translations.engines; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    "hints",
    [
        (Hint(0, 3, "a"), Hint(2, 5, "b")),
        (Hint(3, 3, "a"),),
        (Hint(-1, 3, "a"),),
        (Hint(4, 6, "a"),),
    ],
)
def test_impossible_hints_are_refused(hints):
    with pytest.raises(ValueError, match="overlaps another hint or lies outside"):
        Sentence("Hallo", hints)
