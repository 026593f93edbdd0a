"""What makes two objections the same one, so that a dismissal outlives edits elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.checks import Failure
from translations.findings import keyed


def key(text: str, about: str, message: str = "Write it otherwise.") -> str:
    """The key of an objection to the first place that says `about`; "" for the whole text."""
    start = text.index(about)
    end = start + len(about) if about else len(text)
    ((found, _),) = keyed(text, [Failure("numbers", "error", message, start, end)])
    return found


TEXT = "In the year 2021 there were 13 guests in the hall of the people."


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (TEXT, True),
        (TEXT.replace("In the year", "During the year"), True),
        (TEXT.replace("people", "town"), True),
        (TEXT.replace("13 guests", "14 guests"), False),
        (TEXT.replace("were 13", "came 13"), False),
        (TEXT.replace("13 guests", "13 ghosts"), False),
    ],
)
def test_a_place_is_the_same_while_it_and_the_words_around_it_are(text: str, same: bool) -> None:
    number = "14" if "14" in text else "13"
    assert (key(text, number) == key(TEXT, "13")) is same


@pytest.mark.parametrize(
    ("message", "same"),
    [
        ("The translation lacks “12”. Add the number.", True),
        ("The translation is much shorter than usual.", False),
    ],
)
def test_what_is_missing_is_known_by_its_name_or_by_the_whole_text(
    message: str, same: bool
) -> None:
    assert (key(TEXT, "", message) == key(TEXT + " More.", "", message)) is same


def test_another_message_is_another_objection() -> None:
    assert key(TEXT, "13", "Compare “12”.") != key(TEXT, "13", "Compare “15”.")


@given(st.lists(st.sampled_from(["a", "b", "“x”"]), max_size=8))
def test_no_two_objections_share_a_key(messages: list[str]) -> None:
    failures = [Failure("names", "error", message, 0, len(TEXT)) for message in messages]
    found = [key for key, _ in keyed(TEXT, failures)]
    assert len(set(found)) == len(messages)
