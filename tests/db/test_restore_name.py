"""The command that restores a name."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("restore_name", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "pinyin", "readings", "certain"),
    [
        ("Цзинь Фуцзянь", "Jin Fujian", ["Jin Fujian"], True),
        ("Сиань", "Xi'an", ["Xi'an"], True),
        ("Харбин", "Harbin", ["Harbin"], True),
        ("Гуань", "Guan", ["Guan", "Gu'an"], False),
        ("Норов", None, [], False),
    ],
)
def test_it_reports_the_readings(
    name: str, pinyin: str | None, readings: list[str], certain: bool
) -> None:
    report = json.loads(run(name, "--json"))
    assert {key: report[key] for key in ("pinyin", "readings", "certain")} == {
        "pinyin": pinyin, "readings": readings, "certain": certain,
    }  # fmt: skip


def test_it_can_be_read_by_a_person() -> None:
    assert run("Сиань").strip() == "Xi'an (certain)"
    assert "Guan, or Gu'an" in run("Гуань")


@pytest.mark.parametrize("name", ["", " ", "Jin Fujian", "金福建"])
def test_what_is_not_cyrillic_ends_with_one_sentence(name: str) -> None:
    with pytest.raises(CommandError, match="Cyrillic"):
        run(name, "--json")
