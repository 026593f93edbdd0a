"""Letters of another script left in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .base import Check, Failure, Pair, register

_CYRILLIC = r"[\u0400-\u052f]"
_HAN = r"[\u3400-\u9fff\uf900-\ufaff]"
_CYRILLIC_RUN = re.compile(rf"\w*{_CYRILLIC}\w*(?:[ \-]\w*{_CYRILLIC}\w*)*")
_FOREIGN = {
    "en": (
        ("Cyrillic", _CYRILLIC_RUN),
        ("Chinese", re.compile(rf"{_HAN}+(?:[·、，。]?{_HAN}+)*")),
        ("Chinese punctuation", re.compile(r"[，。、；：！？（）《》「」『』【】]+")),
    ),
    "zh": (("Cyrillic", re.compile(rf"[a-zA-Z]*{_CYRILLIC}[\w]*?(?={_HAN}|\W|$)")),),
}


@register
class Script(Check):
    """Cyrillic in English or Chinese, Chinese in English; also a single Cyrillic letter in a word
    that looks Latin. Forms that the glossary requires may be in any script."""

    id = "script"
    name = "Other scripts"
    description = "No Cyrillic in English or Chinese, no Chinese in English."

    def run(self, pair: Pair) -> Iterator[Failure]:
        for script, pattern in _FOREIGN.get(pair.target_language, ()):
            for match in pattern.finditer(pair.target):
                if not any(match.group() in form for form in pair.known_forms):
                    yield self.failure(
                        f"“{match.group()}” is {script}. Translate or transcribe it.",
                        *match.span(),
                        "warning" if _glossed(pair.target, match) else None,
                    )


def _glossed(text: str, match: re.Match[str]) -> bool:
    """Whether the run stands alone in brackets, as the original of a name may."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    return before.endswith(("(", "（")) and after.startswith((")", "）"))
