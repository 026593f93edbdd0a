"""What is litter and what is not, and what a page says of its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.cleaning import Exclusion, clean
from sources.cleaning.dates import find_date
from sources.cleaning.litter import litter_reason
from sources.document import NoSentence, parse_document
from sources.languages import LANGUAGES

LITTER = {
    Exclusion.NAVIGATION: [
        "| En",
        "EN | 中文",
        "Xinhua | Culture | Sports | Tech",
        "Home>Forum > Achievements",
        "position: EnglishChannel \u00a0>\u00a0Diary > A Symposium",
        "Startseite > Wirtschaft > China",
        "Главная / Новости / Экономика",
        "您现在的位置：首页 > 新闻",
        "Share to Facebook",
        "Поделиться",
        "打印",
    ],
    Exclusion.SOURCE_LINE: [
        "Source:查找原稿 Time:2021-08-10",
        "Source: | 2024-04-24 14:55:52 | Author:",
        "2024-12-12 \u00a0Перепечатка из:МБИ «Хулянь»",
        "date 2021-04 Chongqing Liangjiang New Area",
        "Quelle: Xinhua",
        "Источник: ИА «Казинформ», 12.12.2024",
        "来源：新华网 2024年04月24日 10:15",
        "Published: April 24, 2024, 10:15 am",
        "24. April 2024, 10:15 Uhr",
        "12 декабря 2024 года",
    ],
    Exclusion.EDITOR_LINE: [
        "Copyreader: xwxc",
        "Editor: 林雨晨",
        "(Web editor: Li Wei, Zhang Hua)",
        "Редактор: Анна Петрова",
        "责任编辑：王明",
        "Autor: Max Muster",
        "By Li Wei, China Daily",
    ],
    Exclusion.DATELINE: [
        "Chongqing, China (ots/PRNewswire)",
        "PEKING, 24. April 2024 (ots)",
        "BEIJING, April 24, 2024 (Xinhua) --",
        "ПЕКИН, 12 декабря 2024. /ТАСС/.",
    ],
    Exclusion.IMAGE: [
        ".jpg)",
        "IMG_2041.JPG",
        "[Image]",
        "Foto: Xinhua/Li Xin",
        "(Photo by Li Xin/Xinhua)",
    ],
    Exclusion.SITE_NOTICE: [
        "抱歉,您使用的浏览器版本过低或开启了浏览器兼容模式,这会影响您正常浏览本网页",
        "2.点击下面图标升级或更换您的浏览器",
        "Your browser is out of date. Please upgrade it to see this page.",
        "Ihr Browser ist veraltet.",
        "Мы используем файлы cookie для улучшения работы сайта.",
    ],
    Exclusion.COPYRIGHT: ["© 2024 Muster AG", "Все права защищены.", "版权所有 新华网"],
    Exclusion.POINTER: [
        "Weitere Informationen finden Sie unter http://www.example.org/",
        "For more information, visit https://example.org/a.",
        "Подробнее: https://example.org",
        "https://example.org/x",
    ],
    Exclusion.WIRE_LINE: [
        "Original-Content von: Muster AG, übermittelt durch news aktuell",
        "SOURCE Example Corp",
        "(Xinhua)",
    ],
    Exclusion.CONTACT: ["Tel: +86 10 1234 5678", "presse@example.org", "Адрес: Урумчи"],
    Exclusion.NO_WORDS: ["* * *", "17", "——"],
}
PROSE = [
    "Editors of the newspaper met in Chengdu on Monday to discuss the region.",
    "Source code for the platform will be published by the two universities.",
    "Contact between the two sides has grown since the office was opened.",
    "Source: The ministry said on Monday that the talks went very well.",
    "Die Redaktion besuchte die Stadt Chongqing im vergangenen Herbst.",
    "Autoren aus sieben Ländern lasen in Chongqing.",
    "Home is where the heart is",
    "Контакты между странами расширяются",
    "Share of exports grows",
    "Top News agency opens office",
    "Photo exhibition opens in Chengdu",
    "Position of the SCO",
    "Browser und Apps aus Chongqing",
    "2024 wird ein gutes Jahr",
    "2014 International Cooperation Outline",
    "9. April in Peking",
    "По теме конференции выступил Ли",
    "22 августа 2024 года в Урумчи прошла конференция о будущем региона.",
    "CHONGQING, April 23 (Xinhua) -- President Xi spoke at the symposium on Tuesday.",
    "浏览器市场在中国增长很快，企业纷纷推出新产品。",
]


@pytest.mark.parametrize(
    ("reason", "line"), [(reason, line) for reason, lines in LITTER.items() for line in lines]
)
def test_litter_is_known_by_its_look(reason: Exclusion, line: str) -> None:
    assert litter_reason(line) is reason


@pytest.mark.parametrize("line", PROSE)
def test_prose_and_headings_are_not_litter(line: str) -> None:
    assert litter_reason(line) is None


def test_every_reason_has_a_label() -> None:
    assert all(reason.label and reason.value == str(reason) for reason in Exclusion)


BODY = "Die Stadt Chongqing öffnet sich weiter nach Westen. "


def marks(text: str, language: str = "de") -> list[tuple[str, str]]:
    return [
        (block.exclusion or block.kind, text[block.start : block.end])
        for block in clean(text, language).blocks
    ]


def kinds(text: str, language: str = "de") -> list[str]:
    return [kind for kind, _ in marks(text, language)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (["Top News", "Ein Titel hier", BODY], ["related", "heading", "body"]),
        (
            ["Ein Titel hier", BODY * 4, "Top News", "Andere Sache", BODY, "Drucken"],
            ["heading", "body", "related", "related", "related", "navigation"],
        ),
        (
            ["Ein Titel hier", BODY, "Mehr zum Thema:", "Andere Sache", BODY * 4],
            ["heading", "body", "related", "related", "body"],
        ),
        (
            ["Ein Titel hier", BODY, "Lesen Sie auch: Andere Sache", BODY],
            ["heading", "body", "related", "body"],
        ),
        (
            ["Ein Titel hier", BODY, "Pressekontakt:", "Max Muster", "Musterstraße 1", BODY],
            ["heading", "body", "contact", "contact", "contact", "body"],
        ),
        (["Ein Titel hier", BODY, "Kontakte", BODY], ["heading", "body", "heading", "body"]),
        (["Kontakt", "Ein Titel hier", BODY], ["contact", "heading", "body"]),
        (["Ein Titel hier", BODY, "Ein Titel hier"], ["heading", "body", "repeated_title"]),
        (
            ["Ein Titel hier | Die Zeitung", "Ein Titel hier", BODY],
            ["repeated_title", "heading", "body"],
        ),
        (["Ein Titel hier", BODY, "继续阅读本文"], ["heading", "body", "other_script"]),
        (["Ein Titel hier", BODY, "Добро пожаловать"], ["heading", "body", "other_script"]),
        (["Ein Titel hier", BODY, "Er nannte sie „成渝“ und ging."], ["heading", "body", "body"]),
        (["Wirtschaft", "Ein Titel hier", BODY], ["heading", "heading", "body"]),
        (["Wird das etwas?", BODY], ["heading", "body"]),
        ([BODY, "Ein neuer Abschnitt", BODY, "Nur ein Ende"], ["body", "heading", "body", "body"]),
        ([BODY, "ein Punkt ohne Ende", BODY], ["body", "body", "body"]),
        ([BODY, "- Stahl", "- Holz", BODY], ["body", "body", "body", "body"]),
        (["Chongqing", "Chengdu"], ["body", "body"]),
    ],
)
def test_blocks_in_their_surroundings(blocks: list[str], expected: list[str]) -> None:
    assert kinds("\n\n".join(blocks)) == expected


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "Ein Titel hier\n"
        "Die Stadt Chongqing öffnet sich weiter nach Westen und baut dafür\n"
        "neue Strecken in alle Länder der Region. Sie will damit zu einem\n"
        "Knoten werden.\n"
        "Auch die Nachbarstadt Chengdu wächst. Sie liegt am Rand der großen\n"
        "Ebene und zieht viele Firmen an."
    )
    assert kinds(text) == ["heading", "body", "body"]


def test_lines_of_a_list_are_not_joined() -> None:
    text = "\n".join(
        ["Die Stadt baut drei neue Strecken in alle Länder der Region."] * 3
        + ["Der Rat beschloss einen Plan für die kommenden fünf Jahre im Westen."] * 2
    )
    assert len(marks(text)) == 5


@pytest.mark.parametrize(
    ("text", "language", "title", "outlet", "published_on"),
    [
        ("Ein Titel hier\n\nQuelle: Die Zeit, 4.5.2021\n\n" + BODY, "de", "Ein Titel hier",
         "Die Zeit", "2021-05-04"),
        ("Ein Titel hier\n\nPEKING, 24. April 2024 (ots)\n\n" + BODY, "de", "Ein Titel hier",
         "ots", "2024-04-24"),
        ("A new road to the west\n\nBEIJING, April 23, 2024 (Xinhua) -- The city opened a road.",
         "en", "A new road to the west", "Xinhua", "2024-04-23"),
        ("Новая дорога на запад\n\n12.12.2024 10:30\nИсточник: Синьхуа\n\nГород открыл новую "
         "дорогу на запад страны.", "ru", "Новая дорога на запад", "Синьхуа", "2024-12-12"),
        ("新的西部陆海通道\n\n来源：新华网 2024年04月24日\n\n新华社重庆4月23日电 "
         "会议在重庆举行，代表出席了会议。", "zh", "新的西部陆海通道", "新华网", "2024-04-24"),
        ("新的西部陆海通道\n\n新华社重庆4月23日电 会议在重庆举行，代表出席了会议。",
         "zh", "新的西部陆海通道", "新华社", ""),
        ("22 августа 2024 года в городе прошла большая конференция.", "ru", "", "", ""),
        ("Source:查找原稿 Time:2021-08-10\n\nThe forum was held in the city of Chengdu.", "en",
         "", "", "2021-08-10"),
    ],
)  # fmt: skip
def test_metadata(text: str, language: str, title: str, outlet: str, published_on: str) -> None:
    cleaned = clean(text, language)
    assert (cleaned.title, cleaned.outlet, cleaned.published_on) == (title, outlet, published_on)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2024-12-12", "2024-12-12"),
        ("2024/4/3", "2024-04-03"),
        ("2021-04", "2021-04"),
        ("2024年4月24日", "2024-04-24"),
        ("2024年4月", "2024-04"),
        ("4.5.2021", "2021-05-04"),
        ("9. April 2021", "2021-04-09"),
        ("den 1. März 2020", "2020-03-01"),
        ("22 августа 2024 года", "2024-08-22"),
        ("Апрель 2021", "2021-04"),
        ("April 23, 2024", "2024-04-23"),
        ("23rd Sept. 2024", "2024-09-23"),
        ("April 2021", "2021-04"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("03/04/2024", "2024"),
        ("2024-13-40", ""),
        ("31.2.2024", ""),
        ("November 7 to 8", ""),
        ("2014 Outline", ""),
        ("120240424", ""),
    ],
)
def test_dates(line: str, found: str) -> None:
    assert find_date(line) == found


@pytest.mark.parametrize(
    "text", ["", "\n", "* * *\n17", "Home > News > Text", "Copyreader: xwxc\nEditor: 林雨晨"]
)
def test_a_text_of_litter_has_no_sentence(text: str) -> None:
    with pytest.raises(NoSentence, match="check that the right text was saved"):
        parse_document(text, "de")


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Er kam an. Sie ging weg.", "de", "Er kam an"),
        ("Hallo Welt", "de", "Hallo Welt"),
        ("Das U.S. Team kam.", "de", "Das U.S. Team kam"),
        (f"{'Wort ' * 30}kam.", "de", ("Wort " * 20).rsplit(" ", 1)[0] + " …"),
        ("会议在成都举行。代表出席。", "zh", "会议在成都举行"),
    ],
)
def test_a_title_is_derived_from_the_first_sentence(text: str, language: str, title: str) -> None:
    document = parse_document(text, language)
    assert (document.title, document.title_is_derived) == (title, True)


lines = st.sampled_from(
    [line for rows in LITTER.values() for line in rows] + PROSE + ["Top News", "Контакты", BODY, ""]
)
texts = st.text() | st.lists(lines | st.text(max_size=30), max_size=12).map("\n".join)


@given(texts, st.sampled_from(sorted(LANGUAGES)))
def test_segments_give_back_the_text(text: str, language: str) -> None:
    try:
        segments = parse_document(text, language).segments
    except NoSentence:
        segments = ()
        blocks = clean(text, language).blocks
        assert all(block.kind == "excluded" for block in blocks)
        assert "".join("".join(text[b.start : b.end] for b in blocks).split()) == "".join(
            text.split()
        )
    position, paragraph = 0, 0
    for segment in segments:
        assert segment.text == text[segment.start : segment.end] == segment.text.strip() != ""
        assert segment.start >= position
        assert not text[position : segment.start].strip()
        assert segment.paragraph >= paragraph
        assert bool(segment.exclusion) == (segment.kind == "excluded")
        position, paragraph = segment.end, segment.paragraph
    assert not segments or not text[position:].strip()
