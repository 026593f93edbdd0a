"""A word written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, Severity, register

_LATIN = re.compile(
    r"(?<![\w-])((?:(?![\u3400-\u9fff])[^\W\d_])+)[ \u00a0]+(\1)(?![\w'’-])", re.IGNORECASE
)
_HAN = re.compile(r"([\u3400-\u9fff]{2,8})\1")
_HAN_SPACED = re.compile(r"([\u3400-\u9fff]{1,8})[ \u00a0]\1")
# 的的确确 and 了了解 are right, 的的 before anything else is not; the same for 是是.
_HAN_PARTICLE = re.compile(
    r"的的(?!确|士)|是是(?!非)|在在|把把(?!手)|被被(?!子)|地地(?![区方面理上下球])"
)
_GRAMMATICAL = frozenset({"that", "had", "is", "was"})
_EMPHATIC = frozenset({"very", "really", "many", "far", "long", "no", "so", "blah", "bye"})


@register
class DoubleWords(Check):
    """A doubled word is an error. "that that" and "had had" may be right, and so may
    doubled names (Baden Baden) and what the source doubles. Chinese doubles single characters as it
    likes (看看, 人人), but seldom whole words.
    """

    id = "double_words"
    name = "Double words"
    description = "No word stands twice in a row."

    def run(self, pair: Pair) -> Iterator[Failure]:
        patterns = (
            (_HAN, _HAN_SPACED, _HAN_PARTICLE, _LATIN)
            if pair.target_language == "zh"
            else (_LATIN,)
        )
        for pattern in patterns:
            for match in pattern.finditer(pair.target):
                severity = self._severity(pair, match)
                if severity != "info":
                    yield self.failure(
                        f"“{match.group()}” is doubled. Remove one.", *match.span(), severity
                    )

    def _severity(self, pair: Pair, match: re.Match[str]) -> Severity:
        word = match.group(1) if match.re.groups else match.group()
        doubled_in_source = _LATIN.search(pair.source) is not None
        if word.lower() in _EMPHATIC or match.group() in pair.source:
            return "info"
        if word.lower() in _GRAMMATICAL or doubled_in_source:
            return "warning"
        if match.re is _HAN and re.match(r"\s?[(（][A-Z]", pair.target[match.end() :]):
            return "info"  # a foreign name in Chinese: 恩戈罗恩戈罗（Ngorongoro）
        both_names = match.re is _LATIN and match[1][0].isupper() and match[2][0].isupper()
        return "warning" if both_names else "error"
