"""Second opinions: what another engine thinks of drafts that may be bad.

An engine that can read (`Scores`) says how likely it finds the draft; of others the draft of the
same text is compared. docs/evaluation.md has the figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from django.db import transaction

from sources.batches import batched
from sources.models import Segment
from sources.update_rows import update_rows
from translations.engines import (
    Engine,
    Hypothesis,
    PairNotServed,
    Scores,
    Sentence,
    default_engine,
    engine_for,
    engines,
)
from translations.estimate import Draft, agreement
from translations.models import State, Translation
from translations.rating import rate_again

ASKED_BELOW = 0.3
"""Drafts that are estimated lower are asked about: most of the bad ones are among them."""

_AT_ONCE = 16


def second_engine() -> str:
    """The name of the engine to ask where nobody chose one: a usable one that can read, beside the
    one that drafts; "" if there is none."""
    drafts = default_engine()
    for each in engines():
        if each is not drafts and isinstance(each, Scores) and each.why_unavailable() is None:
            return each.name
    return ""


def ask_second_opinions(
    engine: str,
    *,
    articles: Sequence[int] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Ask `engine` about the unseen drafts of other engines that have a low estimate (below
    `ASKED_BELOW`), and rate them by what it thinks; how many got an opinion.

    A second translation itself is not kept. Drafts that have an opinion are passed over, so that
    an interrupted run goes on where it was. Raises EngineUnavailable.
    """
    batches = list(_batches(engine, articles))
    total = sum(len(batch) for _, batch in batches)
    done, asked = 0, list[int]()
    for (reads, target), batch in batches:
        if cancelled():
            break
        try:
            asked += _ask(engine, batch, reads, target)
        except PairNotServed:
            continue
        finally:
            done += len(batch)
            progress(done, total)
    rate_again(asked)  # of the first ones it was not known yet what is usual
    return len(asked)


def _batches(
    engine: str, articles: Sequence[int]
) -> Iterator[tuple[tuple[str, str], list[Translation]]]:
    """The drafts to ask about, a few at a time, by the language read and the target."""
    drafts = (
        Translation.objects.filter(
            state=State.DRAFT, agreement__isnull=True, estimate__lt=ASKED_BELOW
        )
        .exclude(engine__in=["", engine])
        .exclude(segment__kind=Segment.Kind.EXCLUDED)
        .select_related("segment__article", "pivot")
        .defer("segment__article__text")
        .order_by("segment__article", "segment__position")
    )
    if articles:
        drafts = drafts.filter(segment__article__in=articles)
    groups: dict[tuple[str, str], list[Translation]] = defaultdict(list)
    for draft in drafts:
        reads = "en" if draft.pivot else draft.segment.article.language
        groups[reads, draft.target].append(draft)
    for way, group in groups.items():
        for batch in batched(group, _AT_ONCE):
            yield way, batch


def _ask(engine: str, batch: Sequence[Translation], reads: str, target: str) -> list[int]:
    texts = [each.pivot.text if each.pivot else each.segment.text for each in batch]
    second = engine_for(reads, target, engine)
    pairs = list(zip(texts, (each.text for each in batch), strict=True))
    if isinstance(second, Scores):
        opinions = _read(second, pairs, reads, target)
    else:
        opinions = _compare(second, pairs, reads, target)
    agreed = {
        each.pk: (each.version, opinion)
        for each, opinion in zip(batch, opinions, strict=True)
        if opinion is not None
    }
    with transaction.atomic():
        current = Translation.objects.select_for_update().filter(pk__in=agreed)
        unchanged = [each for each in current if each.version == agreed[each.pk][0]]
        for each in unchanged:
            each.agreement = agreed[each.pk][1]
        update_rows(unchanged, ["agreement"])
        rate_again([each.pk for each in unchanged])
    return [each.pk for each in unchanged]


def _read(
    second: Scores, pairs: Sequence[tuple[str, str]], reads: str, target: str
) -> list[float | None]:
    """The mean natural-log probability that the engine gives to the tokens of each draft."""
    return second.score([Hypothesis(Sentence(text), said) for text, said in pairs], reads, target)


def _compare(
    second: Engine, pairs: Sequence[tuple[str, str]], reads: str, target: str
) -> list[float | None]:
    """The chrF of each draft against the engine's own."""
    outputs = second.translate([Sentence(text) for text, _ in pairs], reads, target)
    return [
        agreement(Draft(text, said, reads, target, opinions=(output.text,)))
        if output.text
        else None
        for (text, said), output in zip(pairs, outputs, strict=True)
    ]
