"""How long each page takes over a large corpus that a desk has worked on.

    python -m tests.bench.pages [SEGMENTS] [--keep FOLDER]

Each page is asked for as its reader would, with nothing kept from before. Prints the median of its
times by the clock, that of the processor's, and how many queries it took. Rows are made in a
database of its own, or in the one that DATABASE_URL names, which has to be empty
(tests/postgresql.sh makes such a one). With `--keep` the rows are left in a folder, and found there
the next time.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, for the person of a role; `before` happens before each time."""

    what: str
    role: str
    address: str
    before: Callable[[], object] = field(default=lambda: None)


def visits() -> Iterator[Visit]:
    """The main pages, each as its readers open it."""
    from glossary.models import Concept
    from sources.models import Article

    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    first, middle = ids[0], ids[len(ids) // 2]
    concept = Concept.objects.get(identifier="c0").pk
    yield Visit("articles", "reviewer", "/")
    yield Visit("articles, the last page", "translator", "/?page=99999")
    yield Visit("article, first rows", "reviewer", f"/articles/{middle}/")
    yield Visit("long article, first rows", "reviewer", f"/articles/{first}/")
    yield Visit("long article, next rows", "reviewer", f"/articles/{first}/rows/?after=500")
    for role, key in (
        ("reviewer", "review"),
        ("terminologist", "names"),
        ("translator", "translate"),
    ):
        yield Visit(f"queue of a {role}", role, f"/queue/?role={key}")
        yield Visit(f"queue of a {role}, page 10", role, f"/queue/?role={key}&page=10")
        yield Visit(f"next of a {role}", role, f"/queue/next/?role={key}")
    for narrowing in (
        "risk=names",
        "risk=checks",
        "risk=low",
        "state=needs_work",
        "state=initial",
        "language=de",
        "target=zh",
        "outlet=Kurier",
        "year=2021",
        f"article={middle}",
        "target=en&risk=checks&year=2021",
    ):
        yield Visit(f"queue of a translator, {narrowing}", "translator", f"/queue/?{narrowing}")
    yield Visit("concordance, a name", "translator", "/concordance/?q=Zone+N0007")
    yield Visit("concordance, a word in every text", "translator", "/concordance/?q=weiter")
    yield Visit("census", "terminologist", "/glossary/census/")
    yield Visit(
        "census of the most frequent concept", "terminologist", f"/glossary/{concept}/census/"
    )
    yield Visit("glossary", "terminologist", "/glossary/")
    yield Visit("glossary, a search", "terminologist", "/glossary/?q=0007")
    for query in ("", "?period=30", "?period=365", "?period=all", "?period=all&pair=de-en"):
        yield Visit(f"quality {query}".strip(), "manager", f"/quality/{query}")
    yield Visit("quality, after an approval", "manager", "/quality/", before=approve_one)
    yield Visit("replace, the form", "reviewer", "/replace/")
    yield Visit("replace, a name", "reviewer", "/replace/?find=Zone+0007&replace=District+7")
    yield Visit("export", "translator", "/export/")
    yield Visit(
        "export, all states", "translator", "/export/?format=tmx&states=draft&states=approved"
    )


def approve_one() -> None:
    """What changes the figures of a corpus most often."""
    from translations.models import State, Translation
    from translations.review import approve
    from workbench.models import User

    waiting = Translation.objects.filter(
        state=State.TRANSLATED, findings=None, renditions__verdict="right"
    )
    text = waiting.order_by("pk").first()
    assert text is not None
    user = User.objects.filter(groups__name="reviewer").exclude(pk=text.submitted_by_id).first()
    assert user is not None
    approve(text.segment_id, text.target, user=user, version=text.version)


def measure(visit: Visit) -> tuple[float, float, int]:
    """The medians by the clock and by the processor, in seconds, and the number of queries."""
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from workbench.models import User

    clock, processor, queries = [], [], 0
    for run in range(RUNS + 1):
        client = Client(SERVER_NAME="localhost")
        client.force_login(User.objects.filter(groups__name=visit.role).order_by("pk")[0])
        visit.before()
        cache.clear()
        started, at_work = time.perf_counter(), time.process_time()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(visit.address)
        if response.status_code not in (200, 302):
            raise SystemExit(f"{visit.address}: {response.status_code}")
        if run:  # the first time compiles templates
            clock.append(time.perf_counter() - started)
            processor.append(time.process_time() - at_work)
            queries = len(captured)
    return statistics.median(clock), statistics.median(processor), queries


def main(size: int, only: str) -> None:
    """Make the rows unless they are there, take the times, print them."""
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from sources.models import Article, Segment
    from workbench.jobs.statistics import refresh_statistics

    if not Article.objects.exists():
        from . import reviewed

        reviewed.fill(size)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # as its own housekeeping does in time
    refresh_statistics()  # as a worker does
    say = sys.stdout.write
    say(f"{Segment.objects.count()} segments, 2 targets, on {connection.vendor}\n")
    say("   clock processor queries\n")
    for visit in visits():
        if only in visit.what:
            clock, processor, queries = measure(visit)
            say(f"{clock:6.3f} s  {processor:6.3f} s  {queries:6}  {visit.what}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="How long each page takes.")
    parser.add_argument("segments", nargs="?", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="a folder for the rows")
    parser.add_argument("--only", default="", help="pages with this in their name")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as scratch:
        os.environ["CONCORD_DATA_DIR"] = str(asked.keep or scratch)
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        main(asked.segments, asked.only)
