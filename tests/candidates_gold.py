"""The names of the five real articles, read by hand, and how a list of proposals fares by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from glossary.candidates import Group, Passage, collect, extract, fold_name, group
from sources.document import parse_document
from sources.language import detect_language
from sources.reading import read
from tests.shared import SHARED

_GOLD = Path(__file__).parent / "data" / "candidates_gold.tsv"
TERM = "term"


@dataclass(frozen=True)
class Name:
    """A name to be found; any of `forms` will do. `term` is its category when it is none."""

    language: str
    category: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """`wanted` and `found` count names, `right` the good ones among the first `first` groups."""

    names: Sequence[Name]
    missed: Sequence[Name]
    groups: Sequence[Group]
    wrong: Sequence[Group]
    first: int

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / len(self.names)

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / min(self.first, len(self.groups))


def gold() -> list[Name]:
    lines = [line for line in _GOLD.read_text("utf-8").splitlines() if line[:1] != "#"]
    rows = [line.split("\t") for line in lines]
    return [Name(language, category, tuple(forms.split("|"))) for language, category, forms in rows]


def propose() -> list[Group]:
    """The proposals from the five articles, the glossary being empty."""
    found: dict[str, list] = {"de": [], "ru": [], "en": []}
    for article, path in enumerate(sorted((SHARED / "articles").glob("*.txt"))):
        text = read(path.name, path.read_bytes()).text
        language = detect_language(text)
        segments = parse_document(text, language).segments
        passages = [
            Passage(number, segment.text, segment.kind == "heading")
            for number, segment in enumerate(segments)
            if segment.kind != "excluded"
        ]
        found[language] += [(article, *each) for each in extract(language, passages)]
    return group([c for language, each in found.items() for c in collect(language, each)])


def measure(groups: Sequence[Group], first: int = 60) -> Score:
    """Recall over the whole list, precision in the `first` groups.

    A name is found when a member of some group is one of its forms. A group is right when its first
    member is one of the forms of a name or term.
    """
    names = gold()
    proposed = {(c.language, _key(c.text)) for each in groups for c in each.members}
    good = {(name.language, _key(form)) for name in names for form in name.forms}
    wanted = [name for name in names if name.category != TERM]
    return Score(
        names=wanted,
        missed=[name for name in wanted if not proposed & _forms(name)],
        groups=groups,
        wrong=[each for each in groups[:first] if _first(each) not in good],
        first=first,
    )


def by(names: Iterable[Name]) -> dict[tuple[str, str], int]:
    """Names counted by language and category."""
    counts: dict[tuple[str, str], int] = {}
    for name in names:
        key = (name.language, name.category)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _forms(name: Name) -> set[tuple[str, str]]:
    return {(name.language, _key(form)) for form in name.forms}


def _first(each: Group) -> tuple[str, str]:
    return each.members[0].language, _key(each.members[0].text)


def _key(text: str) -> str:
    return fold_name(text).replace("«", '"').replace("»", '"')
