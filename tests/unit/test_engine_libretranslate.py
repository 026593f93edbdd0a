"""The protocol of a LibreTranslate server, and what servers do besides."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.libretranslate_double import LANGUAGES, Double, served
from translations.engines import EngineUnavailable, Output, PairNotServed, Sentence
from translations.engines.libretranslate import client
from translations.engines.libretranslate.engine import AT_ONCE, LibreTranslateEngine

NEWS = "Das Forum tagt."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Double]:
    with served() as double:
        monkeypatch.setenv("CONCORD_LIBRETRANSLATE_URL", double.url)
        monkeypatch.delenv("CONCORD_LIBRETRANSLATE_API_KEY", raising=False)
        yield double


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds waited for the server."""
    waited: list[float] = []
    monkeypatch.setattr(client.time, "sleep", waited.append)
    return waited


@pytest.fixture
def engine() -> LibreTranslateEngine:
    return LibreTranslateEngine()


def texts(outputs: list[Output]) -> list[str]:
    return [output.text for output in outputs]


def test_it_is_what_the_server_says_it_is(server: Double, engine: LibreTranslateEngine) -> None:
    assert engine.why_unavailable() is None
    assert engine.pairs() == (("de", "en"), ("ru", "en"), ("en", "zh"))
    assert engine.version("de", "en") == "1.9.6"


@pytest.mark.parametrize(
    ("codes", "sent"),
    [(["en", "zh-Hans"], "zh-Hans"), (["en", "zh"], "zh"), (["zt", "en", "zh"], "zh")],
)
def test_chinese_goes_by_the_name_the_server_gives_it(
    server: Double, engine: LibreTranslateEngine, codes: list[str], sent: str
) -> None:
    server.languages = [{"code": code, "name": "", "targets": codes} for code in codes]
    engine.translate([Sentence("The forum.")], "en", "zh")
    asked = server.requests[0]
    assert (asked["source"], asked["target"]) == ("en", sent)


@pytest.mark.parametrize(
    ("languages", "pairs"),
    [
        ([LANGUAGES[0], LANGUAGES[1], LANGUAGES[3]], [("de", "en"), ("en", "zh")]),
        ([{"code": "de", "targets": ["en"]}, {"code": "en", "targets": []}], [("de", "en")]),
        ([{"code": "de"}, {"code": "en"}], [("de", "en")]),
        ([{"code": "en", "targets": ["zh-Hant"]}, {"code": "zh-Hant"}], []),
        ([], []),
    ],
)
def test_which_pairs_it_serves(
    server: Double, engine: LibreTranslateEngine, languages: list, pairs: list
) -> None:
    server.languages = languages
    assert list(engine.pairs()) == pairs
    assert (engine.why_unavailable() is None) is bool(pairs)


def test_a_long_batch_goes_in_several_requests_and_keeps_its_order(
    server: Double, engine: LibreTranslateEngine
) -> None:
    sentences = [Sentence(f"Satz {number} a") for number in range(AT_ONCE * 2 + 3)]
    outputs = engine.translate(sentences, "de", "en")
    assert texts(outputs) == [sentence.text.upper() for sentence in sentences]
    assert [len(request["q"]) for request in server.requests] == [AT_ONCE, AT_ONCE, 3]
    assert all(request["format"] == "text" for request in server.requests)


def test_blanks_and_texts_without_letters_are_not_sent(
    server: Double, engine: LibreTranslateEngine
) -> None:
    outputs = engine.translate([Sentence(" "), Sentence("12,5 % 😀"), Sentence("ab")], "de", "en")
    assert outputs == [Output("", None), Output("12,5 % 😀", None), Output("AB", None)]
    assert [request["q"] for request in server.requests] == [["ab"]]


def test_what_a_server_takes_at_most_is_kept_to(
    server: Double, engine: LibreTranslateEngine
) -> None:
    server.settings = {"charLimit": 40}
    server.batch_limit = 3
    long = "eins zwei drei, " * 10
    outputs = engine.translate([Sentence(long), Sentence("vier")], "de", "en")
    assert texts(outputs) == [long.upper().strip(), "VIER"]
    taken = [request["q"] for request in server.requests if len(request["q"]) <= 3]
    assert all(len(text) <= 40 for batch in taken for text in batch)


