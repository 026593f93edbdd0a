"""Rows come by the thousand: how their templates are written is not sent with them."""

from __future__ import annotations

import re

from django import template
from django.template.base import NodeList, Parser, TextNode, Token

register = template.Library()

INDENTED = re.compile(r"\s*\n\s*")
NEEDLESS_QUOTES = re.compile(r"(?<=[\w-]=)\"([^\s\"'=<>`]+)\"")


@register.tag
def tight(parser: Parser, token: Token) -> template.Node:
    """`{% tight %}…{% endtight %}`: line breaks of the template, with indentation, are left out, as
    are the quotes of attributes that HTML reads without them.

    A space that is to be shown stands within a line. Only what the template says itself is
    shortened, once, when it is compiled; the values put into it, and what it includes, stay as they
    are. Not for `pre` and `textarea`.
    """
    nodelist = parser.parse(("endtight",))
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(TextNode):
        if isinstance(node, TextNode):
            node.s = NEEDLESS_QUOTES.sub(r"\1", INDENTED.sub("", node.s))
    return Tight(nodelist)


class Tight(template.Node):
    """The nodes between `tight` and `endtight`, shortened."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        return self.nodelist.render(context)
