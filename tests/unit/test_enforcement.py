"""The ladder that brings required renditions into a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Requirement
from tests.engine_double import DictionaryEngine
from translations.enforcement import Enforced, Task, Wanted, enforce
from translations.engines import Opening, Output, Sentence


class Scripted(DictionaryEngine):
    """Says what it is told to, whatever it reads."""

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft = draft

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        return [Output(self.draft, -0.5) for _ in sentences]


class Completing(Scripted):
    """Decodes on from a beginning with what `rest` makes of it."""

    def __init__(self, draft: str, rest: Callable[[str], str | None]) -> None:
        super().__init__(draft)
        self.rest = rest
        self.beginnings: list[str] = []

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        self.beginnings += [opening.beginning for opening in openings]
        return [
            None if rest is None else Output(opening.beginning + rest, -0.7)
            for opening in openings
            for rest in [self.rest(opening.beginning)]
        ]


def wanted(
    *forms: str, language: str = "en", surface: str = "", at: float = 0.5, category: str = "place"
) -> Wanted:
    """An occurrence whose first form is preferred; one with a minus in front is deprecated."""
    concept = hash(forms)
    statuses = [
        "preferred",
        *("deprecated" if form[0] == "-" else "admitted" for form in forms[1:]),
    ]
    terms = tuple(
        GlossaryTerm(number, concept, language, form.lstrip("-"), status, category=category)
        for number, (form, status) in enumerate(zip(forms, statuses, strict=True))
    )
    return Wanted(Requirement(concept, terms), at, surface)


def run(engine: Scripted, *occurrences: Wanted, target: str = "en") -> Enforced:
    task = Task(Sentence("The sentence read."), occurrences)
    return enforce(engine, [task], "de" if target == "en" else "en", target)[0]


def test_a_draft_that_has_everything_costs_nothing_more() -> None:
    engine = Completing("It was in Beijing.", lambda beginning: "")
    enforced = run(engine, wanted("Beijing"))
    assert (enforced.text, enforced.outcomes) == ("It was in Beijing.", ("satisfied",))
    assert engine.beginnings == []


@pytest.mark.parametrize(
    ("draft", "occurrence", "target", "expected"),
    [
        (
            "The Shanghaier Organisation for Cooperation met.",
            wanted(
                "Shanghai Cooperation Organization",
                surface="Shanghaier Organisation für Zusammenarbeit",
            ),
            "en",
            "The Shanghai Cooperation Organization met.",
        ),
        (
            "The Department of Science and Technology of Urumqi met.",
            wanted(
                "Urumqi Science and Technology Bureau",
                surface="Управление науки и технологий Урумчи",
                category="organisation",
            ),
            "en",
            "The Urumqi Science and Technology Bureau met.",
        ),
        (
            "Mr Jin Fuzian of the Bureau spoke.",
            wanted("Jin Fujian", surface="Цзинь Фуцзянь", category="person"),
            "en",
            "Mr Jin Fujian of the Bureau spoke.",
        ),
        (
            "He came from Peking.",
            wanted("Beijing", surface="Peking"),
            "en",
            "He came from Beijing.",
        ),
        ("He came from Tashkend.", wanted("Tashkent"), "en", "He came from Tashkent."),
        ("The OBOR plan.", wanted("Belt and Road", "-OBOR"), "en", "The Belt and Road plan."),
        ("the belt and road plan", wanted("Belt and Road"), "en", "the Belt and Road plan"),
        (
            "成渝双城经济圈的建设。",
            wanted("成渝地区双城经济圈", language="zh"),
            "zh",
            "成渝地区双城经济圈的建设。",
        ),
        (
            "他在 Beijing 讲话。",
            wanted("北京", language="zh", surface="Beijing"),
            "zh",
            "他在北京讲话。",
        ),
    ],
)
def test_what_stands_for_the_term_is_written_over(
    draft: str, occurrence: Wanted, target: str, expected: str
) -> None:
    enforced = run(Scripted(draft), occurrence, target=target)
    assert (enforced.text, enforced.outcomes) == (expected, ("repaired",))


@pytest.mark.parametrize(
    ("draft", "occurrence", "target"),
    [
        ("The weather was fine.", wanted("Tashkent"), "en"),
        ("The weather was fine.", wanted("EU"), "en"),
        ("会议在那里举行。", wanted("上海", language="zh"), "zh"),
        ("", wanted("Tashkent"), "en"),
    ],
)
def test_what_nothing_stands_for_is_violated_and_the_draft_left_alone(
    draft: str, occurrence: Wanted, target: str
) -> None:
    enforced = run(Scripted(draft), occurrence, target=target)
    assert (enforced.text, enforced.outcomes) == (draft, ("violated",))


def test_two_occurrences_need_two_renditions() -> None:
    enforced = run(Scripted("Beijing said no."), wanted("Beijing"), wanted("Beijing"))
    assert enforced.outcomes == ("satisfied", "violated")


def test_decoding_goes_on_from_a_beginning_that_ends_with_the_term() -> None:
    engine = Completing("The train goes to the capital.", lambda beginning: " every day in spring.")
    enforced = run(engine, wanted("Tashkent", at=0.6))
    assert enforced.outcomes == ("constrained",)
    assert enforced.text.endswith("Tashkent every day in spring.")
    assert all(beginning.endswith("Tashkent") for beginning in engine.beginnings)
    assert (enforced.score, enforced.free_score) == (-0.7, -0.5)


def test_several_terms_are_forced_one_after_the_other() -> None:
    draft = "It links the cities of the region by rail and by road every day."
    engine = Completing(draft, lambda beginning: " and other cities every day.")
    enforced = run(engine, wanted("Tashkent", at=0.2), wanted("Almaty", at=0.8))
    assert enforced.outcomes == ("constrained", "constrained")
    assert enforced.text.index("Tashkent") < enforced.text.index("Almaty")


@pytest.mark.parametrize(
    "rest",
    [
        lambda beginning: None,
        lambda beginning: "",
        lambda beginning: " and so on" * 20,
        lambda beginning: " Tashkent Tashkent met with Beijing.",
    ],
    ids=["cannot be spelt", "stops short", "loops", "says it twice"],
)
def test_a_completion_that_spoils_the_sentence_is_refused(
    rest: Callable[[str], str | None],
) -> None:
    draft = "The delegation from the capital met with representatives of Beijing."
    enforced = run(Completing(draft, rest), wanted("Tashkent", at=0.4), wanted("Beijing", at=0.9))
    assert (enforced.text, enforced.outcomes) == (draft, ("violated", "satisfied"))


@pytest.mark.parametrize(("category", "outcome"), [("zone", "violated"), ("person", "constrained")])
def test_a_name_is_not_set_beside_another_unless_it_is_a_persons(
    category: str, outcome: str
) -> None:
    form = "Wang Xiaohui" if category == "person" else "Tianfu New Area"
    beside = wanted(form, at=0.3, category=category)

    def only_beside(beginning: str) -> str | None:
        return " opened the fair." if beginning == f"Liangjiang {form}" else None

    engine = Completing("Liangjiang opened the autumn fair.", only_beside)
    enforced = run(engine, wanted("Liangjiang", at=0.0), beside)
    assert enforced.outcomes[1] == outcome


def test_chinese_gets_no_space_around_a_forced_term() -> None:
    engine = Completing("会议在那里举行。", lambda beginning: "举行。")
    enforced = run(engine, wanted("上海", language="zh", at=0.4), target="zh")
    assert enforced.outcomes == ("constrained",)
    assert " " not in enforced.text
    assert "上海举行。" in enforced.text
