"""How the translation ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, Severity, register

_WRAPPERS = " \u00a0\u3000\t\n\"'“”„‘’«»‹›)）]］》」』】*"
_KINDS = {
    ".": "stop", "。": "stop", "．": "stop", "?": "question", "？": "question",
    "!": "exclamation", "！": "exclamation", "…": "ellipsis", ":": "colon", "：": "colon",
    ";": "semicolon", "；": "semicolon", ",": "comma", "，": "comma", "、": "comma",
    "-": "dash", "–": "dash", "—": "dash",
}  # fmt: skip
_FULL_STOP = {"en": ".", "zh": "。"}
_MARK = {
    "en": {"stop": ".", "question": "?", "exclamation": "!", "ellipsis": "…", "colon": ":",
           "semicolon": ";"},
    "zh": {"stop": "。", "question": "？", "exclamation": "！", "ellipsis": "……", "colon": "：",
           "semicolon": "；"},
}  # fmt: skip
_FINAL = frozenset({"stop", "question", "exclamation", "ellipsis"})


@register
class EndPunctuation(Check):
    """A sentence that breaks off, with no mark at its end or a comma, is an error, and so is a
    half-width stop in Chinese; another mark than the source's is a warning. Closing quotation marks
    and brackets are looked through."""

    id = "end_punctuation"
    name = "End punctuation"
    description = "The translation ends as the source does."

    def run(self, pair: Pair) -> Iterator[Failure]:
        source, target = _ending(pair.source), _ending(pair.target)
        end = len(pair.target.rstrip())
        span = max(0, end - 1), end
        marks = _MARK.get(pair.target_language, _MARK["en"])
        if pair.target_language == "zh" and re.search(
            r"[\u3400-\u9fff”」》）]\.$", pair.target.strip()
        ):
            yield self.failure("End the Chinese sentence with 。", *span)
        elif source == target or {source, target} <= {"stop", "exclamation"}:
            return
        elif source in _FINAL and target not in _FINAL:
            severity: Severity | None = None if target in ("", "comma", "dash") else "warning"
            yield self.failure(
                f"The sentence breaks off. Complete it, or end it with {marks[source]}",
                *span,
                severity,
            )
        elif source in _FINAL and target in _FINAL:
            yield self.failure(
                f"The source ends as a {_named(source)}. Write {marks[source]}", *span, "warning"
            )
        elif target in _FINAL and source == "":
            yield self.failure("The source has no mark at its end. Remove it.", *span, "info")
        elif source in marks:
            yield self.failure(
                f"The source ends with a {_named(source)}. Write {marks[source]}", *span, "warning"
            )


def _ending(text: str) -> str:
    """The kind of mark that ends `text`; "" for none."""
    core = text.rstrip(_WRAPPERS)
    if core.endswith("..."):
        return "ellipsis"
    return _KINDS.get(core[-1:], "")


def _named(kind: str) -> str:
    return {"stop": "statement"}.get(kind, kind)
