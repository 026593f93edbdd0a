"""Surface forms of Chinese terms: nothing is inflected."""

from __future__ import annotations

from collections.abc import Iterable

from .terms import GlossaryTerm, Inflection, forms_of


@forms_of("zh")
def forms(term: GlossaryTerm) -> Iterable[Inflection]:
    """None beside the written form."""
    return ()
