"""Engines and occurrences for the tests of enforcement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from glossary.matching import GlossaryTerm
from glossary.matching.rendition import Requirement
from tests.engine_double import DictionaryEngine
from translations.enforcement import Enforced, Task, Wanted, enforce
from translations.engines import Hypothesis, Opening, Output, Sentence


class Scripted(DictionaryEngine):
    """Says what it is told to, whatever it reads."""

    def __init__(self, draft: str) -> None:
        super().__init__()
        self.draft = draft

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        return [Output(self.draft, -0.5) for _ in sentences]


class Completing(Scripted):
    """Decodes on from a beginning with what `rest` makes of it."""

    def __init__(self, draft: str, rest: Callable[[str], str | None]) -> None:
        super().__init__(draft)
        self.rest = rest
        self.beginnings: list[str] = []

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        beginnings = [opening.beginnings[0] for opening in openings]
        self.beginnings += beginnings
        return [
            None if rest is None else Output(beginning + rest, -0.7)
            for beginning in beginnings
            for rest in [self.rest(beginning)]
        ]


def wanted(
    *forms: str, language: str = "en", surface: str = "", at: float = 0.5, category: str = "place"
) -> Wanted:
    """An occurrence whose first form is preferred; one with a minus in front is deprecated."""
    concept = hash(forms)
    statuses = [
        "preferred",
        *("deprecated" if form[0] == "-" else "admitted" for form in forms[1:]),
    ]
    terms = tuple(
        GlossaryTerm(number, concept, language, form.lstrip("-"), status, category=category)
        for number, (form, status) in enumerate(zip(forms, statuses, strict=True))
    )
    return Wanted(Requirement(concept, terms), at, surface)


def run(engine: Scripted, *occurrences: Wanted, target: str = "en") -> Enforced:
    task = Task(Sentence("The sentence read."), occurrences)
    return enforce(engine, [task], "de" if target == "en" else "en", target)[0]


class Scoring(Completing):
    """Tells scores: of a text that holds one of the keys of `scores` its figure, else -0.5."""

    def __init__(
        self,
        draft: str,
        rest: Callable[[str], str | None] = lambda beginning: None,
        scores: Mapping[str, float] | None = None,
    ) -> None:
        super().__init__(draft, rest)
        self.scores = dict(scores or {})

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        return [self.rated(each.text) for each in hypotheses]

    def rated(self, text: str) -> float:
        return next((score for key, score in self.scores.items() if key in text), -0.5)

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        return [
            output and Output(output.text, self.rated(output.text))
            for output in super().complete(openings, source, target)
        ]
