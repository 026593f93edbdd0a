"""How long a large glossary takes to come in as CSV, be imported again, changed, and taken back.

    python -m tests.bench.glossary_import [ROWS]

Four terms a concept, in the four languages, all single made-up words, which is the slow case: each
is looked up in the dictionaries of common words. Each step is a process of its own on a database of
its own. Seconds are of processor time, the start of the program among them; memory is the most that
the process had.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

STEPS = ("new", "the same again", "another source in each row", "taken back")
_LATIN = [consonant + vowel for consonant in "bdkl" for vowel in "aeiou"]
_CYRILLIC = [consonant + vowel for consonant in "бдкл" for vowel in "аеиоу"]


def main(rows: int) -> None:
    """Run the steps and print what each took."""
    sys.stdout.write(f"{rows} rows of {rows // 4} concepts\n")
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        os.environ["CONCORD_DATA_DIR"] = folder
        write(Path(folder) / "new.csv", rows, "Register")
        write(Path(folder) / "changed.csv", rows, "Ledger")
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
        for number, step in enumerate(STEPS):
            command = [sys.executable, "-m", "tests.bench.glossary_import", "--step", str(number)]
            before = os.times()
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            after = os.times()
            seconds = (after.children_user + after.children_system) - (
                before.children_user + before.children_system
            )
            peak = int(done.stdout.rsplit(maxsplit=1)[-1])
            sys.stdout.write(f"{seconds:8.1f} s  {peak:6} MB  {step}\n")
            sys.stdout.flush()


def step(number: int) -> None:
    """Do one step in this process, and print the most memory it took in MB."""
    import resource

    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from translations.models import TermChange
    from translations.term_change import undo_change

    folder = Path(os.environ["CONCORD_DATA_DIR"])
    if number == len(STEPS) - 1:
        user = get_user_model().objects.create_superuser("bench")
        for change in TermChange.objects.order_by("-pk"):
            undo_change(change, user=user)
    else:
        name = "changed.csv" if number == 2 else "new.csv"
        call_command("import_glossary", str(folder / name))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"\n{peak}\n")


def write(path: Path, rows: int, source: str) -> None:
    """A long table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        columns = "concept category definition language term status type reliability source forms"
        table.writerow(columns.split())
        for number in range(rows // 4):
            for language, term in terms(number).items():
                said = ["preferred", "full", "attested", source]
                forms = f"{term}s|{term}e" if language == "de" else ""
                about = [f"c-{number}", "zone", f"Concept number {number}"]
                table.writerow([*about, language, term, *said, forms])


def terms(number: int) -> dict[str, str]:
    """Names that no other number has."""
    digits = [number // len(_LATIN) ** place % len(_LATIN) for place in range(5)]
    latin = "".join(_LATIN[digit] for digit in digits).capitalize()
    return {
        "de": latin,
        "ru": "".join(_CYRILLIC[digit] for digit in digits).capitalize(),
        "en": f"{latin} Zone",
        "zh": "".join(chr(0x4E00 + 97 * place + digit) for place, digit in enumerate(digits)),
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
    if sys.argv[1:2] == ["--step"]:
        step(int(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 40_000)
