"""Bringing the stored findings of translations up to date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from glossary.models import Occurrence
from translations.checks import Failure, Pair, Severity, run_checks
from translations.models import CheckedText, Dismissal, Finding, Rendition, Translation

from .keys import keyed
from .pairs import Checked, digest

_FIELDS = ("kind", "severity", "message", "start", "end", "key", "dismissal_id")


def update_findings(
    translations: Sequence[Translation],
    renditions: Iterable[Rendition],
    occurrences: Iterable[Occurrence],
) -> None:
    """Run the checks on those translations of which they have not seen what there is now.

    That is text, source, pivot and verdicts on names (`renditions`: all there are, of
    `occurrences`), and the checks' own code. What was dismissed stays so where the key is the same.
    The queries do not depend on the number of translations. Call it in the transaction that
    changed them.
    """
    checked = Checked.of(translations, renditions, occurrences)
    pairs = {each.pk: checked.pair(each) for each in translations}
    digests = {pk: digest(pair) for pk, pair in pairs.items()}
    seen = dict(
        CheckedText.objects.filter(translation__in=list(pairs)).values_list("translation", "digest")
    )
    changed = {pk: pairs[pk] for pk in pairs if digests[pk] != seen.get(pk, "")}
    if not changed:
        return
    _store(changed, _check(changed))
    CheckedText.objects.bulk_create(
        [CheckedText(translation_id=pk, digest=digests[pk]) for pk in changed],
        update_conflicts=True,
        unique_fields=["translation"],
        update_fields=["digest"],
    )


def _check(pairs: Mapping[int, Pair | None]) -> list[Finding]:
    """What the checks object to, by the translation's id; those dismissed have their dismissal."""
    dismissed = {
        (each.translation_id, each.key): each.pk
        for each in Dismissal.objects.filter(translation__in=list(pairs), taken_back_at=None)
    }
    return [
        Finding(
            translation_id=pk,
            kind=failure.check,
            severity=failure.severity,
            message=failure.message,
            start=failure.start,
            end=failure.end,
            key=key,
            dismissal_id=dismissed.get((pk, key)),
        )
        for pk, pair in pairs.items()
        if pair
        for key, failure in keyed(pair.target, run_checks(pair))
    ]


def as_failure(finding: Finding) -> Failure:
    """A stored finding as the check gave it."""
    severity = cast(Severity, finding.severity)
    return Failure(finding.kind, severity, finding.message, finding.start, finding.end)


def _store(pairs: Mapping[int, Pair | None], found: Iterable[Finding]) -> None:
    """Make the findings of these translations those of `found`; what stays keeps its row."""
    gone = {
        (each.translation_id, *_values(each)): each.pk
        for each in Finding.objects.filter(translation__in=list(pairs))
    }
    new = [each for each in found if not gone.pop((each.translation_id, *_values(each)), None)]
    if gone:
        Finding.objects.filter(pk__in=list(gone.values())).delete()
    Finding.objects.bulk_create(new)


def _values(finding: Finding) -> tuple[object, ...]:
    return tuple(getattr(finding, name) for name in _FIELDS)
