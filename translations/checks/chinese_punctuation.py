"""Full-width punctuation in Chinese (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_HAN = r"\u3400-\u9fff\uf900-\ufaff"
_CHINESE = rf"{_HAN}“”‘’《》（）、，。；：！？…—"
_FULL = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
_MARK = re.compile(r"[,;:!?](?!\d)|(?<!\d)[,;:!?](?=\d)|(?<=[^\x00-\x7f])\.(?!\.)")
_BEFORE = re.compile(rf"[{_CHINESE})%]\s*$|[{_HAN}]\s*\S{{0,12}}$")
_AFTER = re.compile(rf"\s*[{_CHINESE}]")
_LATIN_BEFORE = re.compile(r"[A-Za-z.)]\s*$")
_BRACKET = re.compile(rf"\((?=[{_HAN}])|(?<=[{_HAN}])\)")
_MIXED = re.compile(r"（[^（）()]*\)|\([^（）()]*）")


@register
class ChinesePunctuation(Check):
    """A half-width mark beside Chinese is an error; half-width brackets are a matter of style when
    they hold Latin text, but not two widths in one pair."""

    id = "chinese_punctuation"
    name = "Chinese punctuation"
    description = "Punctuation beside Chinese characters is full-width."

    def run(self, pair: Pair) -> Iterator[Failure]:
        if pair.target_language != "zh":
            return
        text = pair.target
        for match in _MARK.finditer(text):
            if _chinese_around(text, match):
                yield self.failure(
                    f"Write the full-width {_FULL[match.group()]} for {match.group()}.",
                    *match.span(),
                )
        for match in _MIXED.finditer(text):
            yield self.failure(
                "The brackets are of two widths. Write （ and ）.", *match.span(), "warning"
            )
        for match in _BRACKET.finditer(text):
            yield self.failure(
                f"Write the full-width {_FULL[match.group()]} beside Chinese.",
                *match.span(),
                "info",
            )


def _chinese_around(text: str, mark: re.Match[str]) -> bool:
    """Whether the mark belongs to the Chinese sentence, not to Latin text or a number in it."""
    before, after = text[: mark.start()], text[mark.end() :]
    if re.search(rf"[{_CHINESE}]\s*$", before):
        return True
    if mark.group() == ":" and re.search(r"\d$", before):
        return False
    return bool(_AFTER.match(after)) and not re.match(r"\s*[“‘（《]", after[:2])
