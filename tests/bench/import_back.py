"""How long edited translations take back in, and how much memory.

    python -m tests.bench.import_back [ROWS]

Makes rows in a database of its own: machine drafts of real German sentences (../shared/eval), 50 an
article, two names in every second one. They are exported as TSV, a word is put before each, and the
file is read, applied and taken back. Seconds are of processor time; memory is the most that the
process had until then, which grows with the number of rows only where something is held for all of
them: the file itself, and while it is read what tells repeated rows.
"""

from __future__ import annotations

import csv
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.shared import SHARED

PER_ARTICLE = 50
AT_ONCE = 100  # articles


def main(rows: int, folder: Path) -> None:
    """Make the rows, take the times, print them."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from translations import import_back
    from translations.models import TranslationImport

    call_command("migrate", verbosity=0)
    fill(rows)
    exported, path = folder / "exported.tsv", folder / "edited.tsv"
    call_command("export", "tsv", out=str(exported), stdout=sys.stderr, stderr=sys.stderr)
    with (
        exported.open(encoding="utf-8", newline="") as lines,
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        table = csv.DictReader(lines, delimiter="\t")
        edited = csv.DictWriter(file, table.fieldnames or [], delimiter="\t")
        edited.writeheader()
        edited.writerows(cells | {"target": f"Indeed, {cells['target']}"} for cells in table)
    user = get_user_model().objects.create_superuser("bench")
    sys.stdout.write(f"{rows} rows, {path.stat().st_size / 1024**2:.0f} MiB\n")
    batch = import_back.receive(path.name, path.read_bytes(), user=user)
    taken("read and held against what is here", lambda: import_back.plan_import(batch))
    batch = TranslationImport.objects.defer("content").get()
    taken("applied", lambda: import_back.apply_import(batch, user=user))
    batch.refresh_from_db(fields=["state"])
    taken("taken back", lambda: import_back.undo_import(batch, user=user))
    sys.stdout.write(f"{batch.texts.filter(outcome='undone').count()} texts as they were\n")


def taken(what: str, work: Callable[[], object]) -> None:
    """Print how long it took and the most memory used so far."""
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"{seconds:8.1f} s  {peak:6} MB  {what}\n")
    sys.stdout.flush()


def fill(rows: int) -> None:
    """Articles with drafts, as the services would leave them."""
    from glossary.models import Concept, Term
    from glossary.services.occurrences import match_articles
    from sources.models import Article, Segment
    from translations.history import record_all
    from translations.models import Revision, Translation

    folder = SHARED / "eval"
    german, english = (
        (folder / f"flores-dev.{code}").read_text(encoding="utf-8").splitlines()
        for code in ("de", "en")
    )
    concepts = Concept.objects.bulk_create(Concept(identifier=f"c{n}") for n in range(20))
    Term.objects.bulk_create(
        Term(concept=concept, language=language, text=name, folded=name.casefold())
        for number, concept in enumerate(concepts)
        for language, name in (("de", f"Kreis {number}er Zone"), ("en", f"Zone {number} Circle"))
    )
    articles = range(-(-rows // PER_ARTICLE))
    for first in range(0, len(articles), AT_ONCE):
        made = Article.objects.bulk_create(
            Article(language="de", title=f"Artikel {n}", text="", fingerprint=f"f{n}")
            for n in articles[first : first + AT_ONCE]
        )
        segments, texts = [], []
        for number, article in enumerate(made, first):
            for position in range(min(PER_ARTICLE, rows - number * PER_ARTICLE)):
                line = number * PER_ARTICLE + position
                name = line // 2 % 20
                odd = line % 2
                source = german[line % len(german)]
                text = english[line % len(english)]
                source += "" if odd else f" Kreis {name}er Zone, Kreis {(name + 1) % 20}er Zone."
                text += "" if odd else f" Zone {name} Circle, Zone {(name + 1) % 20} Circle."
                texts.append(text)
                segments.append(
                    Segment(
                        article=article,
                        position=position + 1,
                        paragraph=1,
                        start=position * 1000,
                        end=position * 1000 + len(source),
                        text=source,
                    )
                )
        Segment.objects.bulk_create(segments)
        drafts = Translation.objects.bulk_create(
            Translation(segment=segment, target="en") for segment in segments
        )
        for draft, text in zip(drafts, texts, strict=True):
            draft.text, draft.state = text, "draft"
            draft.origin, draft.engine, draft.engine_version, draft.score = "mt", "argos", "1", -0.3
        record_all(drafts, Revision.Action.DRAFTED)
        match_articles(made)


if __name__ == "__main__":
    if not SHARED.is_dir():
        sys.exit("There is no folder ../shared beside the checkout, which holds the sentences.")
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        os.environ["CONCORD_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
        import django

        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000, Path(folder))
