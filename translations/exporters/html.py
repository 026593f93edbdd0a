"""HTML side by side: one self-contained page to read, print and send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import BinaryIO, ClassVar

from sources.languages import LANGUAGES, targets_for

from . import facts
from .base import AlignedPair, ExportMeta, Tally, Written, register
from .markup import element, leaf, start

_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#d0d5dd, #4a5160); --quiet: light-dark(#555e6e, #a9b1c0); }
body { margin: 2rem auto; max-width: 84rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h2 { margin: 2.5rem 0 .25rem; font-size: 1.25rem; }
.about, .meta { color: var(--quiet); font-size: .8125rem; }
.about { margin: 0 0 .75rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { padding: .4rem .6rem; border-top: 1px solid var(--line); text-align: start; vertical-align: top; }
th:first-child { width: 4.5rem; }
tbody th { color: var(--quiet); font-weight: normal; font-size: .8125rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.heading .text { font-weight: bold; }
.meta { margin: .25rem 0 0; }
[data-state=draft] { border-inline-start: 3px dotted #8a6d00; }
[data-state=needs_work] { border-inline-start: 3px dashed #b3261e; }
[data-state=translated] { border-inline-start: 3px solid #2f6fbd; }
[data-state=approved] { border-inline-start: 3px double #1d7a46; }
@page { size: A4 landscape; margin: 14mm; }
@media print {
  :root { color-scheme: light; }
  body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2, .about { break-after: avoid; }
}
"""  # noqa: E501 - a rule a line reads better


@register
class Html:
    """One HTML page, a table an article, a row a segment, a column a language.

    It stands alone: its style inside, no script, nothing fetched. Each cell names its language; a
    row holds the segment's id and the hash of its source, a cell its state and version, as data
    attributes. Line breaks show as they are; control characters that markup forbids are left out
    and named below the text.
    """

    name: ClassVar = "html"
    label: ClassVar = "Side by side (HTML)"
    suffix: ClassVar = ".html"
    media_type: ClassVar = "text/html"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        out.write(_head(meta).encode())
        for _, group in groupby(tally.of(pairs), attrgetter("article")):
            out.writelines(f"{line}\n".encode() for line in _article(group, meta.targets))
        out.write(b"</body>\n</html>\n")
        return tally.written


def _head(meta: ExportMeta) -> str:
    title = f"Concord, {meta.created_at:%Y-%m-%d}"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"{start('meta', {'name': 'generator', 'content': f'Concord {meta.version}'})}\n"
        f"{leaf('title', title)}\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{leaf('h1', 'Source and translation')}\n"
    )


def _article(pairs: Iterator[AlignedPair], asked: Sequence[str]) -> Iterator[str]:
    """The table of one article, line by line."""
    columns: list[str] = []
    for _, group in groupby(pairs, attrgetter("segment")):
        there = {pair.target: pair for pair in group}
        first = next(iter(there.values()))
        if not columns:
            columns = [code for code in targets_for(first.source_language) if code in asked]
            yield from _heading(first, columns)
        yield _row(first, [there.get(code) for code in columns])
    yield "</tbody></table>"


def _heading(pair: AlignedPair, columns: Sequence[str]) -> Iterator[str]:
    language = LANGUAGES[pair.source_language]
    yield leaf("h2", pair.article_title, {"lang": language.tag})
    yield leaf("p", ", ".join(filter(None, [pair.outlet, pair.published_on])), {"class": "about"})
    names = [language.name, *(LANGUAGES[code].name for code in columns)]
    cells = "".join(leaf("th", name, {"scope": "col"}) for name in ["Segment", *names])
    yield f"<table>{element('thead', element('tr', cells))}<tbody>"


def _row(first: AlignedPair, cells: Sequence[AlignedPair | None]) -> str:
    attributes = {
        "id": f"s{first.segment}",
        "class": "heading" if first.kind == "heading" else None,
        "data-source-hash": first.source_hash,
    }
    remarks = [remark for side, remark in facts.dropped(first) if side == "source"]
    source = _cell(first.source, first.source_language, remarks, {})
    targets = "".join(_target(pair) if pair else "<td></td>" for pair in cells)
    return element("tr", leaf("th", first.segment, {"scope": "row"}) + source + targets, attributes)


def _target(pair: AlignedPair) -> str:
    remarks = [", ".join(filter(None, [pair.state.replace("_", " "), pair.origin_detail]))]
    remarks += filter(None, [pair.note])
    remarks += (remark for side, remark in facts.dropped(pair) if side == "target")
    data = {"data-state": pair.state, "data-version": str(pair.version)}
    return _cell(pair.translation, pair.target, remarks, data)


def _cell(text: str, language: str, remarks: Iterable[str], data: dict[str, str]) -> str:
    content = leaf("div", text, {"class": "text", "lang": LANGUAGES[language].tag})
    content += "".join(leaf("p", remark, {"class": "meta"}) for remark in remarks)
    return element("td", content, data)
