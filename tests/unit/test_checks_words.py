"""Names, scripts, words left, doubled or looping, and what was left out."""

from __future__ import annotations

import pytest

from translations.checks import RequiredName
from translations.checks.connectives import lost_meanings

from .checking import found

Objected = list[tuple[str, str]]

RIGHT = RequiredName("Peking", "Beijing", "right", "Beijing", 0, 7)
WRONG = RequiredName("Peking", "Beijing", "wrong", "beijing", 0, 7)
MISSING = RequiredName("Peking", "Beijing", "missing")
LIKELY = RequiredName("Peking", "Beijing", "missing", "Beiping", 0, 7)
FORBIDDEN = RequiredName("Peking", "Beijing", "wrong", "Peking", 0, 6, deprecated=True)


@pytest.mark.parametrize(
    ("name", "target", "objected"),
    [
        (RIGHT, "Beijing grows.", []),
        (WRONG, "beijing grows.", [("error", "beijing")]),
        (MISSING, "It grows.", [("error", "")]),
        (LIKELY, "Beiping grows.", [("error", "Beiping")]),
        (FORBIDDEN, "Peking grows.", []),
    ],
)
def test_names(name: RequiredName, target: str, objected: Objected) -> None:
    assert found("names", "de-en", "Peking wächst.", target, name) == objected


@pytest.mark.parametrize(
    ("name", "target", "objected"),
    [
        (WRONG, "beijing grows.", []),
        (MISSING, "It grows.", []),
        (FORBIDDEN, "Peking grows.", [("error", "Peking")]),
    ],
)
def test_deprecated(name: RequiredName, target: str, objected: Objected) -> None:
    assert found("deprecated", "de-en", "Peking wächst.", target, name) == objected


@pytest.mark.parametrize(
    ("languages", "target", "objected"),
    [
        ("ru-en", "Minister Lavrov came.", []),
        ("ru-en", "Minister Лавров came.", [("error", "Лавров")]),
        ("ru-en", "The Сhinese side", [("error", "Сhinese")]),  # its first letter is Cyrillic
        ("ru-en", "Jin Fujian (金福建)", [("warning", "金福建")]),
        ("ru-en", "Jin 金福建 came。", [("error", "金福建"), ("error", "。")]),
        ("ru-zh", "部长Лавров来了。", [("error", "Лавров")]),
        ("ru-zh", "部长（Lavrov）来了。", []),
    ],
)
def test_script(languages: str, target: str, objected: Objected) -> None:
    assert found("script", languages, "Министр приехал.", target) == objected


