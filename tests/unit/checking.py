"""How tests of the checks say what they expect."""

from __future__ import annotations

from translations.checks import Pair, RequiredName, run_checks
from workbench.said.wordings import fits


def found(
    check: str, languages: str, source: str, target: str, *names: RequiredName, pivot: str = ""
) -> list[tuple[str, str]]:
    """The severity and the objected-to text of each failure; `languages` is "de-en".

    The objected-to text is "" where the whole target is meant.
    """
    source_language, target_language = languages.split("-")
    pair = Pair(source, source_language, target, target_language, pivot, names)
    failures = run_checks(pair, only=[check])
    # Whatever a check says has to be sayable in the languages of the pages.
    assert [failure.message for failure in failures if not fits(failure.message)] == []
    return [
        (
            failure.severity,
            ""
            if (failure.start, failure.end) == (0, len(target))
            else target[slice(*_span(failure))],
        )
        for failure in failures
    ]


def _span(failure: object) -> tuple[int, int]:
    return failure.start, failure.end  # type: ignore[attr-defined]
