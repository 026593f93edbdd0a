"""What forcing a name cost the engine is kept with the name and shown."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.enforcing import Scoring
from tests.engine_double import only
from tests.factories import make_article, make_concept, make_user
from translations.drafting import Redo, draft
from translations.models import Rendition


def forced(score: float) -> Rendition:
    """A name that the engine was made to write, at a score that was -0.5 without it."""
    make_concept(de="Taschkent", en="Tashkent")
    make_article(["Die Messe in Taschkent begann."])
    engine = Scoring("The Tashkend fair began.", scores={"Tashkent": score})
    with only(engine):
        draft(targets=["en"])
    return Rendition.objects.get()


def test_the_drop_is_stored_with_the_outcome() -> None:
    rendition = forced(-0.75)
    assert (rendition.outcome, rendition.score_drop) == ("repaired", pytest.approx(0.25))
    assert not rendition.sits_badly


def test_a_draft_drawn_again_forgets_it() -> None:
    forced(-0.75)
    with only(Scoring("The Tashkent fair began.")):
        draft(targets=["en"], redo=Redo.ALL)
    rendition = Rendition.objects.get()
    assert (rendition.outcome, rendition.score_drop) == ("satisfied", None)


@pytest.mark.parametrize(("score", "flagged"), [(-0.9, False), (-1.1, True)])
def test_a_large_drop_flags_the_segment(client: Client, score: float, flagged: bool) -> None:
    article = forced(score).translation.segment.article
    client.force_login(make_user("translator"))
    html = client.get(reverse("article", args=[article.pk])).content.decode()
    assert ("reads worse for it" in html) == flagged
    assert "written over what stood there" in html
