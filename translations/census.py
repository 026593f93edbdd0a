"""How each concept is rendered over the whole corpus: which form, how often, where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from glossary.models import ArticleMatching, Concept, Term
from glossary.services.revision import current_revision
from sources.errors import ConcordError
from sources.languages import LANGUAGES, TARGETS, Language
from sources.models import Article

from .checks.revision import checks_revision
from .models import ArticleVerification, Rendition, State

_RIGHT = Rendition.Verdict.RIGHT
# "Wang" for "Wang" is no second way to render Wang Xiaohui.
_RIGHTLY_SHORT = Q(occurrence__shortened=True, verdict=_RIGHT)


@dataclass(frozen=True, slots=True)
class Share:
    """A form and how often a concept is rendered by it.

    `right` says that the glossary allows it. An `other` form is not in the glossary: it is what
    seems to stand in the place of the name (see `likely`).
    """

    text: str
    count: int
    preferred: bool
    right: bool
    other: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a concept is rendered in a target; `missing` counts places where nothing was found."""

    concept: Concept
    target: str
    shares: Sequence[Share]
    missing: int

    @property
    def language(self) -> Language:
        return LANGUAGES[self.target]

    @property
    def total(self) -> int:
        """Occurrences with a translation."""
        return sum(share.count for share in self.shares) + self.missing

    def as_json(self) -> dict[str, Any]:
        """As commands and the API write it."""
        return {
            "concept": self.concept.identifier,
            "target": self.target,
            "renditions": [asdict(share) for share in self.shares],
            "missing": self.missing,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A rendition where it stands: the translation's text is `before + found + after`."""

    rendition: Rendition
    before: str
    found: str
    after: str


def find_concept(name: str) -> Concept:
    """The concept with this identifier, or else this number."""
    found = Concept.objects.filter(identifier=name).first()
    if found is None and name.isdecimal():
        found = Concept.objects.filter(pk=int(name)).first()
    if found is None:
        raise ConcordError(
            f"There is no concept “{name}”. The glossary page lists those there are."
        )
    return found


def take_census(concepts: Collection[int] | None = None) -> list[Rendering]:
    """The counts of all concepts that a translation renders, or of some; three queries.

    Those with more than one rendition come first, then those that are missing anywhere; English
    before Chinese.
    """
    groups = _renditions(concepts)
    known = {
        concept.pk: concept
        for concept in Concept.objects.filter(pk__in={concept for concept, _ in groups})
    }
    terms = _terms(known)
    counts = [
        _count(known[concept], target, rows, terms[concept, target])
        for (concept, target), rows in groups.items()
    ]
    several: dict[int, tuple[int, int, int]] = {}
    for each in counts:
        mine = (len(each.shares), each.missing, each.total)
        several[each.concept.pk] = max(several.get(each.concept.pk, (0, 0, 0)), mine)
    return sorted(
        counts,
        key=lambda each: (
            several[each.concept.pk][0] < 2,
            [-number for number in several[each.concept.pk]],
            each.concept.identifier,
            TARGETS.index(each.target),
        ),
    )


def articles_behind() -> QuerySet[Article]:
    """The articles that were last held against an older glossary, or by other checks, than the
    present ones."""
    revision = current_revision()
    matched = ArticleMatching.objects.filter(revision=revision).values("article")
    verified = ArticleVerification.objects.filter(
        revision=revision, checks=checks_revision()
    ).values("article")
    return Article.objects.exclude(Q(pk__in=matched) & Q(pk__in=verified))


def places_of_rendition(
    concept: Concept, target: str, text: str | None, *, limit: int
) -> list[Place]:
    """The first places that render `concept` by `text`; "" for those where nothing was found.

    None stands for any. One query.
    """
    found = _of(concept.pk).filter(translation__target=target)
    if text == "":
        found = found.filter(found="", likely="")
    elif text is not None:
        found = found.filter(Q(found__iexact=text) | Q(found="", likely=text))
    rows = (
        found.select_related(
            "translation__segment__article", "occurrence__segment", "occurrence__concept"
        )
        .defer("translation__segment__article__text")
        .order_by("translation__segment__article", "translation__segment__position", "pk")
    )
    return [_place(row) for row in rows[:limit]]


def _of(concept: int) -> QuerySet[Rendition]:
    return (
        Rendition.objects.filter(occurrence__concept=concept)
        .exclude(translation__state=State.INITIAL)
        .exclude(_RIGHTLY_SHORT)
    )


_Row = tuple[str, str, str, int]  # found, likely, verdict, count


def _renditions(concepts: Collection[int] | None) -> dict[tuple[int, str], list[_Row]]:
    rows = Rendition.objects.exclude(translation__state=State.INITIAL).exclude(_RIGHTLY_SHORT)
    if concepts is not None:
        rows = rows.filter(occurrence__concept__in=concepts)
    groups: dict[tuple[int, str], list[_Row]] = defaultdict(list)
    for concept, target, found, likely, verdict, count in (
        rows.order_by()
        .values_list("occurrence__concept", "translation__target", "found", "likely", "verdict")
        .annotate(count=Count("pk"))
    ):
        groups[concept, target].append((found, likely, verdict, count))
    return groups


def _terms(concepts: Collection[int]) -> dict[tuple[int, str], list[tuple[str, str]]]:
    """(text, status) of the terms per concept and target."""
    terms: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    rows = Term.objects.filter(concept__in=concepts, language__in=TARGETS).order_by("pk")
    for concept, language, text, status in rows.values_list(
        "concept", "language", "text", "status"
    ):
        terms[concept, language].append((text, status))
    return terms


def _count(
    concept: Concept, target: str, rows: Sequence[_Row], terms: Sequence[tuple[str, str]]
) -> Rendering:
    spelled = {text.casefold(): text for text, _ in terms}
    preferred = {text for text, status in terms if status == Term.Status.PREFERRED}
    shares: dict[tuple[str, bool, bool], int] = defaultdict(int)
    missing = 0
    for found, likely, verdict, count in rows:
        right = verdict == _RIGHT
        if found:
            # A capital added at the start of a sentence does not make another form.
            text = spelled.get(found.casefold(), found) if right else found
            shares[text, right, False] += count
        elif likely:
            shares[likely, False, True] += count
        else:
            missing += count
    listed = [
        Share(text, count, preferred=right and text in preferred, right=right, other=other)
        for (text, right, other), count in shares.items()
    ]
    listed.sort(key=lambda share: (-share.count, not share.preferred, share.text))
    return Rendering(concept, target, listed, missing)


def _place(rendition: Rendition) -> Place:
    text = rendition.translation.text
    start, found = rendition.start, rendition.found
    if not found and rendition.likely:
        start, found = rendition.likely_start, rendition.likely
    if not found or start is None:
        return Place(rendition, text, "", "")
    return Place(rendition, text[:start], found, text[start + len(found) :])