def test_the_key_is_sent_and_not_shown(
    server: Double, engine: LibreTranslateEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.key = "secret-key"
    with pytest.raises(EngineUnavailable, match=r"refuses.*operator to get an API key"):
        engine.translate([Sentence(NEWS)], "de", "en")
    monkeypatch.setenv("CONCORD_LIBRETRANSLATE_API_KEY", "secret-key")
    assert texts(engine.translate([Sentence(NEWS)], "de", "en")) == [NEWS.upper()]
    assert "secret-key" not in repr(engine._server()[0])


@pytest.mark.parametrize(
    ("faults", "waited"),
    [
        ([(500, "busy")], [1.0]),
        ([(502, "gateway"), (503, "away")], [1.0, 4.0]),
        ([(429, "Slowdown: 60 per 1 minute")], [5.0]),
        ([(429, "Slowdown")] * 3, [5.0, 15.0, 45.0]),
        ([(500, "busy"), (429, "Slowdown"), (500, "busy")], [1.0, 5.0, 4.0]),
    ],
)
def test_passing_faults_are_waited_for(
    server: Double,
    engine: LibreTranslateEngine,
    waits: list[float],
    faults: list,
    waited: list[float],
) -> None:
    server.faults = list(faults)
    assert texts(engine.translate([Sentence(NEWS)], "de", "en")) == [NEWS.upper()]
    assert waits == waited


@pytest.mark.parametrize(
    ("faults", "message", "tries"),
    [
        ([(500, "out of memory")] * 3, r"fails \(500: out of memory\).*is kept", 3),
        ([(429, "Slowdown: 9 per 1 minute")] * 4, r"limits how much.*9 per 1 minute.*is kept", 4),
        ([(403, "Too many request limits violations")], r"refuses \(403: Too many", 1),
        ([(400, "de is not supported")], r"refuses \(400: de is not supported", 1),
    ],
)
def test_lasting_faults_end_in_a_sentence(
    server: Double,
    engine: LibreTranslateEngine,
    waits: list[float],
    faults: list,
    message: str,
    tries: int,
) -> None:
    server.faults = list(faults)
    with pytest.raises(EngineUnavailable, match=message):
        engine.translate([Sentence(NEWS)], "de", "en")
    assert len(server.requests) == tries


def test_a_server_that_goes_down_between_two_batches(
    engine: LibreTranslateEngine, waits: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    with served() as double:
        monkeypatch.setenv("CONCORD_LIBRETRANSLATE_URL", double.url)
        engine.translate([Sentence(NEWS)], "de", "en")
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1 does not answer.*is kept"):
        engine.translate([Sentence(NEWS)], "de", "en")
    assert waits == [1.0, 4.0]


@pytest.mark.parametrize(
    ("languages", "message"),
    [
        ({"hello": 1}, "is no LibreTranslate server"),
        (["de"], "is no LibreTranslate server"),
        (b"<html>", "something else than LibreTranslate would"),
    ],
)
def test_another_kind_of_server_is_named_so(
    server: Double, engine: LibreTranslateEngine, languages: object, message: str
) -> None:
    server.languages = languages
    assert message in (engine.why_unavailable() or "")
    assert engine.pairs() == ()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "set CONCORD_LIBRETRANSLATE_URL"),
        ("ftp://example", "must begin with http"),
        ("file:///etc/passwd", "must begin with http"),
        ("http://127.0.0.1:1", "does not answer"),
    ],
)
def test_an_address_that_is_none(
    engine: LibreTranslateEngine, monkeypatch: pytest.MonkeyPatch, url: str, message: str
) -> None:
    monkeypatch.setenv("CONCORD_LIBRETRANSLATE_URL", url)
    start = time.monotonic()
    assert message in (engine.why_unavailable() or "")
    assert time.monotonic() - start < 5


def test_another_number_of_texts_is_refused(
    server: Double, engine: LibreTranslateEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Double, "answer", lambda self, body: (200, {"translatedText": ["one"]}))
    with pytest.raises(EngineUnavailable, match="another number of texts"):
        engine.translate([Sentence("a"), Sentence("b")], "de", "en")


def test_a_pair_it_has_not(server: Double, engine: LibreTranslateEngine) -> None:
    with pytest.raises(PairNotServed, match="German into Chinese directly"):
        engine.translate([Sentence(NEWS)], "de", "zh")


def test_the_server_is_asked_what_it_is_once_a_minute(
    server: Double, engine: LibreTranslateEngine
) -> None:
    assert engine.pairs()
    server.languages = []
    assert engine.pairs()
