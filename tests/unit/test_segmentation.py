"""Sentences: what breaks them and what does not. "|" marks the expected breaks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.languages import LANGUAGES
from sources.segmentation import split_sentences

GERMAN = [
    "Das Treffen fand am 9. April in Peking statt.| Es war gut besucht.",
    "Er kam am 9. April.| Danach ging er.",
    "Das ist der Geist des 20. Treffens des Rates.| Die Stadt dankt.",
    "Im 19. Jh.| Die Zeit danach.",
    "Es kamen Gäste, z. B. aus Köln, u. a. Berliner, d. h. Deutsche.| Sie blieben.",
    "Es kamen z.B. Kölner, u.a. Firmen, d.h. Käufer.| Sie blieben.",
    "Prof. Dr. Müller und Hr. Li sprachen.| Frau Dr. Sch. Klein auch.",
    "Das kostet 3,5 Mio. Euro bzw. 4 Mrd. Yuan.| Mehr als 2 Mio.| Die Stadt zahlt.",
    "J. S. Bach kam.| W. A. Mozart auch.",
    "„Das ist gut.“, sagte er.| „Wir kommen wieder!“| Dann ging er.",
    "„Das ist gut. Wir kommen wieder.“, sagte sie.| Dann ging sie.",
    "Er sagte: „Das ist gut. Wir kommen.“| Dann ging er.",
    "„Wir kommen!“ – so der Minister.| Er lachte.",
    "»Gut so!« rief er.| »Ja.«",
    "Das Motto „Gemeinsam stark!“ Deutschlands gefiel.| Er rief: „Los!“| Wang ging.",
    "Art. 5 Abs. 2 gilt.| Siehe S. 12 und Nr. 3.| Das war es.",
    "Obst, Gemüse usw.| Das ist alles.",
    "Am 31.12.2024 endet es.| Am 1. Januar beginnt es.",
    "Es wuchs auf 160.| Die Firmen blieben.| 28 Städte kamen.",
    "Er (geb. 1953 in Peking) kam.| Es wurde ca. 5 % mehr.",
    "Warum?| Darum!| So ist das … und bleibt so.",
    "1. Die Stadt wächst.| 2. Das Land auch.",
    "Sie wohnt in der Hauptstr. 5.| Das Haus in Frankfurt a. M. ist alt.",
    "Minister a. D. Schmidt kam zum 2. Mal.| Der 14. Fünfjahresplan gilt.",
    "Kaiser Wilhelm II. war da.| Laut Art. 3 (Nr. 12/2021) etc. pp. gilt das.",
]
RUSSIAN = [
    "22 августа 2024 года в Урумчи прошла конференция.| Она удалась.",
    "22 августа 2024 г. в Урумчи прошла конференция.| Это было 2024 г.| В городе тепло.",
    "В 2024 г. Урумчи принял гостей.| Завод стоит в г. Урумчи.",
    "Торговля между двумя странами заметно выросла в 2023 г.| Урумчи стал её узлом.",
    "Президент Ш. М. Мирзиёев прибыл.| И. И. Иванов тоже прибыл.",
    "Президент Ш.М. Мирзиёев прибыл.| Затем он уехал.",
    "«Мы рады!» – заявил он.| Затем он ушёл.",
    "«Мы рады!» — заявил он.| «Мы придём?» — спросила она.",
    "«Мы рады», — сказал он.| — Мы растём.",
    "Он сказал: «Мы рады. Мы придём!»| Затем ушёл.",
    "Школа им. Пушкина, т. е. старая, купила столы и т. д.| Затем закрылась.",
    "Столы, стулья и т. д. и т. п. купили.| Другие и др. тоже.",
    "Столы, стулья и т.п.| Москва ждёт.",
    "Это 670 млн. юаней и 5 млрд. долл. США.| Рост 3 тыс. человек.",
    "Проф. И. П. Павлов, акад. Ван и др.| Конференция закрылась.",
    "Ул. Ленина, д. 5, г. Москва.| Он жил там.",
    "См. рис. 5 и табл. 2.| Рост составил 5,5%.| 28 городов подписали.",
    "Он дал им.| Затем ушёл.| Завод им. Кирова открыт.",
    "Это было в XIX в.| В нём жили люди.",
    "Лозунг «Вперёд, Китай!» Пекина всем знаком.| Он ушёл.",
    "Площадь — 5 кв. км.| Население — 3 млн чел.| Столица — Урумчи.",
    "С 1 по 3 окт. 2024 г. в пров. Сычуань шёл форум.| Он удался.",
    "— Когда? — спросил он.| — Завтра! — ответила она.| Все ушли.",
    "Компания «Хуавэй Ко., Лтд.» открыла офис.| Это т.н. «зелёный канал».| Он открыт.",
    "Да!| Нет?| Может быть… но вряд ли.",
]
ENGLISH = [
    "The U.S. President met Mr. Xi.| They talked.",
    "He lives in the U.S.| The next day he left.",
    "No. 5 was there.| He said no.| The end.",
    "Dr. W. N. Brown and William N. Brown came.| George W. Bush Jr. left.",
    '"Go!" he said.| "We will go."| Then he left.',
    '"Is it?" Wang asked.| He left.',
    'He said: "We go. We stay."| Then he left.',
    "“I'm here. I stay,” she said.| “Good.”| It was.",
    "CHONGQING, April 23 (Xinhua) -- President Xi spoke.| He left.",
    "It came at 5 p.m.| The next day, e.g. Monday, i.e. later.",
    "Goods, services, etc. are sold.| Goods, services, etc.| He left.",
    "The meeting (held on Oct. 5.) ended.| It grew by 2.5 percent.| 28 cities agreed.",
    "Li Qiang, premier, attended.| They are all members.",
    "Acme Co., Ltd. signed.| St. Petersburg agreed.",
    "He met J.P. Morgan.| Ma came at 10 a.m. on Oct. 24.| It was 5 p.m.| Everyone left.",
    "enterprises in outbound investment.| With the rapid growth it changed.",
]
CHINESE = [
    "会议于4月9日举行。|与会者包括王晓晖！|你好吗？|好。",
    "习近平指出：“要加强合作。要扩大开放！”|随后离开。",
    "“我们来了。”他说。|然后他走了。",
    "“你好！”他说，“再见。”|他走了。",
    "他提出“要扩大开放。”的要求。|会议结束。",
    "他说：“好！”|王晓晖表示，会议成功。",
    "他来了……然后走了。|GDP增长5.5%。",
    "你好!|我来了?|是的。",
    "他问：“是吗？”。|然后走了。",
    "他问：“你去吗？”|“去。”她答道。",
    "参会企业包括Tesla Inc.和BYD。|详见www.example.com。|谢谢！",
    "他说：“我们来了。”|“我们走吧！”",
]
TABLE = [
    (language, marked)
    for language, rows in (("de", GERMAN), ("ru", RUSSIAN), ("en", ENGLISH), ("zh", CHINESE))
    for marked in rows
]


@pytest.mark.parametrize(("language", "marked"), TABLE)
def test_sentences(language: str, marked: str) -> None:
    expected = [sentence.strip() for sentence in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[start:end] for start, end in split_sentences(text, language)] == expected


def test_line_ends_within_a_paragraph_are_spaces() -> None:
    text = "Das Treffen fand am 9.\nApril statt. Es war\ngut. Danach\ngingen alle."
    sentences = [text[start:end] for start, end in split_sentences(text, "de")]
    assert sentences == [
        "Das Treffen fand am 9.\nApril statt.",
        "Es war\ngut.",
        "Danach\ngingen alle.",
    ]


def test_a_long_quotation_is_split_within() -> None:
    speech = "Wir werden die Zusammenarbeit mit allen Partnern weiter stärken. " * 8
    text = f"Er sagte: „{speech}“ Dann ging er."
    assert len(split_sentences(text, "de")) >= 8


texts = st.text(
    alphabet=st.sampled_from("aBяЖ中国 .!?…。！？„“”«»\"'()（）–,:;19г\n\u00a0\u200b"), max_size=120
)


@given(texts | st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_nothing_but_white_space_is_left_out(text: str, language: str) -> None:
    position = 0
    for start, end in split_sentences(text, language):
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize(
    "pattern",
    [
        "„",
        '"',
        "(",
        "([",
        "()",
        "«a. ",
        "a. ",
        "A.",
        "1. ",
        ".",
        ". ",
        " ",
        "! - ",
        "wort ",
        "字。",
    ],
)
def test_no_input_takes_long(pattern: str, language: str) -> None:
    text = "x" + pattern * (20_000 // len(pattern)) + "y"
    began = time.process_time()
    split_sentences(text, language)
    assert time.process_time() - began < 2
