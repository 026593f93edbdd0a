"""JSON lines: one object a segment and target, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO, ClassVar

from sources.languages import LANGUAGES

from .base import AlignedPair, ExportMeta, Tally, Written, register, utc


@register
class JsonLines:
    """JSON (RFC 8259), an object a line in UTF-8. Loses nothing: control characters are escaped.

    Fields without a value are null, or the empty text. Offsets of terms count code points of
    `source`, half-open. Languages are BCP 47 tags (zh-Hans), times are UTC.
    """

    name: ClassVar = "jsonl"
    label: ClassVar = "JSON lines"
    suffix: ClassVar = ".jsonl"
    media_type: ClassVar = "application/jsonl"
    one_pair: ClassVar = False

    def write(self, pairs: Iterable[AlignedPair], out: BinaryIO, meta: ExportMeta) -> Written:
        tally = Tally()
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        out.writelines(f"{encode(_object(pair))}\n".encode() for pair in tally.of(pairs))
        return tally.written


def _object(pair: AlignedPair) -> dict[str, Any]:
    return {
        "segment": pair.segment,
        "article": pair.article,
        "title": pair.article_title,
        "outlet": pair.outlet,
        "date": pair.published_on,
        "kind": pair.kind,
        "source_language": LANGUAGES[pair.source_language].tag,
        "target_language": LANGUAGES[pair.target].tag,
        "source": pair.source,
        "source_hash": pair.source_hash,
        "target": pair.translation,
        "state": pair.state,
        "version": pair.version,
        "origin": pair.origin,
        "origin_detail": pair.origin_detail,
        "engine": pair.engine,
        "engine_version": pair.engine_version,
        "match": pair.match,
        "score": pair.score,
        "estimate": pair.estimate,
        "changed_by": pair.changed_by,
        "changed_at": utc(pair.changed_at) if pair.changed_at else None,
        "note": pair.note,
        "terms": [
            {
                "term": term.term,
                "required": term.required,
                "outcome": term.outcome,
                "concept": term.concept,
                "start": term.start,
                "end": term.end,
            }
            for term in pair.terms
        ],
    }
