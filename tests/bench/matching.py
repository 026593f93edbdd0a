"""How fast names are found: `python -m tests.bench.matching`.

A glossary of 20,000 concepts in four languages, made from the demo's terms and invented names, and
texts that name them about once a sentence. Prints one JSON line a language and one in all: `ratio`
is the speed of `Matcher.find` as part of that of a bare scan with the same automaton over the same
normalised texts (1 would be free; at least 0.25 is wanted), `document_ratio` that of
`find_in_document` over articles, `whole_ratio` that of `find` over all sentences as one text.
`build` and `rebuild` are seconds for a process that starts and for one in which a term changed.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from glossary.matching import GlossaryTerm, Matcher
from glossary.matching.normalise import normalise
from sources.languages import LANGUAGES

_ARTICLE = 40  # sentences
DEMO = Path(__file__).resolve().parents[2] / "workbench" / "demo"
SYLLABLES = {
    "de": "an bei chang dong fu guang hai jin kun lan ming nan ping qing rong shan tai wei xi yang",
    "en": "an bei chang dong fu guang hai jin kun lan ming nan ping qing rong shan tai wei xi yang",
    "ru": "ань бэй чан дун фу гуан хай цзинь кунь лань мин нань пин цин жун шань тай вэй си ян",
    "zh": "安 北 昌 东 福 广 海 金 昆 兰 明 南 平 清 荣 山 泰 威 西 阳",
}
FILLER = {
    "de": "Nach Angaben der Behörden wuchs der Handel mit {} im ersten Halbjahr um 4,5 Prozent, "
    "während die Preise kaum stiegen.",
    "en": "According to officials, trade with {} grew by 4.5 percent in the first half of the "
    "year while prices hardly rose.",
    "ru": "По данным властей, торговля через {} выросла в первом полугодии на 4,5 процента, а цены "
    "почти не изменились.",
    "zh": "据有关部门介绍，今年上半年与{}的贸易额同比增长百分之四点五，价格基本稳定。",
}


def main() -> None:
    """Measure every language and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concepts", type=int, default=20_000)
    parser.add_argument("--sentences", type=int, default=2_000)
    options = parser.parse_args()
    results = [measure(code, options.concepts, options.sentences) for code in LANGUAGES]
    for result in results:
        write(result)
    build = sum(float(str(result["build"])) for result in results)
    rebuild = sum(float(str(result["rebuild"])) for result in results)
    ratios = [
        float(str(value))
        for result in results
        for key, value in result.items()
        if key.endswith("ratio")
    ]
    write(
        {
            "language": "all",
            "build": round(build, 2),
            "rebuild": round(rebuild, 2),
            "lowest_ratio": min(ratios),
        }
    )


def measure(language: str, concepts: int, sentences: int) -> dict[str, object]:
    """Build the matcher of one language, search with it and scan bare."""
    terms = make_terms(language, concepts)
    texts = make_texts(language, terms, sentences)
    matcher, build = timed(lambda: Matcher(terms))
    changed = [replace(terms[0], text=terms[0].text + "X"), *terms[1:]]
    _, rebuild = timed(lambda: Matcher(changed))
    plains = [normalise(text).text for text in texts]
    automaton = matcher._index.automaton
    articles = [texts[first : first + _ARTICLE] for first in range(0, len(texts), _ARTICLE)]
    whole = "\n".join(texts)
    whole_plain = normalise(whole).text
    scan, find, document, scan_whole, find_whole = fastest(
        lambda: [automaton.find_matches_as_indexes(plain, overlapping=True) for plain in plains],
        lambda: [matcher.find(text) for text in texts],
        lambda: [matcher.find_in_document(article) for article in articles],
        lambda: automaton.find_matches_as_indexes(whole_plain, overlapping=True),
        lambda: matcher.find(whole),
    )
    found = sum(len(matcher.find(text)) for text in texts)
    characters = sum(map(len, texts))
    return {
        "language": language,
        "terms": len(terms),
        "patterns": len(matcher._index.patterns),
        "build": round(build, 2),
        "rebuild": round(rebuild, 2),
        "characters": characters,
        "matches": found,
        "scan_mchar_s": round(characters / scan / 1e6, 1),
        "find_mchar_s": round(characters / find / 1e6, 1),
        "ratio": round(scan / find, 2),
        "document_ratio": round(scan / document, 2),
        "whole_ratio": round(scan_whole / find_whole, 2),
    }


def make_terms(language: str, concepts: int) -> list[GlossaryTerm]:
    """The demo's terms, then the same with invented names in them until there are enough."""
    chance = random.Random(20_000)
    with (DEMO / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    terms: list[GlossaryTerm] = []
    for number in range(concepts):
        row = rows[number % len(rows)]
        text = row["term"]
        if number >= len(rows):
            text = invented(text, row["category"], language, chance)
        terms.append(
            GlossaryTerm(
                term=number,
                concept=number,
                language=language,
                text=text,
                status=row["status"],
                type=row["type"] if number < len(rows) else "full",
                category=row["category"],
            )
        )
    return terms


def invented(text: str, category: str, language: str, chance: random.Random) -> str:
    """A person, a place, or the term with a place after it."""
    syllables = SYLLABLES[language].split()
    name = "".join(chance.choices(syllables, k=chance.choice((3, 4)))).capitalize()
    if category == "person":
        surname = chance.choice(syllables).capitalize()
        joint = "" if language == "zh" else " "
        return f"{surname}{joint}{name}"
    if category == "place":
        return name
    return f"{name}{text}" if language == "zh" else f"{text} {name}"


def make_texts(language: str, terms: Sequence[GlossaryTerm], sentences: int) -> list[str]:
    """Sentences of the demo's articles, and as many made ones that name a term each."""
    chance = random.Random(4)
    articles = [
        line
        for path in sorted((DEMO / "articles").glob(f"{language}-*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line
    ]
    made = [
        FILLER[language].format(chance.choice(terms).text) for _ in range(sentences - len(articles))
    ]
    return articles + made


def timed(build: Callable[[], Matcher]) -> tuple[Matcher, float]:
    """The matcher and the seconds it took."""
    begun = time.process_time()
    matcher = build()
    return matcher, time.process_time() - begun


def fastest(*runs: Callable[[], object], times: int = 15) -> list[float]:
    """Processor seconds of each run where it was fastest, which other work disturbs least.

    They take turns, so that a busy spell of the machine meets all alike.
    """
    seconds = [math.inf] * len(runs)
    for _ in range(times):
        for number, run in enumerate(runs):
            begun = time.process_time()
            run()
            seconds[number] = min(seconds[number], time.process_time() - begun)
    return seconds


def write(result: dict[str, object]) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(result, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
