"""What the formats with room for free fields say of a pair, under the same names everywhere."""

from __future__ import annotations

from .base import AlignedPair, utc
from .characters import controls_note


def of_article(pair: AlignedPair) -> dict[str, str]:
    """What is known of the pair's article; nothing that is empty."""
    return _known(
        {"title": pair.article_title, "outlet": pair.outlet, "date": pair.published_on},
    )


def of_source(pair: AlignedPair) -> dict[str, str]:
    """What identifies the source text, for merging an edited file."""
    return {"source-hash": pair.source_hash, "kind": pair.kind}


def of_translation(pair: AlignedPair) -> dict[str, str]:
    """What is known of the translation but its state; nothing that is empty."""
    return _known(
        {
            "version": str(pair.version or ""),
            "origin": pair.origin,
            "origin-detail": pair.origin_detail,
            "engine": pair.engine,
            "engine-version": pair.engine_version,
            "match": number(pair.match),
            "score": number(pair.score),
            "estimate": number(pair.estimate),
            "changed-by": pair.changed_by,
            "changed-at": utc(pair.changed_at) if pair.changed_at else "",
        }
    )


def number(value: float | None) -> str:
    """A number to the last digit, as Python and JSON write it; empty for None."""
    return "" if value is None else repr(value)


def dropped(pair: AlignedPair) -> list[tuple[str, str]]:
    """What XML could not carry, in words: (source or target, remark)."""
    remarks = (
        ("source", controls_note(pair.source)),
        ("target", controls_note(pair.translation)),
    )
    return [(side, remark) for side, remark in remarks if remark]


def _known(facts: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in facts.items() if value}
