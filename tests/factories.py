"""Short ways to the objects that tests begin from."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from django.contrib.auth.models import Group

from glossary.models import Concept, Term
from glossary.services.revision import touch
from sources.models import Article, Segment
from translations.models import Origin, State, Translation
from workbench.models import User

_count = itertools.count(1)


def make_user(role: str = "", **fields: object) -> User:
    """A person in one role (`translator`, `reviewer`, `terminologist`, `manager`) or in none."""
    user = User.objects.create_user(username=f"{role or 'person'}{next(_count)}", **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_article(
    sentences: Sequence[str] = ("Das Treffen fand in Peking statt.",),
    *,
    language: str = "de",
    title: str = "Ein Treffen",
    **fields: object,
) -> Article:
    """An article whose segments are `sentences`, each a body paragraph of its own."""
    article = Article.objects.create(
        language=language,
        title=title,
        text="\n".join(sentences),
        fingerprint=f"fingerprint {next(_count)}",
        **fields,
    )
    start = 0
    for position, sentence in enumerate(sentences, 1):
        Segment.objects.create(
            article=article,
            position=position,
            paragraph=position,
            start=start,
            end=start + len(sentence),
            text=sentence,
        )
        start += len(sentence) + 1
    return article


def make_concept(identifier: str = "", category: str = "place", **terms: str) -> Concept:
    """A concept with its preferred terms: `make_concept(de="Peking", en="Beijing", zh="北京")`."""
    concept = Concept.objects.create(
        identifier=identifier or f"concept-{next(_count)}", category=category
    )
    for language, text in terms.items():
        Term.objects.create(concept=concept, language=language, text=text)
    touch()
    return concept


def make_translation(
    segment: Segment,
    target: str = "en",
    text: str = "The meeting took place in Beijing.",
    **fields: object,
) -> Translation:
    """A machine draft of `segment`, unless `fields` say otherwise."""
    values = {"state": State.DRAFT, "origin": Origin.MT, "engine": "double", "version": 1}
    return Translation.objects.create(
        segment=segment, target=target, text=text, **(values | fields)
    )
