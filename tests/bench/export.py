"""How long does each format take, and how much memory, beside translate-toolkit writing TMX?

    python -m tests.bench.export [--pairs 1000000] [--formats tmx docx …]

Each format is written in a process of its own, from pairs that are made up as they are asked for,
so that its peak memory is the writer's. Seconds are of processor time. `ratio` is the time a pair
takes as a part of the time that translate-toolkit takes for one. That holds the whole file in
memory, so it is given 100,000 pairs at most.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from translations.exporters import (
    AlignedPair,
    ExportMeta,
    TermOutcome,
    facts,
    formats,
    write_file,
)

REFERENCE = "translate-toolkit"
MOST_FOR_REFERENCE = 100_000
_META = ExportMeta(["de"], ["en"], "0", datetime(2026, 3, 1, tzinfo=UTC))
_WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
_SEGMENTS = 60


def pairs(count: int) -> Iterator[AlignedPair]:
    """Made up pairs as they occur: 110 characters, three states, a term in every second one."""
    term = TermOutcome("Wirtschaftskreis", "economic circle", "satisfied", "c1", 4, 20)
    for number in range(count):
        article = number // _SEGMENTS
        yield AlignedPair(
            segment=f"{article}.{number % _SEGMENTS}",
            article=article,
            article_title=f"Artikel {article} über den Wirtschaftskreis",
            outlet="Nachrichten",
            published_on="2021-04",
            source_language="de",
            target="en",
            source=f"Der Wirtschaftskreis „Chengdu-Chongqing“ ist im Jahr {number} um 2,5 % "
            "gewachsen, teilte die Verwaltung am Montag mit.",
            translation=f"The Chengdu-Chongqing economic circle grew by 2.5% in year {number}, the "
            "administration announced on Monday.",
            state=("draft", "translated", "approved")[number % 3],
            origin="mt",
            origin_detail="machine, argos 1.9",
            engine="argos",
            engine_version="1.9",
            changed_by="lena",
            changed_at=_WHEN,
            version=number % 5 + 1,
            score=-0.25,
            terms=(term,) if number % 2 else (),
        )


def write_reference(count: int, path: Path) -> None:
    """The same TMX by translate-toolkit; the props, which it does not know, join its tree."""
    from lxml import etree
    from translate.storage.tmx import tmxfile

    store = tmxfile()
    for pair in pairs(count):
        store.addtranslation(pair.source, "de", pair.translation, "en", pair.note)
        unit = store.units[-1]
        unit.setid(pair.segment)
        said = {
            "article": str(pair.article),
            "title": pair.article_title,
            "outlet": pair.outlet,
            "date": pair.published_on,
            **facts.of_source(pair),
            "state": pair.state,
            **facts.of_translation(pair),
        }
        for name, value in said.items():
            etree.SubElement(unit.xmlelement, "prop", type=f"x-{name}").text = value
    with path.open("wb") as out:
        store.serialize(out)


def measure(name: str, count: int) -> dict[str, float]:
    """Write one format in this process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "out"
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        if name == REFERENCE:
            write_reference(count, path)
        else:
            write_file(name, pairs(count), path, _META)
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return {
            "pairs": count,
            "seconds": seconds,
            "peak_mb": peak / 1024,
            "grown_mb": (peak - idle) / 1024,
            "file_mb": path.stat().st_size / 1e6,
        }


def in_a_process(name: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.export", "--measure", name, "--pairs", str(count)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--formats", nargs="+", default=list(formats()), choices=list(formats()))
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        sys.stdout.write(json.dumps(measure(options.measure, options.pairs)))
        return
    reference = in_a_process(REFERENCE, min(options.pairs, MOST_FOR_REFERENCE))
    per_pair = reference["seconds"] / reference["pairs"]
    sys.stdout.write("format              pairs   seconds  peak MB  grown MB  file MB  ratio\n")
    for name in [REFERENCE, *options.formats]:
        found = reference if name == REFERENCE else in_a_process(name, options.pairs)
        ratio = found["seconds"] / found["pairs"] / per_pair
        sys.stdout.write(
            f"{name:17} {found['pairs']:7} {found['seconds']:9.2f} {found['peak_mb']:8.0f} "
            f"{found['grown_mb']:9.0f} {found['file_mb']:8.1f} {ratio:6.2f}\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
