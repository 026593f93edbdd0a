"""How long the preview of a term change takes, over 50,000 segments with two targets.

    python -m tests.bench.term_change [SEGMENTS]

Makes rows in a database of its own: 40 segments an article, three names in every segment, of 2,000
concepts the first named in every tenth segment. Prints seconds for the preview of a change in
each language and of 100 and all concepts at once, for the census, for applying a change to 1,000
translations and for taking it back.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

CONCEPTS = 2000
PER_ARTICLE = 40
NAMES = 3
RUNS = 5


def main(size: int) -> None:
    """Make the rows, take the times, print them."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    fill(size)
    say, rows = sys.stdout.write, measure()
    say(f"{size} segments, 2 targets, the concept in one segment of ten\n")
    for what, seconds in rows:
        say(f"{seconds:8.3f} s  {what}\n")


def measure() -> Iterator[tuple[str, float]]:
    """What was done, and the median of its times."""
    from django.contrib.auth import get_user_model

    from glossary.models import Concept
    from glossary.services.change_plan import Plan, Step, plan_concept
    from glossary.services.wording import wordings_of
    from translations.census import take_census
    from translations.models import Translation
    from translations.term_change import Choice, apply_change, preview_change, undo_change

    user = get_user_model().objects.create_superuser("bench")
    concept = Concept.objects.get(identifier="c0")

    def change(language: str, text: str) -> Plan:
        term = concept.terms.get(language=language)
        term.text = text
        return plan_concept(concept, [(term, [])])

    def renamed(count: int) -> list[Step]:
        """Steps that give concepts another English name, as an import would."""
        pks = Concept.objects.order_by("pk").values_list("pk", flat=True)[:count]
        return [
            Step(
                before,
                replace(
                    before,
                    terms=tuple(
                        replace(term, text=term.text.replace("Zone ", "District "))
                        for term in before.terms
                    ),
                ),
            )
            for before in wordings_of(pks).values()
        ]

    for language, text in (("en", "New Zone Name"), ("zh", "新的名字"), ("de", "Satz nennt")):
        steps = change(language, text).steps
        found = preview_change(steps, user=user)
        seconds = median(lambda each=steps: preview_change(each, user=user))
        yield f"preview, {language} term, {found.total} translations touched", seconds
    for count in (100, CONCEPTS):
        steps = renamed(count)
        found = preview_change(steps, user=user)
        seconds = median(lambda each=steps: preview_change(each, user=user))
        what = f"{count} concepts renamed in English"
        yield f"preview, {what}, {found.total} translations touched", seconds
    yield "census of all concepts", median(take_census)
    yield "census of the one", median(lambda: take_census([concept.pk]))
    chosen = Translation.objects.filter(target="en", renditions__occurrence__concept=concept)
    choice = Choice(dict(chosen.distinct().order_by("pk").values_list("pk", "version")[:1000]))
    start = time.perf_counter()
    done = apply_change(lambda: change("en", "New Zone Name"), user=user, choice=choice)
    yield f"apply to {len(choice.chosen)}, and verify all", time.perf_counter() - start
    start = time.perf_counter()
    undo_change(done, user=user)
    yield "take it back", time.perf_counter() - start


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def fill(size: int) -> None:
    """The rows, as the services would leave them."""
    from glossary.models import Concept, Occurrence, Term
    from glossary.services.revision import touch
    from sources.models import Article, Segment
    from translations.models import MemoryUnit, Rendition, Revision, Translation

    concepts = Concept.objects.bulk_create(
        Concept(identifier=f"c{number}", category="zone") for number in range(CONCEPTS)
    )
    words = {"de": "Zone N{:04}", "en": "Zone {:04}", "zh": "区{:04}"}
    terms = Term.objects.bulk_create(
        Term(concept=concept, language=language, text=text.format(number), folded=text)
        for number, concept in enumerate(concepts)
        for language, text in words.items()
    )
    german = {term.concept_id: term for term in terms if term.language == "de"}
    articles = Article.objects.bulk_create(
        Article(language="de", title=f"A {number}", text="x", fingerprint=str(number))
        for number in range(size // PER_ARTICLE)
    )
    named = [
        [concepts[0 if number % 10 == 0 else 1 + number % (CONCEPTS - 2)]]
        + [concepts[1 + (number * 7 + each * 13) % (CONCEPTS - 1)] for each in range(1, NAMES)]
        for number in range(size)
    ]
    texts = [
        "Ein Satz nennt "
        + " und ".join(german[each.pk].text for each in names)
        + ", weiter nichts."
        for names in named
    ]
    segments = Segment.objects.bulk_create(
        (
            Segment(
                article=articles[number // PER_ARTICLE],
                position=number % PER_ARTICLE + 1,
                paragraph=1,
                start=number,
                end=number + 1,
                text=text,
            )
            for number, text in enumerate(texts[: len(articles) * PER_ARTICLE])
        ),
        batch_size=2000,
    )
    occurrences = Occurrence.objects.bulk_create(
        (
            Occurrence(
                segment=segment,
                concept=concept,
                term=german[concept.pk],
                start=(start := segment.text.index(german[concept.pk].text)),
                end=start + len(german[concept.pk].text),
                surface=german[concept.pk].text,
            )
            for segment, names in zip(segments, named, strict=False)
            for concept in dict.fromkeys(names)
        ),
        batch_size=2000,
    )
    by_segment: dict[int, list[Occurrence]] = {}
    for occurrence in occurrences:
        by_segment.setdefault(occurrence.segment_id, []).append(occurrence)
    states = ["approved", "translated", "draft", "draft"]
    numbers = {concept.pk: number for number, concept in enumerate(concepts)}
    for target in ("en", "zh"):
        forms = {pk: words[target].format(number) for pk, number in numbers.items()}
        translations = Translation.objects.bulk_create(
            (
                Translation(
                    segment=segment,
                    target=target,
                    text="It names "
                    + " and ".join(forms[each.concept_id] for each in by_segment[segment.pk])
                    + ".",
                    state=states[number % 4],
                    origin="mt",
                    version=1,
                )
                for number, segment in enumerate(segments)
            ),
            batch_size=2000,
        )
        Revision.objects.bulk_create(
            (
                Revision(
                    translation=each, number=1, action="drafted", text=each.text, state=each.state
                )
                for each in translations
            ),
            batch_size=2000,
        )
        MemoryUnit.objects.bulk_create(
            (
                MemoryUnit(
                    segment=each.segment,
                    source_language="de",
                    target=target,
                    source_text=each.segment.text,
                    source_hash=str(each.segment_id),
                    text=each.text,
                )
                for each in translations
                if each.state == "approved"
            ),
            batch_size=2000,
        )
        Rendition.objects.bulk_create(renditions(translations, by_segment, forms), batch_size=2000)
    touch()


def renditions(translations, by_segment, forms) -> Iterator[object]:
    from translations.models import Rendition

    for translation in translations:
        at = 0
        for occurrence in by_segment[translation.segment_id]:
            form = forms[occurrence.concept_id]
            start = translation.text.index(form, at)
            at = start + len(form)
            yield Rendition(
                translation=translation,
                occurrence=occurrence,
                required=form,
                found=form,
                start=start,
                end=at,
                verdict="right",
                outcome="satisfied",
            )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="concord-bench-") as folder:
        os.environ["CONCORD_DATA_DIR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings")
        import django

        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
