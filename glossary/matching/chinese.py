"""Surface forms of Chinese terms: nothing is inflected."""

from __future__ import annotations

from collections.abc import Iterable

from .terms import Form, GlossaryTerm, forms_of


@forms_of("zh")
def forms(term: GlossaryTerm) -> Iterable[Form]:
    """None beside the written form."""
    return ()
