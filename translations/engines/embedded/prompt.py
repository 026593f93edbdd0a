"""The prompt that the adapter was trained on, and what comes back (see its model card)."""

from __future__ import annotations

import re

from ..base import Sentence

OPEN, CLOSE = "⟦", "⟧"
_BRACKETED = re.compile(rf"\s*{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_NO_BRACKETS = str.maketrans(OPEN + CLOSE, "[]")


def prompt(sentence: Sentence, source: str, target: str) -> str:
    """One line: the pair, the sentence, and behind each hinted term its rendition in brackets.

    An English rendition starts with a space, as the word does in the output; a Chinese one
    does not.
    """
    text, parts, position = sentence.text, [], 0
    for hint in sorted(sentence.hints, key=lambda hint: hint.start):
        rendition = " ".join(hint.rendition.translate(_NO_BRACKETS).split())
        parts.append(text[position : hint.end].translate(_NO_BRACKETS))
        if rendition:
            parts.append(f"{OPEN}{'' if target == 'zh' else ' '}{rendition}{CLOSE}")
        position = hint.end
    parts.append(text[position:].translate(_NO_BRACKETS))
    line = " ".join("".join(parts).replace("\u00ad", "").split())
    return f"[{source}>{target}] {line}\n"


def clean(output: str) -> str:
    """The draft without any hint bracket the model copied.

    A bracket that repeats what is written anyway goes with its content, another leaves it.
    """
    plain = _BRACKETED.sub("", output)

    def keep(match: re.Match[str]) -> str:
        content = match[1].strip()
        return "" if content in plain else match[0].translate({ord(OPEN): "", ord(CLOSE): ""})

    text = _BRACKETED.sub(keep, output).replace(OPEN, "").replace(CLOSE, "")
    return " ".join(text.split())
