"""Texts in the encodings they are saved in, and bytes that are no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.errors import ConcordError
from sources.reading import BinaryFile, Undecodable, read
from sources.reading.decoding import decode
from sources.reading.normalisation import normalise

RUSSIAN = (
    "Конференция по межрегиональному сотрудничеству прошла в Урумчи.\n"
    "В ней участвовали учёные из 28 городов."
)
GERMAN = "Das Gebiet stärkt die Zusammenarbeit für größere Öffnung.\nDie Gäste kamen aus Köln."
CHINESE = "重庆两江新区位于中国西部。\n论坛在成都举行，来自多个国家的代表出席了会议。"
ENGLISH = "The forum was held in Chengdu.\nMany guests attended."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf_16"),
        (RUSSIAN, "utf_16_le"),
        (RUSSIAN, "utf_16_be"),
        (RUSSIAN, "utf_8"),
        (RUSSIAN, "utf_8_sig"),
        (RUSSIAN, "utf_32"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf_16_le"),
        (GERMAN, "utf_32_be"),
        (CHINESE, "gb18030"),
        (CHINESE, "gbk"),
        (CHINESE, "utf_16_le"),
        (CHINESE, "utf_16_be"),
        (CHINESE.replace("\n", ""), "utf_16_le"),
        (CHINESE.replace("\n", ""), "utf_16_be"),
        (ENGLISH, "ascii"),
        (ENGLISH, "utf_16_be"),
        (ENGLISH, "utf_16_le"),
        ("Привет, мир и Китай", "cp1251"),
        ("für größere Öffnung", "cp1252"),
        ("“Größe” – so heißt’s", "cp1252"),
        ("西部大开发", "gb18030"),
    ],
)
def test_encoding_is_told_from_the_bytes(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_mark_of_utf16_is_dropped(mark: bytes) -> None:
    codec = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    result = read("a.txt", mark + RUSSIAN.encode(codec))
    assert (result.text, result.encoding) == (RUSSIAN, "utf-16")


@pytest.mark.parametrize("codec", ["cp1251", "gb18030"])
def test_a_long_text_is_decoded_whole(codec: str) -> None:
    text = (RUSSIAN if codec == "cp1251" else CHINESE) * 5_000
    assert decode(text.encode(codec))[0] == text


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (bytes(range(256)) * 20, BinaryFile, "binary"),
        (b"\x00" * 500, BinaryFile, "binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" * 30, BinaryFile, "binary"),
        (b"\x01\x02\x03\x04\x05text" * 50, BinaryFile, "binary"),
        (b"\x81\x8d\x90\xff\xfe" * 50, Undecodable, "UTF-8"),
        ("日本の首相は昨日、東京で演説した。".encode("shift_jis"), Undecodable, "UTF-8"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy".encode("cp1250"), Undecodable, "UTF-8"),
        (codecs.BOM_UTF8 + b"caf\xe9", Undecodable, "broken at byte"),
        (codecs.BOM_UTF16_LE + "Öl".encode("utf-16-le") + b"\x00", Undecodable, "broken at byte"),
        (GERMAN.encode()[:-3] + b"\xff" + b"ln.", Undecodable, "broken at byte"),
        (CHINESE.encode()[:-1], Undecodable, "broken at byte"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    content: bytes, error: type[ConcordError], says: str
) -> None:
    with pytest.raises(error, match=says):
        decode(content)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb\u00a0c", "a\tb\u00a0c"),
        ("a\x00b\x07c\ufeffd\x9fe", "abcde"),
    ],
)
def test_line_ends_and_control_characters(text: str, normal: str) -> None:
    assert normalise(text) == normal


@given(st.text())
def test_normalising_leaves_nothing_to_normalise(text: str) -> None:
    normal = normalise(text)
    assert normalise(normal) == normal
    assert not any(character < " " and character not in "\n\t" for character in normal)


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    try:
        text, encoding = decode(content)
    except ConcordError:
        return
    assert codecs.lookup(encoding)
    assert "\ufffd" not in text or encoding.startswith("utf")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=200))
def test_utf8_is_always_utf8(text: str) -> None:
    controls = sum(character < " " and character not in "\t\n\r\v\f\x1b" for character in text)
    if not controls and "\x7f" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, "utf-8")