def test_a_form_that_the_glossary_requires_may_be_in_any_script() -> None:
    name = RequiredName("Фонд", "Fund “金桥”", "right", "Fund “金桥”", 0, 9)
    assert found("script", "ru-en", "Фонд", "Fund “金桥”", name) == []


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("ru-en", "Министр приехал.", "Minister Lawrow kam.", [("error", "kam")]),
        ("de-en", "Das wurde gebaut.", "That wurde built.", [("error", "wurde")]),
        ("de-en", "Es gab Fortschritte zudem.", "Progress zudem was made.", [("error", "zudem")]),
        ("de-zh", "Der Minister kam.", "部长 kam 了。", [("error", "kam")]),
        ("de-en", "Die Zelle (cella)", "The cell (cella)", [("warning", "cella")]),
        ("de-en", "Ursula von der Leyen", "Ursula von der Leyen", []),
        ("de-en", "Der Zeitgeist", "The zeitgeist is online and international", []),
        ("en-zh", "the roads are in a good state", "the roads are in a good state 的道路",
         [("error", "the roads are in a good state")]),
        ("en-zh", "Royal Society for the Prevention of Cruelty", "英国皇家学会 "
         "(Royal Society for the Prevention of Cruelty)", []),
    ],
)  # fmt: skip
def test_untranslated(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("untranslated", languages, source, target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "Das Haus", "The the house", [("error", "The the")]),
        ("de-zh", "Die Regierung", "政府政府说", [("error", "政府政府")]),
        ("de-zh", "Der Umweg", "长长的的大弯", [("error", "的的")]),
        ("de-zh", "Der Bau", "部门 部门说", [("error", "部门 部门")]),
        ("de-zh", "Er sah", "看看，人人，常常，的的确确，发布了了解情况的方法", []),
        ("de-zh", "Ngorongoro", "恩戈罗恩戈罗（Ngorongoro）", []),
        ("de-en", "Er hatte es gehabt", "He had had it", [("warning", "had had")]),
        ("de-en", "Kur in Baden Baden", "A cure in Baden Baden", []),
        ("de-en", "Kurort", "The resort Baden Baden", [("warning", "Baden Baden")]),
        ("de-en", "Sehr gut", "Very very good", []),
    ],
)
def test_double_words(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("double_words", languages, source, target) == objected


@pytest.mark.parametrize(
    ("target", "objected"),
    [
        ("one step at a time", []),
        ("1 000 000 000 000", []),
        ("go go go go on", [("error", "go go go go")]),
        ("so the city and so the city and so the city and", [("error", "")]),
        ("中国中国中国中国", [("error", "")]),
        ("a" * 30, [("error", "")]),
    ],
)
def test_repetition(target: str, objected: Objected) -> None:
    assert found("repetition", "de-en", "Schritt für Schritt", target) == objected


def test_what_the_source_repeats_may_repeat() -> None:
    assert found("repetition", "de-en", "nein nein nein nein", "no no no no") == []


@pytest.mark.parametrize(
    ("languages", "text", "objected"),
    [
        ("de-en", "Das ist ein Satz.", [("error", "")]),
        ("de-en", "Angela Merkel", []),
        ("de-zh", "Angela Merkel", [("warning", "")]),
        ("de-en", "2021", []),
    ],
)
def test_unchanged(languages: str, text: str, objected: Objected) -> None:
    assert found("unchanged", languages, text, text) == objected


LONG_DE = (
    "Die Regierung der Stadt hat am Montag ein neues Programm für den Ausbau der Häfen "
    "vorgestellt, das in den kommenden Jahren mehr Handel mit den Nachbarn bringen soll."
)
LONG_EN = (
    "On Monday the city government presented a new programme for expanding the ports, which is to "
    "bring more trade with the neighbours in the coming years."
)
LONG_ZH = "市政府周一公布了一项扩建港口的新计划，该计划将在未来几年带来更多与邻国的贸易。"


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", LONG_DE, LONG_EN, []),
        ("de-zh", LONG_DE, LONG_ZH, []),
        ("en-zh", LONG_EN, LONG_ZH, []),
        ("de-en", LONG_DE, LONG_EN.split(",")[0] + ".", [("error", "")]),
        ("de-zh", LONG_DE, LONG_ZH.split("，")[0] + "。", [("error", "")]),
        ("de-en", "Ein Treffen", "A meeting", []),
        ("de-en", LONG_DE, f"{LONG_EN} {LONG_EN}", [("warning", "")]),
        ("de-en", f"Dr. Lee kam am 3. Mai. {LONG_DE}", f"Dr. Lee came on 3 May. {LONG_EN}", []),
    ],
)  # fmt: skip
def test_omissions(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("omissions", languages, source, target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "Er kommt nicht.", "He is coming.", [("warning", "")]),
        ("de-en", "Er kommt nicht.", "He isn’t coming.", []),
        ("de-en", "Er kommt nicht nur heute.", "He is coming today and later.", []),
        ("de-en", "Das ist keine Lösung.", "That fails to solve it.", []),
        ("ru-en", "Он не приедет.", "He will come.", [("warning", "")]),
        ("ru-en", "Это невозможно.", "It can be done.", []),  # a word of its own denies here
        ("ru-zh", "Он никогда не был там.", "他去过那里。", [("warning", "")]),
        ("en-zh", "He cannot come.", "他能来。", [("warning", "")]),
        ("en-zh", "He can't come.", "他来不了。", []),
        ("en-zh", "No less than five came.", "来了五个人。", []),
        ("de-zh", "Es gibt kein Wasser.", "缺水。", []),
        ("zh-en", "他不来。", "He comes.", []),
    ],
)
def test_negation(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("negation", languages, source, target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "lost"),
    [
        ("de-en", "Wenn zwei kommen, gehen auch wir.", "If two come, we go too.", 0),
        ("de-en", "Wenn zwei kommen, gehen auch wir.", "We go too.", 2),
        ("ru-zh", "Если придут двое, мы уйдём.", "如果两个人来，我们就走。", 0),
        ("ru-zh", "Если придут другие, мы уйдём.", "我们走。", 2),
        ("en-zh", "Two of them left.", "走了两个。", 0),
        ("zh-en", "如果", "Gone.", 0),
    ],
)
def test_lost_meanings(languages: str, source: str, target: str, lost: int) -> None:
    from_, to = languages.split("-")
    assert lost_meanings(source, from_, target, to) == lost
