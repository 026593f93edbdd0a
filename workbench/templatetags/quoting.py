"""Messages whose quotations say which language they are in, for screen readers and fonts."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sources.models import Segment
from workbench.said.quotations import quotations

register = template.Library()


@register.simple_tag
def quoting(message: str, segment: Segment, target_tag: str) -> SafeString:
    """A message about a translation of `segment`, with `lang` on each quotation of either text."""
    pieces = quotations(
        message,
        get_language() or "",
        source=segment.text,
        source_tag=segment.article.tag,
        target_tag=target_tag,
    )
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span lang="{}">{}</span>', tag, text) if tag else text,)
            for text, tag in pieces
        ),
    )
