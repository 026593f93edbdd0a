"""How the embedded engine scores what it did not write, with a model that is stood for."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.engines.embedded.forcing import Forced, _rules, force, likely_places
from translations.engines.embedded.model import Completion, Refused
from translations.engines.embedded.tokens import MOST_PROMPTS, Memory, Token, mean

END = Token(b"", -0.25, {})


def tokens(text: str, logprob: float = -0.5, **rivals: float) -> tuple[Token, ...]:
    """A token a word with its space, and the end."""
    words = re.findall(r" ?[^ ]+", text)
    others = {word.replace("_", " ").encode(): rating for word, rating in rivals.items()}
    return (*(Token(word.encode(), logprob, others) for word in words), END)


class Writing:
    """Writes what the grammar tells, a token a word; freely on with `tail`."""

    def __init__(self, tail: str = " and more", rivals: dict[bytes, float] | None = None) -> None:
        self.tail, self.rivals = tail, rivals or {}
        self.asked: list[tuple[str, str, int]] = []
        self._ids: dict[str, int] = {}

    def tokenize(self, text: str) -> list[tuple[int, bytes]]:
        words = re.findall(r" ?[^ ]+", text)
        return [(self._ids.setdefault(word, len(self._ids)), word.encode()) for word in words]

    def write(self, prompt: str, limit: int, **options: object) -> Completion:
        grammar = str(options.get("grammar", ""))
        words = {number: word for word, number in self._ids.items()}
        text = "".join(words[int(number)] for number in re.findall(r"<\[(\d+)\]>", grammar))
        free = self.tail if "*" in grammar else ""
        self.asked.append((prompt, text, limit))
        made = [Token(t.written, -1.0, self.rivals) for t in tokens(text + free)[:-1]]
        made = made or [Token(b" x", -1.0, self.rivals)]
        return Completion(text + free, -1.0, True, (*made, END))


def test_what_is_known_is_not_written_again():
    model, memory = Writing(), Memory()
    memory.keep("p\n", tokens("The zone grows fast"))
    (whole,) = force(model, memory, [Forced("p\n", "The zone grows fast")])
    assert model.asked == []
    assert whole.score == pytest.approx((4 * -0.5 - 0.25) / 5)
    (changed,) = force(model, memory, [Forced("p\n", "The zone shrinks fast")])
    assert [(prompt, text) for prompt, text, _ in model.asked] == [("p\nThe zone", " shrinks fast")]
    assert changed.text == "The zone shrinks fast"
    assert changed.score == pytest.approx((2 * -0.5 + 2 * -1.0 - 0.25) / 5)


def test_a_form_is_forced_and_the_rest_free():
    model, memory = Writing(), Memory()
    (output,) = force(model, memory, [Forced("p\n", "The zone", " Chengdu", (), 20)])
    assert output.text == "The zone Chengdu and more"
    assert model.asked[0][2] >= 20


@pytest.mark.parametrize(
    ("rivals", "expected"),
    [
        ({b" in": -0.5, b" of": -3.0}, " in Chengdu"),
        ({b" on": -0.5}, " Chengdu"),
        ({}, " Chengdu"),
    ],
)
def test_only_links_that_are_likely_are_tried(rivals, expected):
    """The stand-in finds every token as likely, so a link costs as much as it is long."""

    class Linking(Writing):
        def write(self, prompt, limit, **options):
            output = super().write(prompt, limit, **options)
            good = -0.1 if " in" in output.text else -1.0
            made = [Token(t.written, good, self.rivals) for t in output.tokens[:-1]]
            return Completion(output.text, good, True, (*made, END))

    model = Linking(rivals=rivals)
    (output,) = force(model, Memory(), [Forced("p\n", "The zone", " Chengdu", (" in", " of"), 20)])
    assert output.text.startswith(f"The zone{expected} and")


def test_parts_of_a_character_are_asked_for_as_the_character():
    rare = "箑".encode()
    tokens = [(7, "李".encode()), *((at, rare[at : at + 1]) for at in range(3)), (8, b" a")]
    assert list(_rules(tokens)) == ["<[7]>", '"箑"', "<[8]>"]


def test_what_defeats_the_server_is_left_out():
    class Failing(Writing):
        def write(self, prompt, limit, **options):
            if "bad" in self._ids and str(self._ids["bad"]) in str(options["grammar"]):
                raise Refused("an empty grammar stack")
            return super().write(prompt, limit, **options)

    good, bad = force(Failing(), Memory(), [Forced("p\n", "good"), Forced("p\n", "bad")])
    assert (good.text, good.finished) == ("good", True)
    assert (bad.score, bad.finished) == (None, False)


def test_texts_come_in_order_whatever_their_prompts():
    wanted = [Forced(f"p{n % 3}\n", f"text {n}") for n in range(9)]
    assert [each.text for each in force(Writing(), Memory(), wanted)] == [
        f"text {n}" for n in range(9)
    ]


def test_likely_places_are_those_of_the_first_token():
    memory = Memory()
    memory.keep("p\n", tokens("The fair in spring", _Chengdu=-2.0))
    assert likely_places(memory, "p\n", "The fair in spring", b" Chengdu")[0] == (0, -2.0)
    assert likely_places(memory, "p\n", "The fair in spring", b" fair") == [(3, -0.5)]
    assert likely_places(memory, "other\n", "The fair", b" Chengdu") == []


@given(st.text("aé北😀 ", max_size=12), st.text("aé北😀 ", max_size=12))
def test_no_character_is_cut(known, text):
    memory = Memory()
    memory.keep("p", [*(Token(bytes([byte]), -1.0, {}) for byte in known.encode()), END])
    found = memory.known("p", text)
    assert text.startswith(b"".join(token.written for token in found).decode())
    if known == text:
        assert found[-1] is END


def test_old_prompts_are_forgotten():
    memory = Memory()
    for number in range(MOST_PROMPTS + 1):
        memory.keep(f"p{number}", tokens("text"))
    assert memory.known("p0", "text") == ()
    assert len(memory.known("p1", "text")) == 2


def test_the_mean_of_nothing_is_unknown():
    assert mean(()) is None
    assert math.isclose(mean(tokens("a b")) or 0, -1.25 / 3)
