"""The language of a text, and texts that leave it open."""

from __future__ import annotations

import pytest

from sources.language import LanguageNotFound, detect_language

GERMAN = "Die Konferenz fand im April in Chongqing statt und dauerte zwei Tage."
RUSSIAN = "Конференция прошла в Урумчи и собрала учёных из многих городов."
ENGLISH = "The forum was held in Chengdu and brought together guests from many countries."
CHINESE = "论坛在成都举行，来自多个国家的代表出席了会议。"
WARNING = "抱歉,您使用的浏览器版本过低或开启了浏览器兼容模式,这会影响您正常浏览本网页\n继续浏览"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (RUSSIAN, "ru"),
        (ENGLISH, "en"),
        (CHINESE, "zh"),
        (GERMAN.upper(), "de"),
        ("Die Konferenz fand in Chongqing statt.", "de"),
        ("Конференция прошла в Урумчи.", "ru"),
        ("会议在成都举行。", "zh"),
        ("Die Liangjiang New Area nutzt die Belt and Road Initiative (BRI).\n" + GERMAN, "de"),
        (f"| En\n\n{GERMAN}", "de"),
        ((ENGLISH + "\n") * 5 + WARNING, "en"),
        ((RUSSIAN + "\n") * 5 + "Home > News\n" + WARNING, "ru"),
        (CHINESE + "\nChongqing Liangjiang New Area", "zh"),
        (RUSSIAN + ' "Belt and Road Initiative", New Area, Xinhua', "ru"),
    ],
)
def test_language_is_detected(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "too short"),
        ("12345 – 67890 * * *", "too short"),
        ("Hallo", "too short"),
        ("Chongqing Liangjiang New Area", "unclear"),
        ("Le président de la République a déclaré hier que la Chine est prête.", "French"),
        ("El presidente dijo ayer que la conferencia fue un éxito para todos.", "Spanish"),
        ("Президент України заявив, що країна готова до переговорів.", "Ukrainian"),
        ("日本の首相は昨日、東京で演説を行いました。", "Japanese"),
        ("한국 대통령은 어제 서울에서 연설했다.", "Korean"),
        ("Ο πρωθυπουργός της Ελλάδας μίλησε χθες στην Αθήνα.", "another writing system"),
        ("中國國家主席習近平星期二在重慶主持召開座談會並發表重要講話", "Traditional Chinese"),
    ],
)
def test_other_texts_are_refused_with_the_way_out(text: str, says: str) -> None:
    with pytest.raises(LanguageNotFound, match=says) as caught:
        detect_language(text)
    assert "--language" in str(caught.value)
