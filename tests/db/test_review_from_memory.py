"""A person's text that was taken from the memory remembers where it came from."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sources.models import Segment
from tests.factories import make_article, make_translation, make_user
from translations.memory import remember
from translations.models import MemoryUnit, Origin, Translation
from translations.review import submit

OLD = "Aus allen Ländern der Region kamen 200 Gäste in die Stadt."
NEW = "Aus allen Ländern der Region kamen 350 Gäste in die Stadt."
TAKEN = "200 guests from the whole region came to the city."


@pytest.fixture
def unit() -> MemoryUnit:
    return remember(make_translation(make_article([OLD]).segments.get(), text=TAKEN))


@pytest.fixture
def segment(unit: MemoryUnit) -> Segment:
    return make_article([NEW]).segments.get()


def handed_in(segment: Segment, text: str, unit: int | None, target: str = "en") -> Translation:
    return submit(segment.pk, target, text=text, user=make_user(), version=0, unit=unit)


@pytest.mark.parametrize(
    ("text", "recorded"),
    [
        (TAKEN, True),
        (TAKEN.replace("200", "350"), True),
        ("350 guests from the region came to the city.", True),
        ("Nobody else was there on that day.", False),
    ],
    ids=["unchanged", "adapted", "edited", "written anew"],
)
def test_the_unit_is_recorded_while_its_text_is_there(
    segment: Segment, unit: MemoryUnit, text: str, recorded: bool
) -> None:
    done = handed_in(segment, text, unit.pk)
    assert done.origin == Origin.HUMAN
    assert (done.memory, done.match) == ((unit, 98) if recorded else (None, None))
    revision = done.revisions.get()
    assert (revision.memory, revision.match) == (done.memory, done.match)


def test_another_language_and_an_unknown_unit_are_not_recorded(
    segment: Segment, unit: MemoryUnit
) -> None:
    assert handed_in(segment, TAKEN, unit.pk, "zh").memory is None
    assert handed_in(segment, TAKEN, unit.pk + 1000).memory is None


def test_an_unlike_source_is_not_recorded(unit: MemoryUnit) -> None:
    other = make_article(["Der Winter war mild."]).segments.get()
    assert handed_in(other, TAKEN, unit.pk).match is None


@pytest.mark.parametrize("given", ["{}", "", "x", "-1", "9" * 40])
def test_the_page_hands_the_unit_on(
    client: Client, segment: Segment, unit: MemoryUnit, given: str
) -> None:
    client.force_login(make_user("translator"))
    response = client.post(
        reverse("submit", args=[segment.pk, "en"]),
        {"text": TAKEN, "version": 0, "unit": given.format(unit.pk)},
    )
    assert response.status_code == 302
    assert Translation.objects.get(segment=segment).memory == (unit if given == "{}" else None)
