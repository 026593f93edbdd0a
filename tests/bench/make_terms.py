"""Make a terms file for FLORES: `python -m tests.bench.make_terms ru en > terms.jsonl`.

Only terms that the reference renders so are listed, so that every requirement is right there.
German and Russian: names of the sentence that resemble one name of the English reference, and that
are not simply written the same. English into Chinese: the terms of the TICO-19 terminology.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from glossary.matching import GlossaryTerm, Matcher
from translations.estimate.likeness import likeness, trigrams
from translations.evaluation import TermEntry, read_lines
from translations.evaluation.term_success import concepts, places, requirement, satisfied

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
ALIKE, UNLIKE = 0.5, 0.3  # the one name that is meant, and every other
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÄÖÜА-Я][^\W\d_]{3,}(?:-[A-ZÄÖÜА-Я][^\W\d_]+)*")


def names(sentence: str, reference: str) -> Iterator[TermEntry]:
    """The names that are alike in both, by letter trigrams across scripts."""
    theirs = {name: trigrams(name) for name in _NAME.findall(reference)}
    for name in dict.fromkeys(_NAME.findall(sentence)):
        rated = sorted(((likeness(name, [theirs[other]]), other) for other in theirs), reverse=True)
        clear = rated and rated[0][0] >= ALIKE and all(score < UNLIKE for score, _ in rated[1:])
        if clear and name != rated[0][1]:
            yield TermEntry(name, rated[0][1])


class Terminology:
    """The TICO-19 terms from English into Chinese; glosses in brackets are cut."""

    def __init__(self) -> None:
        with (EVAL / "tico" / "f_en-zh_CN.csv").open(encoding="utf-8") as file:
            rows = [(row["sourceString"], row["targetString"]) for row in csv.DictReader(file)]
        self._entries = [TermEntry(*(text.split("(")[0].strip() for text in row)) for row in rows]
        self._matcher = Matcher(
            GlossaryTerm(term=number, concept=number, language="en", text=entry.source)
            for number, entry in enumerate(self._entries)
        )

    def entries(self, sentence: str) -> Iterator[TermEntry]:
        """The terms that stand in a sentence."""
        for number in sorted({match.term for match in self._matcher.find(sentence)}):
            yield self._entries[number]


def terms(source: str, target: str) -> list[list[TermEntry]]:
    """The terms of each FLORES sentence of the pair."""
    sides = [read_lines(EVAL / f"flores-dev.{language}") for language in (source, target)]
    terminology = Terminology() if target == "zh" else None
    listed = []
    for sentence, reference in zip(*sides, strict=True):
        found = terminology.entries(sentence) if terminology else names(sentence, reference)
        pair = (source, target)
        listed.append([entry for entry in found if kept(entry, sentence, reference, *pair)])
    return listed


def kept(entry: TermEntry, sentence: str, reference: str, source: str, target: str) -> bool:
    """Whether the reference renders every occurrence of the term so."""
    groups = concepts([entry])
    found = places(sentence, source, [entry])
    needs = [requirement(place.concept, groups[place.concept], target, target) for place in found]
    return satisfied(reference, target, needs) == len(needs) > 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", choices=["de", "ru", "en"])
    parser.add_argument("target", choices=["en", "zh"])
    pair = parser.parse_args()
    if (pair.target == "zh") != (pair.source == "en"):
        sys.exit("There are terms for de en, ru en and en zh.")
    if not EVAL.is_dir():
        sys.exit("There is no folder ../shared/eval beside the checkout.")
    for found in terms(pair.source, pair.target):
        listed = [{"source": entry.source, "target": entry.target} for entry in found]
        sys.stdout.write(json.dumps(listed, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
