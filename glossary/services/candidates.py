"""Names that articles mention and the glossary lacks: what is proposed, and what people decide."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from glossary.candidates import (
    Candidate,
    Group,
    Mention,
    Passage,
    collect,
    extract,
    fold_name,
    group,
    places_in,
)
from glossary.matching import Matcher
from glossary.models import RefusedCandidate
from sources.languages import LANGUAGES
from sources.models import Article, Segment

from .matchers import matcher_for
from .revision import current_revision

MOST_ARTICLES = 300
"""Names are proposed from the articles imported last, no more than this many."""

_Found = tuple[int, Mention, str]  # segment, mention, surface
_Signature = tuple[int, tuple[tuple[int, str], ...], frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Read:
    """What may be said of an article as a source."""

    pk: int
    language: str
    outlet: str
    published_on: str
    title: str

    @property
    def citation(self) -> str:
        """Outlet and date, or what the article gives of them."""
        said = [part for part in (self.outlet or self.title, self.published_on) if part]
        return ", ".join(said)[:300]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything proposed, the best first, with the articles it was found in.

    `matchers` are those of the glossary that it was held against.
    """

    groups: Sequence[Group]
    articles: dict[int, Read]
    matchers: dict[str, Matcher]

    def find(self, language: str, text: str) -> Candidate | None:
        """The candidate of that form, unless it is proposed no longer."""
        folded = fold_name(text)
        for each in self.groups:
            for member in each.members:
                if (member.language, member.folded) == (language, folded):
                    return member
        return None

    def source(self, language: str, text: str) -> str:
        """Where the form is attested; "" where no article has it."""
        candidate = self.find(language, text)
        return self.articles[candidate.contexts[0].article].citation if candidate else ""


_mentions: OrderedDict[tuple[int, str], list[_Found]] = OrderedDict()
_latest: tuple[_Signature, Proposals] | None = None
_busy = Lock()


def proposals() -> Proposals:
    """The names to decide on; a fixed number of queries, none for an article read before.

    What an article mentions is kept by the process that read it.
    """
    global _latest
    revision = current_revision()
    articles = list(Article.objects.order_by("-pk").defer("text")[:MOST_ARTICLES])
    refused = set(RefusedCandidate.objects.values_list("language", "folded"))
    read = tuple((article.pk, article.fingerprint) for article in articles)
    signature = (revision, read, frozenset(refused))
    with _busy:
        if _latest and _latest[0] == signature and revision:
            return _latest[1]
        found = _read(articles)
    matchers = {language: matcher_for(language) for language in LANGUAGES}
    made = Proposals(
        groups=_propose(articles, found, refused, matchers),
        matchers=matchers,
        articles={
            article.pk: Read(
                article.pk, article.language, article.outlet, article.published_on, article.title
            )
            for article in articles
        },
    )
    _latest = signature, made
    return made


def known_count() -> int | None:
    """How many proposals there were when they were last made; None before that. No query."""
    return len(_latest[1].groups) if _latest else None


def _read(articles: Sequence[Article]) -> dict[int, list[_Found]]:
    """What each article mentions; one query for all that are new."""
    new = {a.pk: a for a in articles if (a.pk, a.fingerprint) not in _mentions}
    passages: dict[int, list[Passage]] = defaultdict(list)
    segments = Segment.objects.filter(article__in=new).exclude(kind=Segment.Kind.EXCLUDED)
    for owner, segment, text, kind in segments.order_by("article", "position").values_list(
        "article", "pk", "text", "kind"
    ):
        passages[owner].append(Passage(segment, text, kind == Segment.Kind.HEADING))
    for pk, article in new.items():
        texts = {passage.key: passage.text for passage in passages[pk]}
        _mentions[pk, article.fingerprint] = [
            (key, mention, texts[key][mention.start : mention.end])
            for key, mention in extract(article.language, passages[pk])
        ]
    for article in articles:
        _mentions.move_to_end((article.pk, article.fingerprint))
    while len(_mentions) > 2 * MOST_ARTICLES:
        _mentions.popitem(last=False)
    return {article.pk: _mentions[article.pk, article.fingerprint] for article in articles}


def _propose(
    articles: Sequence[Article],
    found: dict[int, list[_Found]],
    refused: set[tuple[str, str]],
    matchers: dict[str, Matcher],
) -> list[Group]:
    by_language: dict[str, list[tuple[int, int, Mention]]] = defaultdict(list)
    for language, matcher in matchers.items():
        known = _Known(matcher)
        for article in articles:
            if article.language != language:
                continue
            by_language[language] += [
                (article.pk, segment, mention)
                for segment, mention, surface in found[article.pk]
                if (language, fold_name(mention.base)) not in refused
                and not known.covers(mention.base)
                and not known.covers(surface)
            ]
    candidates = [
        candidate
        for language, mentions in by_language.items()
        for candidate in collect(language, mentions)
    ]

    def parts(language: str, text: str) -> frozenset[str]:
        concepts = {f"concept:{match.concept}" for match in matchers[language].find(text)}
        return places_in(language, text) | concepts

    return group(candidates, parts)


class _Known:
    """Which forms are the glossary's already; the same few are asked for again and again."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._answers: dict[str, bool] = {}

    def covers(self, text: str) -> bool:
        answer = self._answers.get(text)
        if answer is None:
            answer = self._answers[text] = covers(self._matcher, text)
        return answer


def covers(matcher: Matcher, text: str) -> bool:
    """Whether a term of the glossary is all of `text`."""
    bare = text.strip("\"'„“”«» ")
    return any(
        match.end - match.start >= len(bare)
        for match in matcher.find(text)
        if match.start <= len(text) - len(text.lstrip("\"'„“”«» "))
    )


def trimmed(each: Group, language: str) -> Group | None:
    """A group with the named language's member in front, None where it has none; "" is any."""
    if not language:
        return each
    own = [member for member in each.members if member.language == language]
    others = [member for member in each.members if member.language != language]
    return replace(each, members=(*own, *others)) if own else None


def languages_of(groups: Iterable[Group]) -> dict[str, int]:
    """How many groups have a member in each language."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for each in groups:
        for language in {member.language for member in each.members}:
            counts[language] += 1
    return counts
