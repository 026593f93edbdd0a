"""How fast the memory finds similar sentences and the concordance finds words, and how surely.

    python -m tests.bench.memory [UNITS]

Units are made of thirds of real German sentences (../shared/eval), so that words are as frequent
as in the language. Each look-up is for a unit's sentence with one or two words changed; it is held
against a search of all sentences with rapidfuzz. Rows are made in a database of its own, or in
the one that DATABASE_URL names, which has to be empty (tests/postgresql.sh makes such a one).
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence

from tests.shared import SHARED

LOOKUPS = 40
AT_ONCE = 5000


def main(size: int) -> None:
    """Make the units, take the times, print them."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    chance = random.Random(11)
    sources = list(sentences(size, chance))
    say = sys.stdout.write
    started = time.perf_counter()
    fill(sources)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as its own housekeeping does in time
    say(f"{size} units on {connection.vendor}, filled in {time.perf_counter() - started:.0f} s\n")
    similarity(sources, chance, say)
    words(say)


def similarity(sources: Sequence[str], chance: random.Random, say: Callable[[str], int]) -> None:
    """Look-ups of changed sentences, by the index and by reading all."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    from sources.models import Article, Segment
    from translations.memory.similar import similar

    article = Article.objects.create(language="de", title="Asked", text="", fingerprint="asked")
    indexed, brute, found = [], [], 0
    for number in range(LOOKUPS):
        wanted = chance.randrange(len(sources))
        asked = changed(sources[wanted], 1 + number % 2, chance)
        segment = Segment.objects.create(
            article=article, position=number, paragraph=1, start=0, end=len(asked), text=asked
        )
        start = time.perf_counter()
        matches = similar(segment, target="en")
        indexed.append(time.perf_counter() - start)
        found += any(match.unit.source_text == sources[wanted] for match in matches)
        if number < 10:
            start = time.perf_counter()
            process.extract(
                asked,
                sources,
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=0.75,
                limit=5,
            )
            brute.append(time.perf_counter() - start)
    middle, all_read = statistics.median(indexed), statistics.median(brute)
    say(f"{1000 * middle:8.1f} ms  similar sentences, {1000 * max(indexed):.0f} ms at most\n")
    say(f"{1000 * all_read:8.1f} ms  rapidfuzz over all sentences: ratio {all_read / middle:.1f}\n")
    say(f"{found:5} of {LOOKUPS}  changed sentences found\n")


def words(say: Callable[[str], int]) -> None:
    """The concordance, for words from rare to frequent."""
    from translations.memory.concordance import concordance

    for query in ("经济合作", "合作", "Wissenschaftler", "Land", "kolumbianischen Regierung", "zu"):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            hits = concordance(query).hits
            times.append(time.perf_counter() - start)
        say(f"{1000 * min(times):8.1f} ms  concordance of {query}, {len(hits)} shown\n")


def sentences(size: int, chance: random.Random) -> Iterator[str]:
    """Sentences of which each third comes from a real one."""
    real = (SHARED / "eval" / "flores-dev.de").read_text(encoding="utf-8").splitlines()
    cut = [(words[: len(words) // 3], words[len(words) // 3 : 2 * len(words) // 3],
            words[2 * len(words) // 3 :]) for words in map(str.split, real)]  # fmt: skip
    for _ in range(size):
        yield " ".join(word for part in range(3) for word in chance.choice(cut)[part])


def changed(sentence: str, words: int, chance: random.Random) -> str:
    """The sentence with some words replaced."""
    given = sentence.split()
    for place in chance.sample(range(len(given)), min(words, len(given))):
        given[place] = "Andersartiges"
    return " ".join(given)


def fill(sources: Sequence[str]) -> None:
    """Units of the sentences; the translations are Chinese, for the concordance to read."""
    from translations.memory.index import Pair, memory_index
    from translations.models import MemoryUnit

    chinese = (SHARED / "eval" / "flores-dev.zh").read_text(encoding="utf-8").splitlines()
    for first in range(0, len(sources), AT_ONCE):
        chunk = sources[first : first + AT_ONCE]
        units = MemoryUnit.objects.bulk_create(
            MemoryUnit(
                source_language="de",
                target="en",
                source_text=source,
                source_hash=str(number),
                text=chinese[number % len(chinese)],
            )
            for number, source in enumerate(chunk, first)
        )
        memory_index().put(map(Pair.of_unit, units))


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("There is no folder ../shared beside the checkout, which holds the sentences.")
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        os.environ["CONCORD_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
        import django

        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
