"""A desk in the middle of its work: articles in every state, for looking at."""

from __future__ import annotations

from dataclasses import dataclass

from sources.models import Article, Segment
from tests.factories import make_article, make_concept, make_user
from translations import review
from translations.history import record
from translations.models import Origin, Revision, Translation
from translations.verification import bring_up_to_date, verify
from workbench.models import Job, User

CONCEPTS = [
    ("place", {"de": "Chongqing", "en": "Chongqing", "zh": "重庆"}),
    ("place", {"de": "Peking", "en": "Beijing", "zh": "北京"}),
    ("place", {"ru": "Урумчи", "en": "Urumqi", "zh": "乌鲁木齐"}),
    ("zone", {"de": "Neues Gebiet Liangjiang", "en": "Liangjiang New Area", "zh": "重庆两江新区"}),
    ("office", {"de": "Generalsekretär", "en": "Secretary-General", "zh": "秘书长"}),
    ("person", {"de": "Wladimir Norow", "en": "Vladimir Norov", "zh": "弗拉基米尔·诺罗夫"}),
    (
        "organisation",
        {
            "de": "Shanghaier Organisation für Zusammenarbeit",
            "en": "Shanghai Cooperation Organization",
            "zh": "上海合作组织",
        },
    ),
    (
        "zone",
        {
            "de": "Wirtschaftskreis Chengdu-Chongqing",
            "en": "Chengdu-Chongqing economic circle",
            "zh": "成渝地区双城经济圈",
        },
    ),
    ("event", {"de": "Forum für digitale Wirtschaft", "en": "Digital Economy Forum"}),
]
# Source, English and Chinese; the first and the last are litter.
ROWS = [
    ("Startseite > Wirtschaft > Nachrichten", "", ""),
    (
        "Neues Gebiet Liangjiang: Plattform für die Länder der Shanghaier Organisation für "
        "Zusammenarbeit vorgestellt",
        "Liangjiang New Area presents a platform for the countries of the Shanghai Cooperation "
        "Organization",
        "重庆两江新区推出面向上海合作组织国家的平台",
    ),
    (
        "Am 9. April stellte Chongqing in Peking eine Plattform vor, über die es mit den Staaten "
        "der Shanghaier Organisation für Zusammenarbeit handeln will.",
        "On April 9 in Beijing, Chongqing presented a platform through which it intends to trade "
        "with the states of the Shanghai Cooperation Organization.",
        "4月9日，重庆在北京推介了一个平台，希望通过该平台与上海合作组织成员国开展贸易。",
    ),
    (
        "Die Stadt nutzt die Entwicklung des Wirtschaftskreises Chengdu-Chongqing; rund 2,5 Mio. "
        "Menschen leben dort.",
        "The city uses the development of the Chengdu-Chongqing economic circle; around 2.5 "
        "million people live there.",
        "该市利用成渝地区双城经济圈的发展；约250万人居住在那里。",
    ),
    (
        "Generalsekretär Wladimir Norow wurde in Peking erwartet.",
        "Secretary-General Wladimir Norow was expected in Beijing.",
        "弗拉基米尔·诺罗夫秘书长预计将抵达北京。",
    ),
    (
        "160 Unternehmen der Fortune-500-Liste sind dort vertreten.",
        "160 Fortune Global 500 companies are present there.",
        "160家《财富》世界500强企业在此落户。",
    ),
    (
        "Das Forum für digitale Wirtschaft soll im Herbst stattfinden.",
        "The Digital Economy Forum is to take place in the autumn.",
        "数字经济论坛将于秋季举行。",
    ),
    ("Weitere Treffen in Chongqing sind geplant.", "More meetings in Chongqing are planned.", ""),
    ("Original-Content, übermittelt durch news aktuell", "", ""),
]


@dataclass(frozen=True, slots=True)
class Showcase:
    """The article to look at, and a reviewer to look at it."""

    article: Article
    reviewer: User


def make_showcase() -> Showcase:
    """Two articles, one of them with translations in every state, and jobs of each kind."""
    for category, terms in CONCEPTS:
        make_concept(category=category, **terms)
    ann = make_user("translator", first_name="Ann", last_name="Weber")
    li = make_user("reviewer", first_name="Li", last_name="Ming")
    article = make_article(
        [source for source, _, _ in ROWS],
        title="Neues Gebiet Liangjiang: Plattform für die SCO-Länder vorgestellt",
        outlet="news aktuell",
        published_on="2021-04-09",
    )
    article.segments.filter(position=1).update(kind="excluded", exclusion="navigation")
    article.segments.filter(position=2).update(kind="heading")
    article.segments.filter(position=len(ROWS)).update(kind="excluded", exclusion="wire_line")
    make_article(
        ["Конференция прошла в Урумчи."],
        language="ru",
        title="Конференция по межрегиональному сотрудничеству и инновациям",
        outlet="Тестовая газета",
        published_on="2024-12",
    )
    bring_up_to_date(list(Article.objects.all()))
    for segment, (_, english, chinese) in zip(article.segments.all(), ROWS, strict=True):
        _draft(segment, "en", english)
        _draft(segment, "zh", chinese)
    _review(article, ann, li)
    elsewhere = {"kind": "draft", "arguments": {"articles": [0]}, "label": "Draft 2 articles"}
    Job.objects.create(**elsewhere, state=Job.State.RUNNING, done=34, total=120)
    Job.objects.create(**elsewhere, state=Job.State.FAILED, error="There is no engine.")
    return Showcase(article, li)


def _draft(segment: Segment, target: str, text: str) -> None:
    if not text:
        return
    english = Revision.objects.filter(translation__segment=segment, translation__target="en")
    translation = Translation.objects.create(
        segment=segment,
        target=target,
        text=text,
        state="draft",
        origin=Origin.MT if target == "en" else Origin.PIVOT,
        engine="argos",
        engine_version="1.9",
        gist=segment.position == 8,
        score=-segment.position / 10,
        pivot=english.first() if target == "zh" else None,
    )
    record(translation, Revision.Action.DRAFTED)
    verify([translation])


def _review(article: Article, ann: User, li: User) -> None:
    """Ann submits, Li approves and sends back; one English text changes under its Chinese."""
    for position, target, approved in [
        (2, "en", True),
        (2, "zh", True),
        (3, "en", True),
        (3, "zh", False),
        (6, "en", False),
        (6, "zh", False),
    ]:
        segment = article.segments.get(position=position)
        text = segment.translations.get(target=target).text
        review.submit(segment.pk, target, text=text, user=ann, version=1)
        if approved:
            review.approve(segment.pk, target, user=li, version=2)
    name, forum = article.segments.get(position=5), article.segments.get(position=7)
    review.send_back(
        name.pk, "en", reason="Write the name as the glossary does.", user=li, version=1
    )
    text = "The Digital Economy Forum is to be held this autumn."
    review.submit(forum.pk, "en", text=text, user=ann, version=1)
