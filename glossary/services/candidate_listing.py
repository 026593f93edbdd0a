"""The page of proposals: contexts to read, and the concepts that a name may belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from glossary.candidates import Candidate, Group
from glossary.matching import Matcher
from glossary.models import Concept
from glossary.names.palladius import NotCyrillic, restore_name
from sources.languages import LANGUAGES, Language
from sources.models import Segment

from .candidates import MOST_ARTICLES, Proposals, Read, languages_of, proposals, trimmed

PER_PAGE = 50
_SUGGESTIONS = 5
_AROUND = 90  # characters of a context on either side


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place that writes a candidate: `before + surface + after` is a part of a segment."""

    article: Read
    position: int
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class Member:
    """A proposed form; `value` is what a page sends back for it."""

    candidate: Candidate
    language: Language
    quotations: Sequence[Quotation]

    @property
    def value(self) -> str:
        return f"{self.candidate.language}:{self.candidate.text}"


@dataclass(frozen=True, slots=True)
class Row:
    """One proposed concept; `suggestions` are known concepts that it may belong to."""

    number: int
    category: str
    members: Sequence[Member]
    suggestions: Sequence[Concept]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of proposals; `languages` are (language, number of groups it is found in)."""

    page: Page[Group]
    rows: Sequence[Row]
    languages: Sequence[tuple[Language, int]]
    total: int
    most_articles: int = MOST_ARTICLES


def list_candidates(*, language: str = "", page: str | int = 1) -> Listing:
    """The proposals with a form in `language`, or all; a fixed number of queries."""
    listed = proposals()
    groups = [each for each in (trimmed(g, language) for g in listed.groups) if each]
    shown = Paginator(groups, PER_PAGE).get_page(page)
    quotations = _quotations(list(shown), listed)
    suggested = _suggestions(list(shown), listed.matchers)
    counts = languages_of(listed.groups)
    return Listing(
        page=shown,
        rows=[
            Row(
                number=number,
                category=each.category,
                members=[
                    Member(
                        member,
                        LANGUAGES[member.language],
                        quotations[member.language, member.folded],
                    )
                    for member in each.members
                ],
                suggestions=suggested[number - shown.start_index()],
            )
            for number, each in enumerate(shown, shown.start_index())
        ],
        languages=[
            (LANGUAGES[code], count) for code, count in counts.items() if count or code == language
        ],
        total=len(listed.groups),
    )


def _quotations(
    groups: Sequence[Group], listed: Proposals
) -> dict[tuple[str, str], list[Quotation]]:
    members = [member for each in groups for member in each.members]
    wanted = {context.passage for member in members for context in member.contexts}
    segments = Segment.objects.in_bulk(wanted)
    return {
        (member.language, member.folded): [
            _quotation(segments[context.passage], context.start, context.end, listed)
            for context in member.contexts
            if context.passage in segments
        ]
        for member in members
    }


def _quotation(segment: Segment, start: int, end: int, listed: Proposals) -> Quotation:
    text = segment.text
    before, after = text[:start], text[end:]
    if len(before) > _AROUND:
        # From the first whole word; Chinese has none to look for.
        before = "… " + before[-_AROUND:].partition(" ")[2] if " " in before else before[-_AROUND:]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …" if " " in after else after[:_AROUND]
    return Quotation(
        article=listed.articles[segment.article_id],
        position=segment.position,
        before=before,
        surface=text[start:end],
        after=after,
    )


def _suggestions(groups: Sequence[Group], matchers: dict[str, Matcher]) -> list[list[Concept]]:
    """For each group the concepts it may belong to, the likeliest first; one query for all."""
    ranked = [_suggested(each, matchers) for each in groups]
    concepts = Concept.objects.in_bulk({pk for pks in ranked for pk in pks})
    return [[concepts[pk] for pk in pks if pk in concepts] for pks in ranked]


def _suggested(each: Group, matchers: dict[str, Matcher]) -> list[int]:
    """Concepts whose terms are the same name in another language, then those named inside."""
    same: dict[int, None] = {}
    inside: dict[int, None] = {}
    for language, text in _readings(each):
        for match in matchers[language].find(text):
            whole = match.end - match.start == len(text)
            for concept in (match.concept, *match.rivals):
                (same if whole else inside)[concept] = None
    return list(dict.fromkeys([*same, *inside]))[:_SUGGESTIONS]


def _readings(each: Group) -> Iterator[tuple[str, str]]:
    """The forms of a group, and how each may be written in another language."""
    for member in each.members:
        yield member.language, member.text
        if member.language in {"en", "de"}:
            yield ("de" if member.language == "en" else "en"), member.text
        elif member.language == "ru":
            yield from (("en", reading) for reading in _pinyin(member.text))


def _pinyin(text: str) -> Sequence[str]:
    try:
        return restore_name(text).readings[:3]
    except NotCyrillic:
        return ()
