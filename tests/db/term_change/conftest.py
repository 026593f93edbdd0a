"""What the tests of a change of terms begin from: a concept, texts that name it, who changes it."""

from __future__ import annotations

import pytest

from glossary.models import Concept
from glossary.services.occurrences import match_articles
from sources.models import Article
from tests.factories import make_article, make_concept, make_user
from workbench.models import User


@pytest.fixture
def manager() -> User:
    return make_user("manager")


@pytest.fixture
def circle() -> Concept:
    return make_concept(
        "circle", "zone", de="Wirtschaftskreis", en="Chengdu Circle", zh="成渝经济圈"
    )


@pytest.fixture
def article(circle: Concept) -> Article:
    """Five segments that name the circle."""
    made = make_article([f"Der Wirtschaftskreis wächst {number}." for number in range(5)])
    match_articles([made])
    return made
