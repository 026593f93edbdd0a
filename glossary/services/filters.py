"""Which concepts the glossary's table shows, and how many each further choice would leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from glossary.models import Concept, Occurrence, Term
from sources.language_names import language_name
from sources.languages import LANGUAGES
from sources.text import fold

_FLAGS = {
    "unattested": gettext_lazy("With unattested terms"),
    "deprecated": gettext_lazy("With deprecated forms"),
    "unnamed": gettext_lazy("Named in no article"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the table's address asks for; the empty ones show every concept.

    `query` is looked for in identifiers and terms, whatever its case or script. `missing` is the
    code of a language in which a concept has no term that may be used. The flags keep concepts
    with an unattested term, with a deprecated one, or that no article names.
    """

    query: str = ""
    category: str = ""
    missing: str = ""
    unattested: bool = False
    deprecated: bool = False
    unnamed: bool = False

    @classmethod
    def parse(cls, given: Mapping[str, str]) -> Filters:
        """The filters of an address; a value that does not exist is passed over."""
        category, missing = given.get("category", ""), given.get("missing", "")
        return cls(
            query=given.get("q", "").strip(),
            category=category if category in Concept.Category.values else "",
            missing=missing if missing in LANGUAGES else "",
            **{flag: given.get(flag) == "1" for flag in _FLAGS},
        )

    @property
    def fields(self) -> dict[str, str]:
        """What is set, as the fields of the address."""
        values = asdict(self)
        values["q"] = values.pop("query")
        return {name: "1" if value is True else value for name, value in values.items() if value}

    @property
    def address(self) -> str:
        """The query part of the table's address."""
        return f"?{urlencode(self.fields)}"

    @property
    def cleared(self) -> bool:
        """Whether every concept is shown."""
        return not self.fields


@dataclass(frozen=True, slots=True)
class Facet:
    """A choice: how many concepts it would show, and the address that makes or takes it back."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """All the choices beside the present filters; those that would show nothing are left out."""

    categories: Sequence[Facet]
    gaps: Sequence[Facet]


def concepts_for(filters: Filters) -> QuerySet[Concept]:
    """The concepts that the filters keep."""
    kept = _search(filters.query)
    if filters.category:
        kept = kept.filter(category=filters.category)
    if filters.missing:
        kept = kept.filter(_conditions()[f"no_{filters.missing}"])
    for flag in _FLAGS:
        if getattr(filters, flag):
            kept = kept.filter(_conditions()[f"is_{flag}"])
    return kept


def facets_for(filters: Filters) -> Facets:
    """How many concepts each choice would show, the other filters staying; one query."""
    tally = list(
        _search(filters.query)
        .order_by()
        .annotate(**_conditions())
        .values("category", *_conditions())
        .annotate(concepts=Count("pk"))
    )

    def facet(label: str, chosen: bool, without: Filters, **choice: Any) -> Facet:
        wanted = replace(without, **choice)
        count = sum(row["concepts"] for row in tally if _keeps(wanted, row))
        return Facet(label, count, (without if chosen and choice else wanted).address, chosen)

    def categories() -> Iterator[Facet]:
        without = replace(filters, category="")
        yield facet(gettext("All"), not filters.category, without)
        for value, label in Concept.Category.choices:
            yield facet(label.capitalize(), filters.category == value, without, category=value)

    def gaps() -> Iterator[Facet]:
        without = replace(filters, missing="")
        for language in LANGUAGES.values():
            chosen = filters.missing == language.code
            yield facet(
                gettext("Without %(name)s") % {"name": language_name(language.code)},
                chosen,
                without,
                missing=language.code,
            )
        for flag, label in _FLAGS.items():
            without = replace(filters, **{flag: False})  # type: ignore[arg-type]
            yield facet(str(label), getattr(filters, flag), without, **{flag: True})

    return Facets(
        [each for each in categories() if each.count or each.chosen],
        [each for each in gaps() if each.count or each.chosen],
    )


def _keeps(filters: Filters, row: Mapping[str, Any]) -> bool:
    return (
        filters.category in {"", row["category"]}
        and (not filters.missing or row[f"no_{filters.missing}"])
        and all(row[f"is_{flag}"] for flag in _FLAGS if getattr(filters, flag))
    )


def _conditions() -> dict[str, Any]:
    terms = Term.objects.filter(concept=OuterRef("pk"))
    usable = terms.exclude(status=Term.Status.DEPRECATED)
    return {
        "is_unattested": Exists(terms.filter(reliability=Term.Reliability.UNATTESTED)),
        "is_deprecated": Exists(terms.filter(status=Term.Status.DEPRECATED)),
        "is_unnamed": ~Exists(Occurrence.objects.filter(concept=OuterRef("pk"))),
        **{f"no_{code}": ~Exists(usable.filter(language=code)) for code in LANGUAGES},
    }


def _search(query: str) -> QuerySet[Concept]:
    folded = fold(query)
    if not folded:
        return Concept.objects.all()
    term = Term.objects.filter(concept=OuterRef("pk"), folded__contains=folded)
    return Concept.objects.filter(Q(Exists(term)) | Q(identifier__icontains=folded))
