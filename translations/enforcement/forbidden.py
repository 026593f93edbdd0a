"""Deprecated forms in a draft: none may stay, whether an occurrence asks for one or not."""

from __future__ import annotations

from dataclasses import replace

from glossary.matching.rendition import Requirement, find_renditions

from .task import Attempt
from .wording import Span, replaced


def forbidden(attempt: Attempt) -> list[tuple[Span, Requirement]]:
    """Where a deprecated form of a wanted concept stands, in the order of the text."""
    concepts = {
        wanted.requirement.concept: wanted.requirement
        for wanted in attempt.task.wanted
        if any(term.deprecated for term in wanted.requirement.terms)
    }
    places = []
    for requirement in concepts.values():
        only = replace(
            requirement, terms=tuple(term for term in requirement.terms if term.deprecated)
        )
        # As many as could stand there at all: each place is found once.
        times = sum(attempt.text.casefold().count(t.text.casefold()) for t in only.terms)
        for found in find_renditions(attempt.text, attempt.target, [only] * times):
            if found.start is not None and found.end is not None:
                span = found.start, found.end
                if not attempt.touches(span):
                    places.append((span, requirement))
    return sorted(places, key=lambda place: place[0])


def purged(attempt: Attempt) -> Attempt:
    """The text with the preferred form written over every deprecated one.

    Only what renders no occurrence is left to do here: more mentions than the source has.
    """
    for span, requirement in reversed(forbidden(attempt)):
        text = replaced(attempt.text, span, requirement.preferred, attempt.target)
        mended = Attempt.of(attempt.task, attempt.target, text, attempt.score)
        if set(mended.open) <= set(attempt.open):
            attempt = mended
    return attempt
