"""Old translations made to fit new sources, where that is safe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.fuzzy.adaptation import Adaptation, Name, Text, adapt

# The names of these tests: their concepts, with what they are and their forms.
NAMES = {
    "Peking": (1, "place"), "Beijing": (1, "place"), "北京": (1, "place"),
    "Urumtschi": (2, "place"), "Urumqi": (2, "place"), "乌鲁木齐": (2, "place"),
    "Neues Gebiet Liangjiang": (3, "zone"), "Liangjiang New Area": (3, "zone"),
    "Neues Gebiet Tianfu": (4, "zone"), "Tianfu New Area": (4, "zone"),
    "Wang Xiaohui": (5, "person"), "Jin Fujian": (6, "person"),
    "Xinhua": (7, "organisation"), "Handelsministerium": (8, "organisation"),
    "Ministry of Commerce": (8, "organisation"), "Lhasa": (9, "place"),
}  # fmt: skip
FORMS = {
    "en": {1: "Beijing", 2: "Urumqi", 3: "Liangjiang New Area", 4: "Tianfu New Area",
           5: "Wang Xiaohui", 6: "Jin Fujian", 7: "Xinhua", 8: "Ministry of Commerce"},
    "zh": {1: "北京", 2: "乌鲁木齐"},
}  # fmt: skip


def text(words: str, language: str) -> Text:
    names = [
        Name(start, start + len(form), *meaning)
        for form, meaning in NAMES.items()
        for start in range(len(words))
        if words.startswith(form, start)
    ]
    return Text(words, language, names)


def adapted(
    new: str, old: str, translation: str, target: str = "en", source: str = "de"
) -> Adaptation:
    return adapt(text(new, source), text(old, source), text(translation, target), FORMS[target])


@pytest.mark.parametrize(
    ("new", "old", "translation", "expected"),
    [
        ("Es kamen 350 Gäste.", "Es kamen 200 Gäste.", "200 guests came.", "350 guests came."),
        ("Es kamen 3,5 Mio. Gäste.", "Es kamen 2 Mio. Gäste.", "2 million guests came.",
         "3.5 million guests came."),
        ("Es kamen 12.500 Gäste.", "Es kamen 900 Gäste.", "900 guests came.",
         "12,500 guests came."),
        ("Es kamen 1.200 Gäste.", "Es kamen 1.100 Gäste.", "1100 guests came.",
         "1200 guests came."),
        ("Am 12. Mai 2022 begann es.", "Am 9. April 2021 begann es.", "It began on 9 April 2021.",
         "It began on 12 May 2022."),
        ("Am 12. Mai begann es.", "Am 9. April begann es.", "It began on April 9.",
         "It began on May 12."),
        ("Es begann am Freitag.", "Es begann am Montag.", "It began on Monday.",
         "It began on Friday."),
        ("die 22. Sitzung", "die 5. Sitzung", "the 5th session", "the 22nd session"),
        ("Es stand 3:1.", "Es stand 7:2.", "The score was 7:2.", "The score was 3:1."),
        ("Es liegt bei Urumtschi.", "Es liegt bei Peking.", "It is near Beijing.",
         "It is near Urumqi."),
        ("Neues Gebiet Tianfu wächst.", "Neues Gebiet Liangjiang wächst.",
         "The Liangjiang New Area is growing.", "The Tianfu New Area is growing."),
        ("Jin Fujian sprach.", "Wang Xiaohui sprach.", "Wang Xiaohui spoke.",
         "Jin Fujian spoke."),
        ("3 Gäste in Urumtschi", "2 Gäste in Peking", "2 guests in Beijing",
         "3 guests in Urumqi"),
        ("Plus 3,5 Prozent", "Plus 2,25 Prozent", "Up 2.25 percent", "Up 3.5 percent"),
    ],
)  # fmt: skip
def test_numbers_dates_and_names_follow_the_new_source(
    new: str, old: str, translation: str, expected: str
) -> None:
    result = adapted(new, old, translation)
    assert (result.text, result.doubts) == (expected, ())
    assert result.replaced


@pytest.mark.parametrize(
    ("new", "old", "translation", "expected"),
    [
        ("Es kamen 3 Mio. mehr.", "Es kamen 2,5 Mio. mehr.", "多来了250万。", "多来了300万。"),
        ("Am 12. Mai begann es.", "Am 9. April begann es.", "4月9日开始。", "5月12日开始。"),
        ("Am 4. Mai begann es.", "Am 4. April begann es.", "4月4日开始。", "5月4日开始。"),
        ("Es begann am Freitag.", "Es begann am Montag.", "星期一开始。", "星期五开始。"),
        ("Es liegt bei Urumtschi.", "Es liegt bei Peking.", "它在北京附近。", "它在乌鲁木齐附近。"),
    ],
)  # fmt: skip
def test_chinese_is_adapted_in_its_own_notation(
    new: str, old: str, translation: str, expected: str
) -> None:
    assert adapted(new, old, translation, "zh").text == expected


@pytest.mark.parametrize(
    ("new", "old", "translation", "doubts"),
    [
        ("Es kam 1 Gast.", "Es kam 2 Gast.", "2 guests came.", [("1", "form")]),
        ("ein Plus von 9 %", "ein Plus von 8 %", "an 8% increase", [("9", "form")]),
        ("3 von 5 kamen", "3 von 4 kamen", "Three of four came", [("5", "absent")]),
        ("2 von 5 kamen", "2 von 2 kamen", "2 of 2 came", [("5", "several")]),
        ("Es waren 5 hier.", "Es waren 4 hier.", "4 were here, 4 in all.", [("5", "several")]),
        ("Am 12. Mai kamen 5.", "Im April kamen 4.", "4 came in April.", [("12", "order"),
         ("Mai", "order"), ("5", "order")]),
        ("rund 9 neue Orte", "alle 5 alten Werke", "all 5 old works", [("9", "order")]),
        ("3 Mrd. Euro", "2 Mio. Euro", "2 million euros", [("3 Mrd.", "form")]),
        ("um 15.30 Uhr", "um 14.30 Uhr", "at 14:30", [("15.30", "absent")]),
        ("bei Lhasa", "bei Peking", "near Beijing", [("Lhasa", "no_form")]),
        ("Jin Fujian kam.", "Wang Xiaohui kam.", "Wang Xiaohui came with his staff.",
         [("Jin Fujian", "form")]),
        ("Handelsministerium meldet", "Xinhua meldet", "Xinhua reports",
         [("Handelsministerium", "form")]),
        ("3 Gäste in Lhasa", "2 Gäste in Peking", "2 guests in Beijing", [("Lhasa", "no_form")]),
    ],
)  # fmt: skip
def test_what_is_not_safe_is_left_and_said(
    new: str, old: str, translation: str, doubts: list[tuple[str, str]]
) -> None:
    result = adapted(new, old, translation)
    assert (result.text, result.replaced) == (translation, ())
    assert [(doubt.surface, doubt.why) for doubt in result.doubts] == doubts


MONTHS = {"März": ("March", 3), "Juni": ("June", 6), "Oktober": ("October", 10)}
PLACES = {"Peking": ("Beijing", "北京"), "Urumtschi": ("Urumqi", "乌鲁木齐")}
facts = st.tuples(
    st.integers(2, 31), st.sampled_from(sorted(MONTHS)), st.integers(2, 999_999),
    st.sampled_from(sorted(PLACES)),
)  # fmt: skip
Facts = tuple[int, str, int, str]


def german(day: int, month: str, guests: int, place: str) -> str:
    return f"Am {day}. {month} kamen {guests:,} Gäste nach {place}.".replace(",", ".")


def english(day: int, month: str, guests: int, place: str) -> str:
    return f"On {MONTHS[month][0]} {day}, {guests:,} guests came to {PLACES[place][0]}."


def chinese(day: int, month: str, guests: int, place: str) -> str:
    return f"{MONTHS[month][1]}月{day}日，{guests:,}位客人来到{PLACES[place][1]}。"


@pytest.mark.parametrize(("write", "language"), [(english, "en"), (chinese, "zh")])
@given(new=facts, old=facts)
def test_adapted_is_as_if_translated_or_left_with_a_doubt(
    write: object, language: str, new: Facts, old: Facts
) -> None:
    before = write(*old)  # type: ignore[operator]
    result = adapted(german(*new), german(*old), before, language)
    assert result.text == (before if result.doubts else write(*new))  # type: ignore[operator]
    assert bool(result.doubts) <= (old[0] == old[2])  # only where a number stands twice


@given(facts, facts)
def test_undoing_the_replacements_gives_the_old_text(new: Facts, old: Facts) -> None:
    before = english(*old)
    result = adapted(german(*new), german(*old), before)
    undone, at = "", 0
    for each in result.replaced:
        undone += result.text[at : each.start] + each.old
        at = each.end
    assert undone + result.text[at:] == before


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["de", "ru", "en", "zh"]))
def test_the_same_source_changes_nothing(source: str, target: str, language: str) -> None:
    result = adapt(Text(source, language), Text(source, language), Text(target, "en"), {})
    assert result == Adaptation(target)


messy = st.text(st.sampled_from("0123456789.,: 年月日万亿ab%-Mio"), max_size=25)


@given(messy, messy, messy, st.sampled_from(["de", "ru", "zh"]))
def test_no_text_breaks_it(new: str, old: str, target: str, language: str) -> None:
    result = adapt(Text(new, language), Text(old, language), Text(target, "zh"), {})
    assert not (result.replaced and result.doubts)
    assert all(each.start < each.end <= len(result.text) for each in result.replaced)
