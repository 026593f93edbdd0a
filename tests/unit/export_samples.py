"""Pairs to export, and strategies for nastier ones."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

from hypothesis import strategies as st

from translations.exporters import AlignedPair, ExportMeta, TermOutcome, exporter

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "export"
WHEN = datetime(2026, 3, 1, 10, 30, tzinfo=timezone(timedelta(hours=1)))
META = ExportMeta(
    source_languages=("de", "ru"),
    targets=("en", "zh"),
    version="0.1.0",
    created_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
)

_german = AlignedPair(
    segment="12.1",
    article=12,
    article_title="Chongqing: Tor zum Westen & „Logistik“",
    outlet="Nachrichten aus Chongqing",
    published_on="2021-04",
    source_language="de",
    target="en",
    source="Der Wirtschaftskreis Chengdu-Chongqing wächst um 2,5 %.",
    translation="The Chengdu-Chongqing economic circle is growing by 2.5%.",
    state="approved",
    origin="human",
    origin_detail="human",
    changed_by="lena",
    changed_at=WHEN,
    terms=(
        TermOutcome(
            "Wirtschaftskreis Chengdu-Chongqing", "Chengdu-Chongqing economic circle", "satisfied"
        ),
    ),
)
_russian = replace(
    _german,
    segment="13.1",
    article=13,
    article_title="Урумчи: «умный город»",
    outlet="Вестник",
    published_on="2024-12-12",
    source_language="ru",
    source="Цзинь Фуцзянь выступил на форуме «Шёлковый путь».",
    translation="Jin Fujian spoke at the Silk Road forum.",
    state="translated",
    origin="tm",
    origin_detail="memory",
    terms=(),
)
_chinese = {
    "target": "zh",
    "origin": "pivot",
    "origin_detail": "machine, through English, embedded 1.0.0, gist quality",
    "changed_by": "",
    "terms": (),
}

PAIRS = [
    _german,
    replace(
        _german,
        translation="成渝地区双城经济圈增长2.5%。",
        state="draft",
        **_chinese,
    ),
    replace(
        _german,
        segment="12.2",
        source="Er sagte: <b>„A & B“</b>\nC:\\neu\\tab\tEnde",
        translation='"A & B" <b>he said</b>:\nC:\\new\\tab\tend \U0002b5b3 e\u0301 \U0001f600',
        state="needs_work",
        origin="mt",
        origin_detail="machine, argos 1.9",
        note="“neu” is part of a path,\nnot a word.",
        terms=(TermOutcome("A & B", "A & B", "violated"),),
    ),
    replace(
        _german,
        segment="12.2",
        source="Er sagte: <b>„A & B“</b>\nC:\\neu\\tab\tEnde",
        translation="",
        state="initial",
        **_chinese | {"origin": "", "origin_detail": ""},
        changed_at=None,
    ),
    replace(
        _german,
        segment="12.3",
        source="=SUMME(A1)\u00a0ist\u00adkein\u2028Text.",
        translation="\n@SUM(A1) is no\x08 text.",
        state="draft",
        origin="import",
        origin_detail="imported",
    ),
    _russian,
    replace(_russian, translation="金福建在“丝绸之路”论坛上发言。", state="approved", **_chinese),
]


def written(name: str, pairs: list[AlignedPair], meta: ExportMeta | None = None) -> bytes:
    """The file the exporter called `name` writes; its header fits the pairs unless `meta` says."""
    meta = meta or replace(
        META,
        source_languages=sorted({pair.source_language for pair in pairs}),
        targets=sorted({pair.target for pair in pairs}),
    )
    out = BytesIO()
    exporter(name).write(iter(pairs), out, meta)
    return out.getvalue()


def golden(name: str, data: bytes) -> bytes:
    """What the golden file called `name` holds; with UPDATE_GOLDEN=1, `data` becomes it."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_bytes(data)
    return path.read_bytes()


SPECIAL = [
    "& < > \" ' ]]> &amp; <b>x</b> <!-- --> <?pi?>",
    "„deutsch“ ‚so‘ «русские» “English” ‘it’s’ 「」《书》",
    "е\u0301 ё \u00a0\u202f\u00ad\u200b\u200d\u2028\u2029\u0085",
    "\U0001f600 \U0001f469\u200d\U0001f4bb \U0002b5b3 \U00020bb7",
    " leading and trailing \t",
    "line\nbreaks\r\nand\rmore\n\nend",
    "{name} %s %(x)d \\n \\ C:\\new",
    "=1+1 @SUM(A1)",
    "Länge " * 1700,
]
"""Texts of which every format carries every character, unless it says otherwise."""

_nasty = (
    "\t\n\r\\\"'<>&=+-@|%,; „“”«»，。ё中\U00020000\U0001f600"
    "\u0085\u00a0\u00ad\u0301\u200b\u2028\u2029\ufeff"
)
_controls = "".join(set(map(chr, range(32))) - set("\t\n\r")) + "\ufffe\uffff"
_letters = st.characters(exclude_categories=["Cs"], exclude_characters=_controls)


def texts(*, controls: bool) -> st.SearchStrategy[str]:
    """Any text of at least one visible character; `controls` allows those that XML forbids."""
    alphabet = [st.sampled_from(_nasty), st.sampled_from("abcяб语"), _letters]
    if controls:
        alphabet.append(st.sampled_from(_controls))
    return st.text(st.one_of(alphabet), min_size=1, max_size=40).filter(_has_letter)


def _has_letter(text: str) -> bool:
    return any(character.isalnum() for character in text)


@st.composite
def pair_lists(draw: st.DrawFn, *, controls: bool = False) -> list[AlignedPair]:
    """Up to five segments of two articles, each with one target or both, in any state."""
    text = texts(controls=controls)
    pairs = []
    for position in range(draw(st.integers(0, 5))):
        article = 1 + position // 3
        source = draw(text)
        for target in draw(st.sampled_from([("en",), ("zh",), ("en", "zh")])):
            state = draw(
                st.sampled_from(["initial", "draft", "translated", "needs_work", "approved"])
            )
            pairs.append(
                AlignedPair(
                    segment=f"{article}.{position}",
                    article=article,
                    article_title=draw(text),
                    outlet=draw(st.just("") | text),
                    published_on=draw(st.sampled_from(["", "2021", "2021-04", "2024-12-12"])),
                    source_language="de" if article == 1 else "ru",
                    target=target,
                    source=source,
                    translation="" if state == "initial" else draw(text),
                    state=state,
                    origin=draw(st.sampled_from(["mt", "tm", "human", "pivot", "import"])),
                    origin_detail=draw(st.just("") | text),
                    changed_by=draw(st.sampled_from(["", "lena", "Игорь"])),
                    changed_at=draw(st.none() | st.just(WHEN)),
                    note=draw(st.just("") | text),
                    terms=tuple(
                        TermOutcome(draw(text), draw(text), "satisfied", "c1", 0, 1)
                        for _ in range(draw(st.integers(0, 2)))
                    ),
                    kind=draw(st.sampled_from(["body", "heading"])),
                    version=draw(st.integers(0, 9)),
                    engine=draw(st.just("") | text),
                    match=draw(st.none() | st.integers(70, 100)),
                    score=draw(st.none() | st.floats(-5, 0)),
                    estimate=draw(st.none() | st.floats(0, 1)),
                )
            )
    return pairs
