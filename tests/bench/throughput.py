"""How much of a model's own speed drafting keeps: `python -m tests.bench.throughput [SENTENCES]`.

Installs the package of transformer_base.py in a data folder of its own, and drafts German articles
of 40 sentences into English, from the rows of the database to the rows of the database, beside

* `ctranslate2.Translator.translate_batch`, of the same model with the same options and threads,
  given all sentences at once and already cut into pieces (wanted: 0.9 of its speed),
* `argostranslate.translate`, a call a segment, without its own splitting (wanted: 3 times it),
* itself with a glossary that requires, in each third sentence, one name the model did not write
  (wanted: 0.5 of the speed without).

Each ratio is the median over rounds that take every time once; `processor` is the same ratio in
seconds of processor time, which other work on the machine disturbs less.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROUNDS = 3
PER_ARTICLE = 40
ARGOS_SENTENCES = 32
NAMES = ("Kalbrun", "Dremau", "Schofling", "Wertau", "Bostring", "Flanau", "Grumlitz")


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds a sentence: by the clock, and of the processor."""

    clock: float
    processor: float

    def ratio(self, other: Took) -> tuple[float, float]:
        """The speed of this as part of the speed of `other`."""
        return other.clock / self.clock, other.processor / self.processor


def main(size: int, folder: Path) -> None:
    """Set up, take the times, print them."""
    from django.core.management import call_command

    from tests.bench.transformer_base import build, sentences
    from translations.engines.argos.install import install_packages

    call_command("migrate", verbosity=0)
    report = install_packages([build(folder / "de_en.argosmodel", folder / "model")])
    if report.failed:
        raise SystemExit(report.failed)
    texts = [named(at, text) for at, text in enumerate(sentences(size))]
    articles = import_articles(texts)
    say = sys.stdout.write
    say(f"{size} sentences of {sum(map(len, texts)) // size} characters, {os.cpu_count()} cores\n")
    for what, wanted, ratios, took in measure(texts, articles):
        clock, processor = (statistics.median(each) for each in zip(*ratios, strict=True))
        say(
            f"{clock:6.2f}  (processor {processor:5.2f}, wanted {wanted})  {what}: "
            f"{1 / statistics.median(each.clock for each in took):.1f} sentences a second\n"
        )


def measure(
    texts: Sequence[str], articles: Sequence[int]
) -> list[tuple[str, float, list[tuple[float, float]], list[Took]]]:
    """What was compared, the ratio wanted, the ratios of each round, the times of each round."""
    pipeline = _timed(lambda: drafted(articles, len(texts)), len(texts), undrafted)
    forcing = _timed(
        lambda: drafted(articles, len(texts), (len(texts) + 2) // 3), len(texts), undrafted
    )
    bare = _timed(bare_decoding(texts), len(texts))
    argos = _timed(argos_calls(texts[:ARGOS_SENTENCES]), ARGOS_SENTENCES)
    pipeline(), bare()  # warm
    plain, alone, single, termed = [], [], [], []
    for _ in range(ROUNDS):
        alone.append(bare())
        plain.append(pipeline())
        single.append(argos())
        with glossary():
            termed.append(forcing())
    pairs = (
        ("drafting, against translate_batch", 0.9, plain, alone),
        ("drafting, against argostranslate by the segment", 3, plain, single),
        ("drafting with terms, against drafting without", 0.5, termed, plain),
    )
    return [
        (what, wanted, [a.ratio(b) for a, b in zip(ours, theirs, strict=True)], ours)
        for what, wanted, ours, theirs in pairs
    ]


def _timed(
    work: Callable[[], object], sentences: int, before: Callable[[], object] = lambda: None
) -> Callable[[], Took]:
    """A function that takes the time of `work`, not of what is done `before`."""

    def take() -> Took:
        before()
        clock, processor = time.perf_counter(), time.process_time()
        work()
        return Took(
            (time.perf_counter() - clock) / sentences,
            (time.process_time() - processor) / sentences,
        )

    return take


def undrafted() -> None:
    """As articles are before anybody drafts them: matched with the glossary, without a text."""
    from sources.models import Article
    from translations.models import Translation
    from translations.verification import bring_up_to_date

    Translation.objects.all().delete()
    bring_up_to_date(list(Article.objects.all()))


def drafted(articles: Sequence[int], expected: int, names: int = 0) -> None:
    """Draft the articles from nothing. The model writes none of the names by itself, and finds them
    too unlikely to be kept where they are forced; the work is the same."""
    from translations.drafting import draft

    report = draft(articles=articles, targets=["en"])
    if report.from_engine != expected:
        raise SystemExit(f"drafted {report.from_engine} of {expected} sentences")
    if report.outcomes.total() != names or report.outcomes["satisfied"]:
        raise SystemExit(f"{names} names were to be forced: {dict(report.outcomes)}")


def bare_decoding(texts: Sequence[str]) -> Callable[[], object]:
    """One call of CTranslate2 for all sentences, with the options the engine decodes with."""
    import ctranslate2

    from translations.engines.argos.library import installed
    from translations.engines.argos.model import BEAM, LENGTH_PENALTY, LONGEST_OUTPUT

    package = installed()["de", "en"]
    pieces = [package.tokenizer.encode(text) for text in texts]
    translator = ctranslate2.Translator(
        str(package.folder / "model"), inter_threads=min(os.cpu_count() or 1, 4), intra_threads=1
    )
    options: dict[str, Any] = {
        "beam_size": BEAM,
        "length_penalty": LENGTH_PENALTY,
        "replace_unknowns": True,
        "return_scores": True,
        "max_decoding_length": LONGEST_OUTPUT,
        "max_batch_size": 1024,
        "batch_type": "tokens",
    }
    return lambda: translator.translate_batch(pieces, **options)


def argos_calls(texts: Sequence[str]) -> Callable[[], object]:
    """The library's own translation, a segment a call."""
    from argostranslate import translate

    class Whole:
        """A splitter that leaves a segment whole; the library's own would be downloaded."""

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    translate.get_installed_languages.cache_clear()
    found = translate.get_translation_from_codes("de", "en")
    found.underlying.sentencizer = Whole()
    return lambda: [found.translate(text) for text in texts]


@contextmanager
def glossary() -> Iterator[None]:
    """A glossary that requires the names of `named`, as long as it lasts."""
    from glossary.models import Concept
    from glossary.services.revision import touch
    from tests.factories import make_concept

    for name in NAMES:
        make_concept(category="zone", de=f"Sonderzone {name}", en=f"{name} Special Zone")
    yield
    Concept.objects.all().delete()
    touch()


def named(number: int, text: str) -> str:
    """The sentence; each third gets a name."""
    if number % 3:
        return text
    first, second, rest = text.split(" ", 2)
    return f"{first} {second} Sonderzone {NAMES[number // 3 % len(NAMES)]} {rest}"


def import_articles(texts: Sequence[str]) -> list[int]:
    """Articles of these sentences; their ids."""
    from tests.factories import make_article

    return [
        make_article(texts[begin : begin + PER_ARTICLE]).pk
        for begin in range(0, len(texts), PER_ARTICLE)
    ]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as place:
        os.environ["CONCORD_DATA_DIR"] = place
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
        import django

        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, Path(place))
