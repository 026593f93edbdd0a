"""What a page says of itself: title, site, date of publication, language.

By the Open Graph protocol, schema.org (JSON-LD and microdata), Dublin Core and plain HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from sources.cleaning.dates import find_date
from sources.cleaning.prose import word_count
from sources.languages import UnknownLanguage, parse_language
from sources.reading.normalisation import normalise

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date", "pubdate",
    "publishdate", "publication_date", "date", "sailthru.date", "parsely-pub-date",
)  # fmt: skip
_DATED = ("datePublished", "dateCreated", "uploadDate")
_TAIL = re.compile(r"\s+[|–—_·»]+\s+|\s+-\s+|_")
_TITLE_WORDS = 3
_LONGEST = 300
_DEPTH = 12


def title(root: etree._Element, headings: Sequence[str]) -> str:
    """The headline: the main heading that the page's own title repeats, or else that title.

    "" where the page names none that could be one.
    """
    named = _first(_meta(root, _TITLES)) or _json(root, ("headline",))
    head = root.find(".//head/title")
    element = _plain("".join(map(str, head.itertext()))) if head is not None else ""
    said = f"{named}\n{element}".casefold()
    lines = [" ".join(heading.split()) for heading in headings]
    repeated = [line for line in lines if line and line.casefold() in said]
    if repeated or named:
        return max(repeated, key=len, default=named)
    fitting = [line for line in lines if word_count(line) >= _TITLE_WORDS]
    if len(fitting) == 1:
        return fitting[0]
    longest = max(_TAIL.split(element), key=len).strip()
    return longest if word_count(longest) >= _TITLE_WORDS else ""


def site_name(root: etree._Element) -> str:
    """The outlet, as the page calls its site; or ""."""
    return _first(_meta(root, _SITES)) or _json(root, ("publisher",))


def published_on(root: etree._Element) -> str:
    """The date of publication as ISO 8601, or ""."""
    for said in (*_meta(root, _DATES), _json(root, _DATED), *_marked_dates(root)):
        if found := find_date(said.strip()[:10]) or find_date(said):
            return found
    return ""


def _marked_dates(root: etree._Element) -> Iterator[str]:
    """The dates of elements that are marked as the date of publication, then times in articles."""
    for element in root.iter(etree.Element):
        if element.get("itemprop") == "datePublished":
            yield element.get("content") or element.get("datetime") or ""
    for time in root.iterfind(".//article//time"):
        yield time.get("datetime", "")


def stated_language(root: etree._Element) -> str:
    """Our code of the language that the page claims to be in, or ""."""
    html = root if root.tag == "html" else root.find(".//html")
    said = html.get("lang", html.get("xml:lang", "")) if html is not None else ""
    try:
        return parse_language(said or _first(_meta(root, ("content-language", "og:locale"))))
    except UnknownLanguage:
        return ""


def _meta(root: etree._Element, names: Sequence[str]) -> Iterator[str]:
    """The contents of the meta elements with these names, the first name first."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            found.setdefault(meta.get(key, "").strip().lower(), _plain(meta.get("content", "")))
    return (found[name] for name in names if found.get(name))


def _json(root: etree._Element, keys: Iterable[str]) -> str:
    """The first value of one of the keys in the page's JSON-LD; of an object its name."""
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # pages write broken JSON-LD, and say the same elsewhere
        for key in keys:
            for value in _values(data, key, _DEPTH):
                if found := _plain(value):
                    return found
    return ""


def _values(data: Any, key: str, depth: int) -> Iterator[str]:
    if depth == 0:
        return
    if isinstance(data, list):
        for each in data:
            yield from _values(each, key, depth - 1)
    elif isinstance(data, dict):
        value = data.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str):
            yield value
        for each in data.values():
            yield from _values(each, key, depth - 1)


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _plain(text: str) -> str:
    return " ".join(normalise(text).split())[:_LONGEST]
