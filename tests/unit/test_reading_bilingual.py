"""PO, XLIFF and TMX: the source texts, cut as the file cuts them."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.cleaning import Exclusion
from sources.reading import BrokenFile, EmptyFile, ReadText, TooManyParts, read, read_articles
from sources.reading.bilingual import ForeignLanguage
from tests.unit.reading_samples import GOLDEN

EXPORTS = GOLDEN.with_name("export")


def units(text: ReadText) -> list[str]:
    return [text.text[start:end] for each in text.layout for start, end in each.units]


def xliff_1(units: str, attributes: str = 'source-language="de"') -> bytes:
    head = '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    return f'{head}<file original="a" {attributes}><body>{units}</body></file></xliff>'.encode()


def xliff_2(units: str, attributes: str = 'srcLang="de"') -> bytes:
    return f'<xliff version="2.0" {attributes}><file id="a">{units}</file></xliff>'.encode()


def tmx(units: str, source: str = "de") -> bytes:
    return f'<tmx version="1.4"><header srclang="{source}"/><body>{units}</body></tmx>'.encode()


def po(entries: str, source: str = "de") -> bytes:
    head = f'msgid ""\nmsgstr "X-Source-Language: {source}\\n"\n\n' if source else ""
    return (head + entries).encode()


UNIT_1 = '<trans-unit id="1"><source>Ein Satz. Noch einer.</source></trans-unit>'
UNIT_2 = '<unit id="1"><segment><source>Ein Satz. Noch einer.</source></segment></unit>'
TU = '<tu><tuv xml:lang="de"><seg>Ein Satz. Noch einer.</seg></tuv></tu>'
ENTRY = 'msgid "Ein Satz. Noch einer."\nmsgstr ""\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xlf", xliff_1(UNIT_1)), ("a.xliff", xliff_2(UNIT_2)), ("a.tmx", tmx(TU)),
     ("a.po", po(ENTRY)), ("a.pot", po(ENTRY)), ("a.po", po(ENTRY.replace(" ", "  ", 1)))],
)  # fmt: skip
def test_a_unit_is_one_segment_in_the_language_of_the_file(name: str, content: bytes) -> None:
    text = read(name, content)
    assert (units(text), text.language) == (["Ein Satz. Noch einer."], "de")


@pytest.mark.parametrize(
    ("file", "articles"),
    [
        ("both-1.2.xlf", ["de", "ru"]),
        ("both.tmx", ["de", "ru"]),
        ("both.po", ["de", "ru"]),
        ("english-2.1.xlf", ["de"]),
        ("german.tmx", ["de"]),
    ],
)
def test_our_own_exports_have_their_articles_apart_again(file: str, articles: list[str]) -> None:
    found = read_articles(file, (EXPORTS / file).read_bytes())
    assert [text.language for text in found] == articles
    german = found[0]
    assert german.title == "Chongqing: Tor zum Westen & „Logistik“"
    assert (german.outlet, german.published_on) == ("Nachrichten aus Chongqing", "2021-04")
    assert units(german)[0] == "Der Wirtschaftskreis Chengdu-Chongqing wächst um 2,5 %."
    assert len(units(german)) == 3


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", [("de", "Der Zug.")]), ("de", [("de", "Der Zug.")]), ("ru", [("ru", "Поезд.")]),
     ("zh", [("zh", "火车。")])],
)  # fmt: skip
def test_a_memory_gives_the_language_asked_for(wanted: str, found: list[tuple[str, str]]) -> None:
    content = tmx(
        '<tu><tuv xml:lang="ru"><seg>Поезд.</seg></tuv><tuv xml:lang="de-AT"><seg>Der Zug.</seg>'
        '</tuv><tuv xml:lang="zh-CN"><seg>火车。</seg></tuv></tu>'
    )
    texts = read_articles("a.tmx", content, wanted)
    assert [(text.language, *units(text)) for text in texts] == found


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("<group translate='no'>%s<trans-unit id='2' translate='yes'><source>Ja</source>"
         "</trans-unit></group>", ["not_translated", "body"]),
        ("%s<trans-unit id='2'><source/></trans-unit>", ["body"]),
        ("%s%s", ["body", "body"]),
    ],
)  # fmt: skip
def test_what_is_not_to_be_translated_is_marked(content: str, kept: list[str]) -> None:
    text = read("a.xlf", xliff_1(content.replace("%s", UNIT_1)))
    assert [each.exclusion or each.kind for each in text.layout] == kept


def test_text_between_the_segments_of_a_unit_is_kept_and_marked() -> None:
    text = read("a.xlf", xliff_2(
        "<unit id='1'><segment><source>Eins.</source></segment><ignorable><source> </source>"
        "</ignorable><segment><source>Zwei <cp hex='0007'/>hier.</source></segment>"
        "<ignorable><source>[3]</source></ignorable></unit>"
    ))  # fmt: skip
    assert text.text == "Eins. Zwei hier.\n\n[3]\n"
    assert units(text) == ["Eins.", "Zwei hier."]
    assert text.layout[1].exclusion == Exclusion.NOT_TRANSLATED


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("a.xlf", xliff_1(UNIT_1, 'source-language="fr"'), ForeignLanguage, "“fr”.*line 1"),
        ("a.xlf", xliff_1(UNIT_1, ""), BrokenFile, "does not say which language"),
        ("a.xlf", xliff_1(UNIT_1, 'source-language="zh-TW"'), ForeignLanguage, "zh-TW"),
        ("a.xlf", xliff_1(""), EmptyFile, "no source text"),
        ("a.xlf", xliff_1("\n\n<trans-unit id='1'/>"), BrokenFile, "line 3 has no source"),
        ("a.xlf", xliff_2("<unit id='1'><segment/></unit>"), BrokenFile, "line 1 has no source"),
        ("a.xlf", b"<xliff version='3.0'/>", BrokenFile, "“3.0”"),
        ("a.xlf", b"<tmx/>", BrokenFile, "first element is “tmx”"),
        ("a.xlf", xliff_1(UNIT_1)[:-20], BrokenFile, "damaged at line 1"),
        ("a.xlf", xliff_1(UNIT_1 + "\n&nbsp;"), BrokenFile, "line 2.*nbsp"),
        ("a.tmx", tmx("<tu><tuv xml:lang='en'><seg>x</seg></tuv></tu>"), BrokenFile, "“de”"),
        ("a.tmx", tmx("\n<tu/>"), BrokenFile, "line 2 has no text"),
        ("a.tmx", tmx("<tu><tuv xml:lang='de'/></tu>"), BrokenFile, "line 1 has no seg"),
        ("a.tmx", tmx("<tu><tuv xml:lang='fr'><seg>x</seg></tuv></tu>", "*all*"),
         ForeignLanguage, "“fr”"),
        ("a.tmx", tmx(""), EmptyFile, "no text"),
        ("a.po", po(""), EmptyFile, "no source text"),
        ("a.po", po(ENTRY, "fr"), ForeignLanguage, "X-Source-Language"),
        ("a.po", po('msgid "a"\nmsgstr "b\n'), BrokenFile, "line 5"),
        ("a.po", po('msgid "a\nmsgstr ""\n'), BrokenFile, "line 4.*is no line of a PO"),
        ("a.po", po('msgid "\nmsgstr ""\n'), BrokenFile, "line 4.*is no line of a PO"),
        ("a.po", po('msgid "a" b"\nmsgstr ""\n'), BrokenFile, "line 4"),
        ("a.po", po('msgid a\nmsgstr ""\n'), BrokenFile, "line 4"),
        ("a.po", po('msgid ""\n' + '"a"\n' * 6_000), TooManyParts, "5,000 lines"),
        ("a.po", po(ENTRY * 100_001), TooManyParts, "100,000"),
        ("a.tmx", tmx("<tu><tuv xml:lang='de'><seg>a</seg></tuv></tu>" * 100_001), TooManyParts,
         "100,000"),
    ],
)  # fmt: skip
def test_files_that_break_their_rules_are_refused_and_the_place_named(
    name: str, content: bytes, error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says) as caught:
        read_articles(name, content)
    assert str(caught.value).endswith(".")


def test_a_body_that_is_a_path_is_no_way_to_read_that_file() -> None:
    path = str(EXPORTS / "english.po")
    with pytest.raises(BrokenFile, match="no “msgid”"):
        read("a.po", path.encode())


TEXTS = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]))
    .map(lambda text: text.replace("\ufeff", "").strip())
    .filter(bool),
    min_size=1,
    max_size=5,
)  # fmt: skip


@given(TEXTS)
def test_the_texts_of_units_come_back_to_the_letter(texts: list[str]) -> None:
    inside = [escape(text) for text in texts]
    one = "<trans-unit id='1'><source>{}</source></trans-unit>"
    two = "<unit id='1'><segment><source>{}</source></segment></unit>"
    memory = "<tu><tuv xml:lang='de'><seg>{}</seg></tuv></tu>"
    files = {
        "a.xlf": xliff_1("".join(map(one.format, inside))),
        "b.xlf": xliff_2("".join(map(two.format, inside))),
        "a.tmx": tmx("".join(map(memory.format, inside))),
    }
    for name, content in files.items():
        assert units(read(name, content)) == texts
