"""The ladder that brings required renditions into a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.enforcing import Completing, Scripted, run, wanted
from translations.enforcement import Task, Wanted, enforce
from translations.engines import Hint, Output, Sentence


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
    engine = Completing(draft, lambda beginning: " and the cities of the region by rail every day.")
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


@pytest.mark.parametrize(("gap", "outcome"), [(1, "constrained"), (9, "violated")])
def test_names_that_adjoin_in_the_source_may_adjoin(gap: int, outcome: str) -> None:
    size = len("The sentence read.")
    first = wanted("Fernando", at=0.0, surface="abcd")
    second = wanted("Alonso", at=(4 + gap) / size, surface="efgh")
    engine = Completing(
        "Fernando drove a fast car.",
        lambda beginning: " drove a fast car." if beginning == "Fernando Alonso" else None,
    )
    assert run(engine, first, second).outcomes == ("satisfied", outcome)


class Hinted(Scripted):
    """Says one thing without hints and another with them."""

    def __init__(self, plain: str, hinted: str, *, first: bool = False) -> None:
        super().__init__(plain)
        self.hinted, self.first = hinted, first

    def hints_first(self, source: str, target: str) -> bool:
        return self.first

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        return [Output(self.hinted if each.hints else self.draft, -0.5) for each in sentences]


@pytest.mark.parametrize(
    ("plain", "first", "text", "outcome"),
    [
        ("It was in Tashkent.", False, "It was in Tashkent.", "satisfied"),
        ("It was over there.", False, "In Tashkent it was.", "constrained"),
        ("It was in Tashkent.", True, "In Tashkent it was.", "satisfied"),
    ],
)
def test_hints_are_given_for_what_is_left_out(
    plain: str, first: bool, text: str, outcome: str
) -> None:
    task = Task(Sentence("In Taschkent.", (Hint(3, 12, "Tashkent"),)), (wanted("Tashkent"),))
    engine = Hinted(plain, "In Tashkent it was.", first=first)
    (enforced,) = enforce(engine, [task], "de", "en")
    assert (enforced.text, enforced.outcomes) == (text, (outcome,))
