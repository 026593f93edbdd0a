"""Run every test that can run here, in parts, and sum them up: `python -m tests.run`.

A part whose program is missing (PostgreSQL, Chromium) is left out, and the summary says why.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
# A browser is another program on a machine that may be busy: a test that fails in it is tried
# again, and the summary names it.
AGAIN = ["--reruns", "2", "-rR"]
POSTGRESQL = str(ROOT / "tests" / "postgresql.sh")
PROGRAM_MISSING = 77


@dataclass
class Part:
    """A run of some tests; `left_out` says why it did not take place."""

    title: str
    command: list[str]
    left_out: str = ""
    status: int = 0
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, folder: Path) -> None:
        """Run the part, its output passing through, and count its tests."""
        if self.left_out:
            return
        say(f"\n== {self.title} ==")
        report = folder / f"{self.title}.xml"
        data = folder / self.title
        started = time.monotonic()
        self.status = subprocess.run(
            [*self.command, f"--junit-xml={report}"],
            cwd=ROOT,
            env=os.environ | {"CONCORD_DATA_DIR": str(data)},
            check=False,
        ).returncode
        self.seconds = time.monotonic() - started
        if self.status == PROGRAM_MISSING:
            self.status, self.left_out = 0, "the server's programs were not found"
        elif report.exists():
            self.counts = count(report)

    def __str__(self) -> str:
        if self.left_out:
            return f"{self.title:<38} not run: {self.left_out}"
        verdict = f", ended with status {self.status}" if self.status else ""
        return f"{self.title:<38} {in_words(self.counts)}, {self.seconds:.0f} s{verdict}"


def count(report: Path) -> Counter[str]:
    """The outcomes in a JUnit report."""
    counts: Counter[str] = Counter(passed=0, failed=0)
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - our own file
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        counts["failed"] += failed
        counts["passed"] += int(suite.get("tests", 0)) - failed - skipped
        if skipped:
            counts["skipped"] += skipped
    return counts


def in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {outcome}" for outcome, number in counts.items())


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def find_chromium() -> str:
    """The path of a Chromium-like browser, from $CHROMIUM or the usual names; else empty."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    return next(filter(None, map(shutil.which, filter(None, names))), "")


def parts(chromium: str) -> list[Part]:
    with_database = [
        f"tests/{folder.name}"
        for folder in sorted((ROOT / "tests").iterdir())
        if folder.is_dir() and folder.name not in {"unit", "browser", "golden", "__pycache__"}
    ]
    return [
        Part("unit and database tests on SQLite", [*PYTEST, "-n2", "--ignore=tests/browser"]),
        Part(
            "database tests on PostgreSQL",
            [POSTGRESQL, *PYTEST, "-n2", *with_database],
            "" if "DATABASE_URL" not in os.environ else "DATABASE_URL is set: see the first part",
        ),
        Part(
            "browser tests",
            [*PYTEST, *AGAIN, "tests/browser"],
            "" if chromium else "no Chromium was found; install it, or name it in $CHROMIUM",
        ),
    ]


def main() -> int:
    chromium = find_chromium()
    os.environ["CHROMIUM"] = chromium
    runs = parts(chromium)
    with tempfile.TemporaryDirectory(prefix="concord-tests-") as folder:
        for part in runs:
            part.run(Path(folder))
    total = sum((part.counts for part in runs), Counter(passed=0, failed=0))
    say("\n== summary ==")
    for part in runs:
        say(str(part))
    # Counter addition drops zeros, and "0 failed" is the point of the line.
    say(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return int(any(part.status for part in runs))


if __name__ == "__main__":
    raise SystemExit(main())
