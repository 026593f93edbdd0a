"""Run every benchmark, each in a process of its own: `make bench`."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run them one after the other, so that none disturbs another; 1 if any failed."""
    failed = []
    for path in sorted(HERE.glob("[a-z]*.py")):
        sys.stdout.write(f"\n== {path.stem} ==\n")
        sys.stdout.flush()
        started = time.monotonic()
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{path.stem}"], check=False)
        sys.stdout.write(f"-- {time.monotonic() - started:.0f} s\n")
        if done.returncode:
            failed.append(path.stem)
    if failed:
        sys.stdout.write(f"\nfailed: {', '.join(failed)}\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
