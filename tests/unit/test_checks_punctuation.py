"""Quotation marks, brackets, Chinese punctuation, ends, spaces, invisible characters."""

from __future__ import annotations

import pytest

from .checking import found

Objected = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("ru-en", "Он сказал: «Да».", "He said, “Yes.”", []),
        ("de-en", "„Ja“, sagte er.", "“Yes,” he said.", []),
        ("de-en", "„Ja“, sagte er.", '"Yes," he said.', []),
        ("ru-zh", "«Один пояс, один путь»", "“一带一路”", []),
        ("de-zh", "Die „Zeit“ schrieb", "《时代》周报写道", []),
        ("de-en", "Die Arbeiter gingen.", "The workers’ and Lee's people went.", []),
        ("de-en", "„Wir kommen.", "“We are coming.", []),  # goes on in the next segment
        ("en-zh", "a 5-inch gun", "5“的炮", [("error", "“")]),
        ("de-en", "„Ja“, sagte er.", "“Yes, he said.", [("error", "“")]),
        ("de-en", "„Ja“, sagte er.", "Yes,” he said.", [("error", "”")]),
        ("en-zh", 'the group "Fire"', "团体”火“表演", [("error", "”")]),
        ("de-en", "„Ja“, sagte er.", "„Yes“, he said.", [("error", "„")]),
        ("ru-en", "Он сказал: «Да».", "He said: «Yes».", [("error", "«"), ("error", "»")]),
        ("de-zh", "Er sagte „ja“.", '他说"是"。', [("warning", '"'), ("warning", '"')]),
        ("de-en", "Er sagte: „Wir kommen alle morgen.“", "He said we come.", [("warning", "")]),
        ("en-zh", 'I come," he said.', "他说：我来。”", [("error", "”")]),
        ("ru-en", "Это конец.", 'This is the end."', [("warning", '"')]),
        # The source's quotation ends here, the translation's begins.
        ("en-zh", 'It is over."', "“都结束了。", [("error", "“")]),
        ("de-en", "Es ist vorbei.“", '"It is over.', [("error", '"')]),
        ("de-en", "Es ist vorbei“, sagte er.", 'It is over," he said.', []),
        ("en-zh", "It is ”over”.", "都“结束了。", [("error", "“")]),
        ("en-zh", "It is ”over”.", "都 ”结束” 了。", []),
    ],
)
def test_quotes(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("quotes", languages, source, target) == objected


@pytest.mark.parametrize(
    ("source", "target", "objected"),
    [
        ("Die SOZ (Shanghai)", "The SCO (Shanghai)", []),
        ("Erstens a) und b)", "First a) and b)", []),
        ("(siehe oben", "(see above", []),
        ("Die SOZ (Shanghai)", "The SCO (Shanghai", [("error", "(")]),
        ("Die SOZ (Shanghai)", "The SCO Shanghai)", [("error", ")")]),
    ],
)
def test_brackets(source: str, target: str, objected: Objected) -> None:
    assert found("brackets", "de-en", source, target) == objected


@pytest.mark.parametrize(
    ("target", "objected"),
    [
        ("部长，拉夫罗夫。", []),
        ("约 1,000 人，9:30 开始，3.5 米。", []),
        ("小楚克斯 (Truex, Jr.) 第六。", []),
        ("网址是 www.example.com/a,b 吗？", []),
        ("部长,拉夫罗夫。", [("error", ",")]),
        ("部长, 拉夫罗夫。", [("error", ",")]),
        ("（Ovechkin）进球;", [("error", ";")]),
        ("他来自 Berlin,后来离开。", [("error", ",")]),
        ("真的吗?", [("error", "?")]),
        ("北京（Beijing)很大。", [("warning", "（Beijing)")]),
        ("北京(首都)很大。", [("info", "("), ("info", ")")]),
    ],
)
def test_chinese_punctuation(target: str, objected: Objected) -> None:
    assert found("chinese_punctuation", "de-zh", "Ein Satz.", target) == objected


def test_half_width_punctuation_is_right_in_english() -> None:
    assert found("chinese_punctuation", "de-en", "Ein Satz.", "One, two; three: four!") == []


@pytest.mark.parametrize(
    ("target", "objected"),
    [
        ("2021 年 4 月", []),
        ("2021年4月", []),
        ("部长 来了。", [("warning", " ")]),
        ("部长来了 。", [("info", " ")]),
        ("2021 年4 月", [("info", "年4")]),
    ],
)
def test_chinese_spacing(target: str, objected: Objected) -> None:
    assert found("chinese_spacing", "de-zh", "Ein Satz.", target) == objected


@pytest.mark.parametrize(
    ("languages", "source", "target", "objected"),
    [
        ("de-en", "Er kam.", "He came.", []),
        ("de-zh", "Er kam.", "他来了。", []),
        ("de-en", "Er sagte: „Ich komme.“", "He said, “I am coming.”", []),
        ("ru-en", "Он сказал: «Приду».", "He said, “I will come.”", []),
        ("ru-zh", "Он сказал: «Приду».", "他说：“我会来。”", []),
        ("de-en", "Kommt er?", "Will he come?", []),
        ("de-zh", "Und dann …", "然后……", []),
        ("de-en", "Ein Titel", "A title", []),
        ("de-en", "Er kam!", "He came.", []),
        ("de-en", "Er kam und ging.", "He came and went", [("error", "t")]),
        ("de-en", "Er kam, sah und ging.", "He came,", [("error", ",")]),
        ("de-zh", "Er kam.", "他来了.", [("error", ".")]),
        ("de-en", "Kommt er?", "He comes.", [("warning", ".")]),
        ("de-en", "Ein Titel", "A title.", [("info", ".")]),
        ("de-en", "Er nannte drei:", "He named three.", [("warning", ".")]),
    ],
)
def test_end_punctuation(languages: str, source: str, target: str, objected: Objected) -> None:
    assert found("end_punctuation", languages, source, target) == objected


@pytest.mark.parametrize(
    ("target", "objected"),
    [
        ("He came.", []),
        (" He came.", [("warning", " ")]),
        ("He came.\n", [("warning", "\n")]),
        ("He  came.", [("warning", "  ")]),
        ("He\ncame.", [("warning", "\n")]),
        ("He came , saw .", [("warning", " "), ("warning", " ")]),
    ],
)
def test_white_space(target: str, objected: Objected) -> None:
    assert found("white_space", "de-en", "Er kam.", target) == objected


@pytest.mark.parametrize(
    ("target", "objected"),
    [
        ("Jin Fujian", []),
        ("Jin\u200bFujian", [("warning", "\u200b")]),
        ("Jin\u00adFujian", [("warning", "\u00ad")]),
        ("Jin \ufffdujian", [("error", "\ufffd")]),
        ("Jin <unk> Fujian", [("error", "<unk>")]),
        ("Jin▁Fujian", [("error", "▁")]),
    ],
)
def test_invisible(target: str, objected: Objected) -> None:
    assert found("invisible", "de-en", "Jin Fujian", target) == objected
