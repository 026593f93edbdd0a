"""Run every benchmark, each in a process of its own: `make bench`."""

from __future__ import annotations

import subprocess
import sys
import time

BENCHES = (
    "matching",
    "term_change",
    "memory",
    "candidates",
    "checks",
    "estimate",
    "evaluate",
    "throughput",
    "export",
    "alignment",
    "pages",
    "glossary_import",
    "import_back",
)


def main() -> int:
    """Run them one after the other, so that none disturbs another; 1 if any failed."""
    failed = []
    for name in BENCHES:
        sys.stdout.write(f"\n== {name} ==\n")
        sys.stdout.flush()
        started = time.monotonic()
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False)
        sys.stdout.write(f"-- {time.monotonic() - started:.0f} s\n")
        if done.returncode:
            failed.append(name)
    if failed:
        sys.stdout.write(f"\nfailed: {', '.join(failed)}\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
