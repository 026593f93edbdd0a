"""Which dates of reduced precision lie in a span of days."""

from __future__ import annotations

import pytest

from translations.published import was_published


@pytest.mark.parametrize(
    ("date", "since", "until", "expected"),
    [
        ("2021-04-09", "", "", True),
        ("", "", "", True),
        ("", "2021-01-01", "", False),
        ("", "", "2021-01-01", False),
        ("2021-04-09", "2021-04-09", "2021-04-09", True),
        ("2021-04-09", "2021-04-10", "", False),
        ("2021-04-09", "", "2021-04-08", False),
        ("2021-04", "2021-04-30", "", True),
        ("2021-04", "2021-05-01", "", False),
        ("2021-04", "", "2021-04-01", True),
        ("2021-04", "", "2021-03-31", False),
        ("2021", "2021-12-31", "", True),
        ("2021", "2022-01-01", "", False),
        ("2021-04-09", "", "2021-04", True),
        ("2021-04-09", "", "2021", True),
    ],
)
def test_a_date_in_a_span(date: str, since: str, until: str, expected: bool) -> None:
    assert was_published(date, since, until) is expected
