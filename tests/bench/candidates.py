"""Recall and precision of the proposals on the five real articles.

python -m tests.bench.candidates
"""

from __future__ import annotations

import sys
import time

from tests.candidates_gold import TERM, by, gold, measure, propose
from tests.shared import SHARED


def main() -> int:
    if not SHARED.is_dir():
        sys.stderr.write("There is no folder ../shared beside the checkout.\n")
        return 1
    began = time.perf_counter()
    groups = propose()
    seconds = time.perf_counter() - began
    score = measure(groups)
    wanted = by(score.names)
    missed = by(score.missed)
    out = sys.stdout.write
    for (language, category), count in sorted(wanted.items()):
        found = count - missed.get((language, category), 0)
        out(f"{language}  {category:<13} {found:>3} of {count:>3}\n")
    terms = sum(name.category == TERM for name in gold())
    out(f"gold: {len(score.names)} names, {terms} optional terms\n")
    out(f"recall {score.recall:.1%} in a list of {len(groups)} groups, {seconds:.1f} s\n")
    for first in (20, 60, 100, len(groups)):
        out(f"precision in the first {first}: {measure(groups, first).precision:.1%}\n")
    early = measure(groups[:100])
    out(f"recall in the first 100: {early.recall:.1%}\n")
    out("missed:\n" + "".join(f"  {n.language} {n.category}: {n.forms[0]}\n" for n in score.missed))
    out("wrong among the first 60:\n")
    out("".join(f"  {g.members[0].language} {g.members[0].text}\n" for g in score.wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
