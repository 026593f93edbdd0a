"""What an Argos model can be made to write, and how likely it finds a text."""

from __future__ import annotations

import math

import pytest

from tests.argos_fixture import LINES, contents, pack
from translations.engines import Completes, Hypothesis, Locates, Opening, Scores, Sentence, engine
from translations.engines.argos import likelihood, reading
from translations.engines.argos.beginnings import MOST
from translations.engines.argos.install import install_packages

GERMAN, CHINESE = Sentence(LINES[0]), Sentence(LINES[4])


@pytest.fixture(scope="module")
def argos(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forcing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCORD_DATA_DIR", str(folder / "data"))
        patch.delenv("ARGOS_PACKAGES_DIR", raising=False)
        for source, target in (("de", "en"), ("en", "zh")):
            files = contents(source, target, scratch=folder / f"model-{source}")
            path = folder / f"{source}.argosmodel"
            pack(files, path, f"translate-{source}_{target}")
            assert not install_packages([path]).failed
        yield engine("argos")


def test_it_has_the_abilities(argos):
    assert isinstance(argos, Completes)
    assert isinstance(argos, Scores)
    assert isinstance(argos, Locates)


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("The new area in Chongqing", True),
        ("", False),
        (" \n", False),
        ("😀 Chongqing", False),
        ("growing " * 300, False),
    ],
    ids=["text", "empty", "blank", "cannot be spelled", "long"],
)
def test_what_can_be_scored(argos, text, scored):
    (score,) = argos.score([Hypothesis(GERMAN, text)], "de", "en")
    assert (score is not None) == scored
    assert score is None or (score < 0 and math.isfinite(score))


def test_scores_come_in_order(argos):
    texts = ["The new area", "", "Chengdu and Urumqi", "The new area"]
    scores = argos.score([Hypothesis(GERMAN, text) for text in texts], "de", "en")
    assert scores[1] is None
    assert scores[0] == pytest.approx(scores[3], rel=1e-3)
    assert scores[0] != scores[2]


@pytest.mark.parametrize("links", [(), (" in", " of the")])
def test_a_completion_scores_as_its_text(argos, links):
    (output,) = argos.complete([Opening(GERMAN, "The new area", " Chongqing", links)], "de", "en")
    allowed = ["The new area" + link + " Chongqing" for link in ("", *links)]
    assert any(output.text.startswith(beginning) for beginning in allowed)
    (score,) = argos.score([Hypothesis(GERMAN, output.text)], "de", "en")
    assert output.score == pytest.approx(score, rel=0.1)


def test_the_likeliest_openings_of_a_sentence_are_completed(argos):
    words = LINES[4].split()
    openings = [Opening(GERMAN, " ".join(words[:at]), " Chongqing") for at in range(1, 7)]
    outputs = argos.complete([*openings, Opening(Sentence(LINES[1]), "The new")], "de", "en")
    assert 0 < sum(output is not None for output in outputs[:-1]) <= MOST
    assert outputs[-1] is not None


def test_a_draft_just_read_is_completed_as_one_that_was_not(argos):
    words = ["The", "new", "area", "in", "Chongqing", "grows"]
    draft = Hypothesis(GERMAN, " ".join(words))
    openings = [Opening(GERMAN, " ".join(words[:at]), " Chengdu", (" of",)) for at in range(1, 5)]
    alone = argos.complete(openings, "de", "en")
    argos.locate([(draft, " Chengdu")], "de", "en")
    assert argos.complete(openings, "de", "en") == alone


def test_what_cannot_be_spelled_is_not_completed(argos):
    assert argos.complete([Opening(GERMAN, "The new 😀")], "de", "en") == [None]


def test_places_are_where_the_form_was_likely(argos, monkeypatch):
    monkeypatch.setattr(likelihood, "RIVALS", 10_000)
    monkeypatch.setattr(reading, "LEAST", -100.0)
    text = "The new area in Chongqing"
    asked = [(text, " Chongqing"), ("", text), (text, "😀"), (text, "")]
    found = argos.locate([(Hypothesis(GERMAN, draft), form) for draft, form in asked], "de", "en")
    assert found[1:] == [[], [], []]
    pieces = argos._model("de", "en")._encode(text)
    assert len(found[0]) == len(pieces), "every place is among so many"
    assert {0, len("The"), len("The new area in")} <= {offset for offset, _ in found[0]}
    ratings = [rating for _, rating in found[0]]
    assert ratings == sorted(ratings, reverse=True)
    assert ratings[0] < 0
    monkeypatch.setattr(likelihood, "RIVALS", 3)
    (few,) = argos.locate([(Hypothesis(GERMAN, text), " Chongqing")], "de", "en")
    assert len(few) < len(pieces)


def test_forms_to_avoid_are_avoided(argos):
    """Only the sentences that hold one are decoded again, and the others stay as they were."""
    free = argos.translate([GERMAN, Sentence(LINES[1])], "de", "en")
    word = max(free[0].text.split(), key=len)
    assert word.casefold() not in free[1].text.casefold()
    again = argos.translate([Sentence(GERMAN.text, (), (word,)), Sentence(LINES[1])], "de", "en")
    assert word.casefold() not in again[0].text.casefold()
    assert again[1] == free[1]
