"""Learn the lexicons of the quality estimate: which words usually render which.

    .venv/bin/python -m tests.bench.estimate_lexicon    write translations/estimate/lexicons/ anew

From the pairs that the embedded engine's adapter was trained on, in ../shared/models/train;
the test sets have no part in it. Takes some minutes and 4 GB of memory.
"""

from __future__ import annotations

import gzip
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from translations.alignment.model_one import learn
from translations.alignment.words import Vocabulary, words
from translations.estimate.lexicon import FOLDER

PAIRS = Path(__file__).resolve().parents[3] / "shared" / "models" / "train" / "pairs.jsonl.xz"
SEEN = 3
"""Words seen fewer times are left out."""
LIKELY, RENDITIONS = 0.02, 12
"""A rendition is kept from this probability on, and so many of a word."""
LONGEST = 60  # words; what is longer is mostly not one sentence

Sides = tuple[list[str], list[str]]


def pairs() -> dict[tuple[str, str], list[Sides]]:
    """The sentence pairs as words, by their languages; those with hints in them are left out."""
    found: dict[tuple[str, str], list[Sides]] = defaultdict(list)
    with lzma.open(PAIRS, "rt", encoding="utf-8") as file:
        for line in file:
            pair = json.loads(line)
            sides = words(pair["source"]), words(pair["target"])
            if not pair["origin"].endswith("+") and max(map(len, sides)) <= LONGEST:
                found[pair["from"], pair["to"]].append(sides)
    return found


def common(sentences: Sequence[Sequence[str]]) -> Vocabulary:
    """The sentences without their rare words."""
    counts = Counter(word for sentence in sentences for word in sentence)
    return Vocabulary([w for w in sentence if counts[w] >= SEEN] for sentence in sentences)


def lexicon(sides: Sequence[Sides]) -> Iterator[str]:
    """The lines of a lexicon: the target's words with how many in a million they are, then for each
    source word its renditions, as numbers of those lines, with their probability in per cent."""
    source, target = (common([each[side] for each in sides]) for side in (0, 1))
    table = learn(zip(source.sentences, target.sentences, strict=True), (len(source), len(target)))
    rows = {}
    for word, at in source.ids.items():
        likely = np.argsort(-table[at])[:RENDITIONS]
        kept = [(int(to), float(table[at, to])) for to in likely if table[at, to] >= LIKELY]
        if kept:
            rows[word] = kept
    used = sorted({to for kept in rows.values() for to, _ in kept})
    numbers = {to: number for number, to in enumerate(used)}
    spelling = list(target.ids)
    for to in used:
        yield f"{spelling[to]}\t{1e6 * target.share[to]:.1f}"
    yield ""
    for word in sorted(rows):
        kept_as = (f"{numbers[to]}:{100 * share:.0f}" for to, share in rows[word])
        yield "\t".join([word, *kept_as])


def main() -> None:
    if not PAIRS.is_file():
        sys.exit("There are no ../shared/models/train/pairs.jsonl.xz beside the checkout.")
    FOLDER.mkdir(exist_ok=True)
    every = pairs()
    for languages in (("de", "en"), ("ru", "en"), ("en", "zh")):
        text = "\n".join(lexicon(every[languages])) + "\n"
        path = FOLDER / f"{'-'.join(languages)}.txt.gz"
        path.write_bytes(gzip.compress(text.encode(), mtime=0))
        sys.stdout.write(f"{path.name}: {len(text.splitlines())} lines, {path.stat().st_size} B\n")


if __name__ == "__main__":
    main()
