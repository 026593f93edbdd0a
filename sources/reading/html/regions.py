"""Which regions of a page are litter by what they are: menus, banners, footers, hidden parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from sources.cleaning import Exclusion

SILENT = frozenset(
    {"script", "style", "template", "iframe", "object", "svg", "canvas", "audio", "video", "map"}
    | {"noembed", "noframes", "datalist", "math", "embed", "title"}
)
"""Elements whose content is no text for a reader."""

_TAGS = {
    "nav": Exclusion.NAVIGATION, "button": Exclusion.NAVIGATION, "select": Exclusion.NAVIGATION,
    "textarea": Exclusion.NAVIGATION, "menu": Exclusion.NAVIGATION, "dialog": Exclusion.SITE_NOTICE,
    "noscript": Exclusion.SITE_NOTICE,
}  # fmt: skip
# Litter as a rule, but some pages put the whole article into one of them.
_LOOSE_TAGS = {
    "header": Exclusion.NAVIGATION, "footer": Exclusion.NAVIGATION, "form": Exclusion.NAVIGATION,
    "aside": Exclusion.RELATED,
}  # fmt: skip
# WAI-ARIA 1.2, landmark and widget roles.
_ROLES = {
    "navigation": Exclusion.NAVIGATION, "menu": Exclusion.NAVIGATION,
    "menubar": Exclusion.NAVIGATION, "toolbar": Exclusion.NAVIGATION,
    "tablist": Exclusion.NAVIGATION, "search": Exclusion.NAVIGATION,
    "banner": Exclusion.NAVIGATION, "contentinfo": Exclusion.NAVIGATION,
    "complementary": Exclusion.RELATED, "dialog": Exclusion.SITE_NOTICE,
    "alertdialog": Exclusion.SITE_NOTICE,
}  # fmt: skip
_NAMES = {
    Exclusion.SITE_NOTICE: "cookie cookies consent gdpr onetrust cookiebanner cookiebar cmp didomi"
    " usercentrics paywall",
    Exclusion.NAVIGATION: "nav navi navbar navigation menu submenu breadcrumb breadcrumbs crumbs"
    " pagination pager toolbar topbar share sharing social sharebar login search searchbox skiplink"
    " subscribe newsletter sidebar taglist ad ads advert advertisement werbung anzeige promo"
    " sponsored footer",
    Exclusion.RELATED: "related recommended recommendations recommend teaser teasers popular"
    " trending mostread readmore comments commentlist disqus",
    Exclusion.COPYRIGHT: "copyright",
}
_BY_NAME = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NEVER = frozenset({"html", "body", "main", "article"})
_MOST_OF_LITTER = 0.4
_MAIN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Regions:
    """The elements that make their content litter, why, and the one that holds the article."""

    reasons: dict[etree._Element, Exclusion]
    main: etree._Element | None


def regions(root: etree._Element) -> Regions:
    """Judge the elements of a page by name, role, class and what share of its prose they hold.

    Prose is text outside links: a menu has none, however long it is.
    """
    prose = _prose_sizes(root)
    total = prose[root] or 1
    reasons: dict[etree._Element, Exclusion] = {}
    for element in root.iter(etree.Element):
        reason = _strict(element)
        if reason is None and prose[element] <= _MOST_OF_LITTER * total:
            reason = _loose(element)
        if reason is not None:
            reasons[element] = reason
    return Regions(reasons, _main(root, prose, total))


def _strict(element: etree._Element) -> Exclusion | None:
    return _TAGS.get(str(element.tag))


def _loose(element: etree._Element) -> Exclusion | None:
    tag = str(element.tag)
    if tag in _NEVER:
        return None
    if element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style", "")):
        return Exclusion.HIDDEN
    if role := _ROLES.get(element.get("role", "").strip().lower()):
        return role
    if tag in {"header", "footer"} and _within_article(element):
        return None
    return _LOOSE_TAGS.get(tag) or _by_name(element)


def _by_name(element: etree._Element) -> Exclusion | None:
    """By a word in the class or the id: `cookie-banner`, `mainMenu`."""
    for word in _WORD.findall(f"{element.get('class', '')} {element.get('id', '')}"[:500]):
        if reason := _BY_NAME.get(word.lower()):
            return reason
    return None


def _within_article(element: etree._Element) -> bool:
    return any(each.tag in {"article", "main"} for each in element.iterancestors())


def _prose_sizes(root: etree._Element) -> dict[etree._Element, int]:
    """For each element, how many characters of text outside links it holds."""
    sizes: dict[etree._Element, int] = {}
    links = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_link = element.tag == "a" or element.tag in SILENT
        if event == "start":
            links += is_link
            sizes[element] = 0 if links else _size(element.text)
            continue
        links -= is_link
        parent = element.getparent()
        if parent is not None:
            sizes[parent] += sizes[element] + (0 if links else _size(element.tail))
    return sizes


def _size(text: str | None) -> int:
    return len(" ".join(text.split())) if text else 0


def _main(
    root: etree._Element, prose: dict[etree._Element, int], total: int
) -> etree._Element | None:
    """The smallest element that says it is the article and holds most of the prose."""
    candidates = [
        element
        for element in root.iter("main", "article", "div", "section", "td")
        if (
            element.tag in {"main", "article"}
            or element.get("role") == "main"
            or "articleBody" in element.get("itemprop", "")
        )
        and prose[element] >= _MAIN_SHARE * total
    ]
    return min(candidates, key=lambda element: prose[element], default=None)
