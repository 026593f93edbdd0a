from __future__ import annotations

import sys

import pytest

from translations.engines import EngineUnavailable, Hint, PairNotServed, Sentence, engine
from translations.engines.embedded import engine as embedded
from translations.engines.embedded import files, setup
from translations.engines.embedded.licence import notice_once
from translations.engines.embedded.model import Completion
from translations.engines.embedded.prompt import clean, prompt
from translations.engines.embedded.tokens import Memory


@pytest.fixture(autouse=True)
def data_dir(tmp_path, monkeypatch):
    monkeypatch.setenv("CONCORD_DATA_DIR", str(tmp_path))
    return tmp_path / "embedded"


@pytest.mark.parametrize(
    ("text", "hints", "target", "line"),
    [
        ("Hallo Welt", [], "en", "Hallo Welt"),
        ("В Урумчи", [(2, 8, "Urumqi")], "en", "В Урумчи⟦ Urumqi⟧"),
        ("В Урумчи.", [(2, 8, "乌鲁木齐")], "zh", "В Урумчи⟦乌鲁木齐⟧."),
        ("a b c", [(4, 5, "C"), (0, 1, "A")], "en", "a⟦ A⟧ b c⟦ C⟧"),
        ("ab", [(0, 1, "A"), (1, 2, "B")], "en", "a⟦ A⟧b⟦ B⟧"),
        ("a b", [(0, 1, " x\ny ")], "en", "a⟦ x y⟧ b"),
        ("a b", [(0, 1, "⟦x⟧")], "en", "a⟦ [x]⟧ b"),
        ("a b", [(0, 1, "")], "en", "a b"),
        ("⟦a⟧ b", [(1, 2, "A")], "en", "[a⟦ A⟧] b"),
        (" zwei\u00ad  Wörter ", [], "en", "zwei Wörter"),
    ],
)
def test_prompts(text, hints, target, line):
    sentence = Sentence(text, tuple(Hint(*hint) for hint in hints))
    assert prompt(sentence, "de", target) == f"[de>{target}] {line}\n"


@pytest.mark.parametrize(
    ("output", "text"),
    [
        (" The zone ", "The zone"),
        ("In Urumqi⟦ Urumqi⟧.", "In Urumqi."),
        ("In⟦ Urumqi⟧.", "In Urumqi."),
        ("在⟦乌鲁木齐⟧。", "在乌鲁木齐。"),
        ("a⟧ b⟦", "a b"),
        ("⟦⟧", ""),
    ],
)
def test_no_bracket_is_left_in_a_draft(output, text):
    assert clean(output) == text


class Scripted:
    """Stands for the loaded model: gives prepared completions and keeps what it was asked."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), []

    def complete(self, prompts, limits, **options):
        self.asked.append((list(prompts), options))
        return [self.answers.pop(0) for _ in prompts]


LOOP = Completion("the zone of the zone of the zone of the zone of", -0.1, True)
CUT = Completion("something without an end", -0.1, False)
GOOD = Completion("A good draft", -0.2, True)


@pytest.mark.parametrize(
    ("answers", "text", "attempts"),
    [
        ([GOOD], "A good draft", 1),
        ([LOOP, GOOD], "A good draft", 2),
        ([CUT, GOOD], "A good draft", 2),
        ([CUT, LOOP], CUT.text, 2),
        ([LOOP, CUT], CUT.text, 2),
    ],
)
def test_a_draft_that_goes_astray_is_tried_once_more(answers, text, attempts):
    model = Scripted(*answers)
    outputs = embedded._translate(model, Memory(), [Sentence("Die Zone")], "de", "en")
    assert [output.text for output in outputs] == [text]
    assert [len(prompts) for prompts, _ in model.asked] == [1, attempts - 1]
    assert model.asked[0][1] == {}
    assert "repeat_penalty" in model.asked[1][1]


def test_what_is_missing_is_said(monkeypatch, tmp_path):
    found = engine("embedded")
    assert "manage.py setup_engine" in found.why_unavailable()
    with pytest.raises(EngineUnavailable, match="setup_engine"):
        found.translate([Sentence("Hallo")], "de", "en")
    monkeypatch.setattr(embedded, "ADAPTER", tmp_path / "adapter.gguf")
    assert "adapter is missing" in found.why_unavailable()


def test_chinese_is_no_source():
    with pytest.raises(PairNotServed, match="only de-en"):
        engine("embedded").translate([Sentence("论坛")], "zh", "en")


def test_the_adapter_is_the_one_of_its_model_card():
    card = (files.ADAPTER.parent / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert files.sha256(files.ADAPTER) in card
    assert engine("embedded").version("de", "en").endswith(files.adapter_version())


def test_the_licence_is_shown_once():
    assert "Gemma Terms of Use" in notice_once()
    assert notice_once() is None


class TestSetup:
    """Without the network: pip is stood for by a script, the weights package by a fake."""

    @pytest.fixture
    def lines(self):
        return []

    def test_a_failing_installation_gives_its_reason(self, monkeypatch, tmp_path, lines):
        monkeypatch.setattr(setup, "is_installed", lambda module: module == "pip")
        lock = tmp_path / "embedded.lock"
        lock.write_text("no-such-package==1 --hash=sha256:00\n")
        script = tmp_path / "python"
        script.write_text("#!/bin/sh\necho Downloading x\necho 'ERROR: no route to host'\nexit 1\n")
        script.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(script))
        with pytest.raises(EngineUnavailable, match=r"no route to host.*setup_engine"):
            setup.install(lock, lines.append)
        assert lines[1:] == ["Downloading x"]

    def test_a_missing_lock_file(self, monkeypatch, tmp_path, lines):
        monkeypatch.setattr(setup, "is_installed", lambda module: False)
        with pytest.raises(EngineUnavailable, match=r"none\.lock is missing"):
            setup.install(tmp_path / "none.lock", lines.append)

    @pytest.mark.parametrize("error", [None, ValueError("wrong"), OSError("disk full")])
    def test_wrong_weights_never_get_the_name(self, monkeypatch, tmp_path, data_dir, lines, error):
        class Weights:
            @staticmethod
            def assemble(path, overwrite):
                path.write_bytes(b"not the weights")
                if error:
                    raise error

        monkeypatch.setattr(setup, "is_installed", lambda module: True)
        monkeypatch.setitem(sys.modules, files.WEIGHTS_PACKAGE, Weights)
        with pytest.raises(EngineUnavailable, match="setup_engine"):
            setup.install(tmp_path / "unused", lines.append)
        assert [path.name for path in data_dir.iterdir()] == ["licence-shown"]
