"""Similar sentences from the memory, on whichever database the tests run."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import make_article, make_translation, make_user
from translations.memory import fill_if_empty, forget, rebuild, remember
from translations.memory.concordance import concordance
from translations.memory.index import memory_index, translation_index
from translations.memory.similar import similar
from translations.memory_checks import trigrams
from translations.models import MemoryUnit, State, Translation
from translations.review import approve, reopen

GERMAN = [
    "Die Stadt stellte am Montag eine neue Plattform für den Handel vor.",
    "Am 9. April kamen 200 Gäste zu dem Treffen nach Peking.",
    "Der Winter war in diesem Jahr ungewöhnlich mild.",
]
RUSSIAN = ["Глава города открыл новую выставку в Урумчи.", "Зима была мягкой и короткой."]
CHINESE = ["会议于4月9日在北京举行，三百人参加。", "今年冬天天气温和。"]


def remembered(sentences: list[str], language: str = "de", target: str = "en") -> list[MemoryUnit]:
    article = make_article(sentences, language=language)
    return [
        remember(make_translation(segment, target, f"translation of {segment.position}"))
        for segment in article.segments.select_related("article")
    ]


def found(sentence: str, language: str = "de", target: str = "en") -> list[tuple[str, int]]:
    segment = make_article([sentence], language=language).segments.get()
    return [(match.unit.text, match.percent) for match in similar(segment, target=target)]


@pytest.mark.parametrize(
    ("sentences", "language", "asked", "expected"),
    [
        (GERMAN, "de", GERMAN[0], [("translation of 1", 100)]),
        (GERMAN, "de", GERMAN[0].upper(), [("translation of 1", 99)]),
        (GERMAN, "de", "Am 12. Mai kamen 350 Gäste zu dem Treffen nach Peking.",
         [("translation of 2", 88)]),
        (GERMAN, "de", "Die Stadt stellte am Montag eine andere Plattform für den Handel vor.",
         [("translation of 1", 91)]),
        (GERMAN, "de", "Niemand hat so etwas je gesagt.", []),
        (GERMAN, "de", "2021", []),
        (RUSSIAN, "ru", "Глава города открыл большую выставку в Урумчи.",
         [("translation of 1", 88)]),
        (CHINESE, "zh", "会议于5月9日在北京举行，三百人参加。", [("translation of 1", 98)]),
        (CHINESE, "zh", "会议于4月9日在上海举行，三百人参加。", [("translation of 1", 91)]),
        (["北京。"], "zh", "北京！", [("translation of 1", 99)]),
    ],
)  # fmt: skip
def test_what_is_alike_is_found_in_every_script(
    sentences: list[str], language: str, asked: str, expected: list[tuple[str, int]]
) -> None:
    remembered(sentences, language)
    remembered(["Etwas anderes.", "Другое предложение.", "别的句子。"], language)
    results = found(asked, language)
    assert [text for text, _ in results] == [text for text, _ in expected]
    assert [score for _, score in results] == pytest.approx([p for _, p in expected], abs=2)


@pytest.mark.parametrize(("language", "target"), [("ru", "en"), ("de", "zh")])
def test_a_match_is_for_one_pair_of_languages(language: str, target: str) -> None:
    remembered(GERMAN)
    assert not found(GERMAN[0], language, target)


def test_the_own_unit_is_not_offered() -> None:
    (unit, *_) = remembered(GERMAN)
    assert not similar(unit.segment, target="en")


def test_outdated_units_come_last_however_alike() -> None:
    (unit, *_) = remembered(GERMAN)
    remembered(["Die Stadt stellte am Montag eine andere Plattform für den Handel vor."])
    MemoryUnit.objects.filter(pk=unit.pk).update(outdated=True)
    segment = make_article([GERMAN[0]]).segments.get()
    matches = similar(segment, target="en")
    assert [match.unit.outdated for match in matches] == [False, True]
    assert matches[0].percent < matches[1].percent == 100


def test_the_same_pair_is_offered_once_from_the_nearest_place() -> None:
    near = make_article(["Davor.", GERMAN[0], "Danach."])
    for text in (GERMAN[0], "Davor.", "Danach."):
        remembered([text])
    unit = remember(make_translation(near.segments.get(position=2), text="translation of 1"))
    remembered([GERMAN[0]])
    asked = make_article(["Davor.", GERMAN[0], "Danach."]).segments.get(position=2)
    (match,) = similar(asked, target="en")
    assert (match.unit, match.in_context) == (unit, True)


def test_approving_and_reopening_keep_the_index_in_step() -> None:
    reviewer = make_user("reviewer")
    segment = make_article(GERMAN[:1]).segments.get()
    english = "On Monday the city presented a new platform for trade."
    version = make_translation(segment, text=english, state=State.TRANSLATED).version
    assert not found(GERMAN[0])
    translation = approve(segment.pk, "en", user=reviewer, version=version)
    assert len(found(GERMAN[0])) == 1
    assert MemoryUnit.objects.get().approved_by == reviewer
    reopen(segment.pk, "en", reason="a slip", user=reviewer, version=translation.version)
    assert not found(GERMAN[0])
    assert memory_index().is_empty()


def test_a_unit_that_is_remembered_again_is_known_by_its_new_source() -> None:
    segment = make_article(["Davor stand hier etwas anderes."]).segments.get()
    translation = make_translation(segment)
    remember(translation)
    segment.text = GERMAN[0]
    segment.save()
    remember(Translation.objects.get(pk=translation.pk))
    assert found(GERMAN[0])
    assert not found("Davor stand hier etwas anderes.")
    forget(translation)
    assert not found(GERMAN[0])


def test_the_index_can_be_made_afresh() -> None:
    remembered(GERMAN)
    memory_index().clear()
    assert not found(GERMAN[0])
    assert rebuild() == {"units": 3, "translations": 3}
    assert found(GERMAN[0])


def test_an_empty_index_is_filled_after_a_migration() -> None:
    remembered(GERMAN)
    memory_index().clear()
    translation_index().clear()
    fill_if_empty()
    assert found(GERMAN[0])
    assert not translation_index().is_empty()


def test_the_command_counts_what_it_took_in(capsys: pytest.CaptureFixture[str]) -> None:
    remembered(GERMAN)
    call_command("rebuild_memory_index", "--json")
    assert capsys.readouterr().out.strip() == '{"units": 3, "translations": 3}'


@pytest.mark.parametrize(
    "sentence", ['"', "«…»", "'", '" OR "', "der*", "a" * 3000, "Wort " * 2000]
)
def test_no_text_confuses_the_index(sentence: str) -> None:
    remembered([sentence.strip(), *GERMAN])
    results = found(sentence.strip())
    assert all(score >= 75 for _, score in results)


def test_the_number_of_queries_does_not_depend_on_the_matches(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(12):
        remembered([GERMAN[0].replace("Montag", f"Montag {number}")])
    segment = make_article(GERMAN[:1]).segments.get()
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        assert len(similar(segment, target="en")) == 5


@pytest.mark.skipif(connection.vendor != "postgresql", reason="an extension of PostgreSQL")
def test_without_trigrams_all_works_and_a_check_says_that_it_is_slower() -> None:
    remembered(GERMAN)
    assert not trigrams(["default"])
    with connection.cursor() as cursor:
        cursor.execute("DROP EXTENSION pg_trgm CASCADE")  # the test's transaction is rolled back
    assert found(GERMAN[0])
    assert len(concordance("plattform").hits) == 1
    assert [message.id for message in trigrams(["default"])] == ["translations.W001"]
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION pg_trgm")
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'memory_index_source'")
        assert cursor.fetchone()
