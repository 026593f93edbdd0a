"""How much the article page makes a browser fetch: what the budget of the interface allows."""

from __future__ import annotations

import gzip
import random
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from sources.models import Article
from tests.factories import make_article, make_concept, make_translation, make_user
from translations.verification import bring_up_to_date
from workbench.serving.minified import minified

pytestmark = pytest.mark.django_db

ROWS = 50
SOURCE = (
    "Am 9. April stellte die Stadt Chongqing in Peking eine Plattform vor, über die sie mit den "
    "Staaten der Region handeln will."
)
ENGLISH = (
    "On April 9 in Beijing, the city of Chongqing presented a platform through which it intends to "
    "trade with the region."
)
CHINESE = "4月9日，重庆市在北京推介了一个平台，希望通过该平台与本地区各国开展贸易，并扩大合作。"
OWN = re.compile(r"/(workbench/js|glossary)/[^/]*\.js$")


def other(text: str, number: int) -> str:
    """The text with its words in another order, since texts that are all the same pack too well."""
    words = text.split()
    random.Random(number).shuffle(words)
    return " ".join(words)


@pytest.fixture
def article() -> Article:
    """A press article of 100 segments, each with two names and a draft in both targets."""
    make_concept(de="Chongqing", en="Chongqing", zh="重庆")
    make_concept(de="Peking", en="Beijing", zh="北京")
    made = make_article(
        [other(SOURCE, n) for n in range(2 * ROWS)],
        outlet="news aktuell",
        published_on="2021-04-09",
    )
    for segment in made.segments.all():
        text = other(ENGLISH, segment.position)
        make_translation(segment, "en", text, engine="argos", engine_version="1.9")
        text = CHINESE[: 7 + segment.position % 9] + CHINESE[segment.position % 5 :]
        make_translation(segment, "zh", text, engine="argos", engine_version="1.9")
    bring_up_to_date([made])
    return made


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_user("reviewer"))
    return client


def fetched(html: str) -> dict[str, bytes]:
    """The scripts and style sheets of a page by their address, with the modules those import, as an
    installation sends them."""
    waiting = re.findall(r'<(?:script|link)[^>]* (?:src|href)="([^"]+\.(?:js|css))"', html)
    found: dict[str, bytes] = {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        path = finders.find(address.removeprefix("/static/"))
        assert isinstance(path, str), address
        source = Path(path).read_text()
        found[address] = minified(address, source).encode()
        if address.endswith(".js"):
            imported = re.findall(r'^import (?:[^"]*? from )?"\./([^"]+)"', source, re.M)
            folder = address.rpartition("/")[0]
            waiting += [f"{folder}/{name}" for name in imported]
    return found


def test_a_first_visit_to_an_article(reader: Client, article: Article) -> None:
    html = reader.get(reverse("article", args=[article.pk])).content
    assert html.count(b'id="s') == ROWS
    files = fetched(html.decode())
    assert any(OWN.search(name) for name in files)
    assert len(html) + sum(map(len, files.values())) < 150_000
    packed = len(gzip.compress(html)) + sum(len(gzip.compress(each)) for each in files.values())
    assert packed < 50_000


def test_our_own_scripts() -> None:
    """Of every page and with a cell open, which brings more of them."""
    root = Path(__file__).parents[2]
    folders = ("workbench/static/workbench/js", "glossary/static/glossary")
    scripts = [each for folder in folders for each in (root / folder).glob("*.js")]
    assert sum(len(minified(each.name, each.read_text()).encode()) for each in scripts) < 40_000


def test_the_next_rows(reader: Client, article: Article) -> None:
    html = reader.get(reverse("article", args=[article.pk])).content.decode()
    more = re.findall(r'data-more="([^"]+)"', html)[-1].replace("&amp;", "&")
    response = reader.get(more, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    rows = gzip.decompress(response.content)
    assert rows.count(b'id="s') == ROWS
    assert len(response.content) < 25_000
