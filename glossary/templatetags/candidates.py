"""The way to the proposed names, with their number."""

from __future__ import annotations

from django import template

from glossary.services.candidates import known_count

register = template.Library()


@register.inclusion_tag("glossary/candidates_link.html")
def candidates_link() -> dict[str, int | None]:
    """A link to the candidates; it counts them as they were last found, and so asks nothing."""
    return {"count": known_count()}
