"""Surface forms of Russian terms: the written one and those that people add."""

from __future__ import annotations

from collections.abc import Iterable

from .terms import Form, GlossaryTerm, forms_of


@forms_of("ru")
def forms(term: GlossaryTerm) -> Iterable[Form]:
    """None beside the written form: a wrong guess at a declension would be enforced."""
    return ()
