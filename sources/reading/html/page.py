"""A page as a text with its layout, and what it says of itself."""

from __future__ import annotations

from lxml import etree

from sources.reading.building import TextBuilder
from sources.reading.errors import BrokenFile, EmptyFile
from sources.reading.result import ReadText

from .blocks import Block, blocks
from .facts import published_on, site_name, stated_language, title
from .litter import judged
from .regions import regions

_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def read_page(markup: str, encoding: str) -> ReadText:
    """The article on a page, or in a piece of one, given as text. Raises UnreadableFile.

    The words that a browser would show are all there, and those it would hide; scripts and styles
    are no words. What stands in menus, banners, footers and lists of other stories is marked.
    """
    root = _parse(markup)
    found = judged(blocks(root, regions(root)))
    headings = [block for block in found if block.level and not block.reason]
    main = [block for block in headings if block.level == 1] or headings
    headline = title(root, [block.text for block in main])
    builder = TextBuilder()
    for block in found:
        _add(builder, block)
    try:
        text, layout = builder.finish()
    except EmptyFile as error:
        raise EmptyFile(
            "The page shows no text without running its scripts; save it from a "
            "browser that shows the article, as “complete page”."
        ) from error
    return ReadText(
        text,
        encoding,
        layout,
        language_hint=stated_language(root),
        title=headline,
        outlet=site_name(root),
        published_on=published_on(root),
    )


def _add(builder: TextBuilder, block: Block) -> None:
    builder.add(block.text, "heading" if block.level else "", block.reason)


def _parse(markup: str) -> etree._Element:
    """The tree of a page; what is not well-formed is mended as browsers do, more or less."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        # Of a page's tree only the depth is limited by this, and below it libxml2 drops the text.
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(markup.encode(), parser)
    except (etree.LxmlError, ValueError) as error:
        raise BrokenFile("The file is no HTML page; save the page again.") from error
    if any(error.type_name == _TOO_DEEP for error in parser.error_log):
        raise BrokenFile(
            "The elements of the page are nested too deeply; copy its text and paste it."
        )
    if root is None:
        raise EmptyFile("The page is empty; save it again, from a browser that shows the article.")
    for after in list(root.itersiblings()):
        root.append(after)  # what follows </html>: libxml2 lays it beside the page
    return root
