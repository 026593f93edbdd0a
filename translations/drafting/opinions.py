"""Second opinions: what another engine makes of the same text, to see where the two differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from django.db import transaction

from sources.models import Segment
from translations.engines import PairNotServed, Sentence, engine_for
from translations.estimate import Draft, agreement
from translations.models import State, Translation
from translations.rating import rate_again

_AT_ONCE = 16


def ask_second_opinions(
    engine: str,
    *,
    articles: Sequence[int] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Have `engine` translate what stands behind the unseen drafts of other engines, and rate them
    by how far the two agree; how many got an opinion.

    The second translation itself is not kept. Drafts that have an opinion are passed over, so that
    an interrupted run goes on where it was. Raises EngineUnavailable.
    """
    batches = list(_batches(engine, articles))
    total = sum(len(batch) for _, batch in batches)
    done = asked = 0
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
    return asked


def _batches(
    engine: str, articles: Sequence[int]
) -> Iterator[tuple[tuple[str, str], list[Translation]]]:
    """The drafts to ask about, a few at a time, by the language read and the target."""
    drafts = (
        Translation.objects.filter(state=State.DRAFT, agreement__isnull=True)
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
        for first in range(0, len(group), _AT_ONCE):
            yield way, group[first : first + _AT_ONCE]


def _ask(engine: str, batch: Sequence[Translation], reads: str, target: str) -> int:
    texts = [each.pivot.text if each.pivot else each.segment.text for each in batch]
    second = engine_for(reads, target, engine)
    outputs = second.translate([Sentence(text) for text in texts], reads, target)
    agreed = {
        each.pk: (each.version, agreement(Draft(text, each.text, reads, target, opinions=(said,))))
        for each, text, said in zip(batch, texts, (out.text for out in outputs), strict=True)
        if said
    }
    with transaction.atomic():
        current = Translation.objects.select_for_update().filter(pk__in=agreed)
        unchanged = [each for each in current if each.version == agreed[each.pk][0]]
        for each in unchanged:
            each.agreement = agreed[each.pk][1]
        Translation.objects.bulk_update(unchanged, ["agreement"])
        rate_again([each.pk for each in unchanged])
    return len(unchanged)
