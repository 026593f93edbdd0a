"""The figures of an evaluation, under the keys the command promises."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from glossary.matching import GlossaryTerm, Matcher
from glossary.matching.rendition import Requirement

from .files import EvaluationInput
from .metrics import Scores, score
from .term_success import TermEntry, concepts, places, requirement, satisfied

_RUN = ("bleu", "chrf", "seconds", "median_seconds")


@dataclass(slots=True)
class Clock:
    """Seconds spent in translating: (seconds, sentences) of each batch."""

    batches: list[tuple[float, int]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The total."""
        return round(sum(seconds for seconds, _ in self.batches), 2)

    @property
    def median_seconds(self) -> float:
        """The median over the batches of the seconds a sentence took."""
        return round(statistics.median(s / n for s, n in self.batches), 4)


@dataclass(frozen=True, slots=True)
class Run:
    """Translations of all lines; `clock` is None where they were made elsewhere."""

    texts: Sequence[str]
    clock: Clock | None = None


def figures(
    data: EvaluationInput,
    *,
    source: str,
    target: str,
    plain: Run,
    enforced: Run | None,
    outcomes: Sequence[str] = (),
) -> dict[str, Any]:
    """Score both runs. The scores at the top level are those of what would be delivered.

    Without an enforced run its figures are None. `outcomes` are how enforcement says it settled
    each requirement; whether it did is measured all the same.
    """
    required = [
        _required(text, entries, source, target)
        for text, entries in zip(data.sources, data.terms, strict=True)
    ]
    delivered = enforced or plain
    scores = score(delivered.texts, data.references, target)
    plain_scores = score(plain.texts, data.references, target, ter=False) if enforced else scores
    return {
        "n": len(data.sources),
        "bleu": scores.bleu,
        "chrf": scores.chrf,
        "ter": scores.ter,
        "signature": scores.signature,
        "terms": {
            "required": sum(map(len, required)),
            "plain_satisfied": _satisfied(plain.texts, target, required),
            "enforced_satisfied": enforced and _satisfied(enforced.texts, target, required),
            "reference_satisfied": _satisfied(data.references, target, required),
            "outcomes": enforced and dict(Counter(outcomes)),
            "false_triggers": enforced and _false_triggers(data, target, plain, enforced),
        },
        "plain": _run(plain, plain_scores),
        "enforced": _run(enforced, scores) if enforced else dict.fromkeys(_RUN),
    }


def _run(run: Run, scores: Scores) -> dict[str, float | None]:
    return {
        "bleu": scores.bleu,
        "chrf": scores.chrf,
        "seconds": run.clock.seconds if run.clock else None,
        "median_seconds": run.clock.median_seconds if run.clock else None,
    }


def _required(
    text: str, entries: Sequence[TermEntry], source: str, target: str
) -> list[Requirement]:
    groups = concepts(entries)
    return [
        requirement(place.concept, groups[place.concept], target, target)
        for place in places(text, source, entries)
    ]


def _satisfied(texts: Sequence[str], target: str, required: Sequence[Sequence[Requirement]]) -> int:
    return sum(satisfied(text, target, needs) for text, needs in zip(texts, required, strict=True))


def _false_triggers(data: EvaluationInput, target: str, plain: Run, enforced: Run) -> int:
    """How often enforcement wrote a term of the test set on a line that does not require it.

    Counted where the plain translation and the reference have it less often.
    """
    texts = {entry.target for entries in data.terms for entry in entries}
    terms = [
        GlossaryTerm(term=number, concept=number, language=target, text=text)
        for number, text in enumerate(sorted(texts))
    ]
    matcher = Matcher(terms)
    count = 0
    lines = zip(data.terms, data.references, plain.texts, enforced.texts, strict=True)
    for entries, reference, before, after in lines:
        own = {entry.target.casefold() for entry in entries}
        allowed = [_named(matcher, text, own) for text in (reference, before)]
        for concept, times in _named(matcher, after, own).items():
            count += max(0, times - max(named[concept] for named in allowed))
    return count


def _named(matcher: Matcher, text: str, own: set[str]) -> Counter[int]:
    return Counter(
        match.concept for match in matcher.find(text) if match.surface.casefold() not in own
    )
