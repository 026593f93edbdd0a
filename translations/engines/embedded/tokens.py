"""Tokens with their probabilities, and what is remembered of those that were written."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

MOST_PROMPTS = 256
MOST_TEXTS = 4  # of one prompt


@dataclass(frozen=True, slots=True)
class Token:
    """A token as bytes, its natural-log probability, and the likeliest ones in its place.

    The end of the text is a token without bytes.
    """

    written: bytes
    logprob: float
    rivals: dict[bytes, float]

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Token:
        """A token as the server describes it."""
        rivals = {bytes(rival["bytes"]): rival["logprob"] for rival in entry["top_logprobs"]}
        return cls(bytes(entry["bytes"]), entry["logprob"], rivals)


def mean(tokens: Sequence[Token]) -> float | None:
    """The mean natural-log probability; None of nothing."""
    return sum(token.logprob for token in tokens) / len(tokens) if tokens else None


class Memory:
    """The tokens of recent texts by their prompt: what was written once need not be scored again.

    Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._texts: OrderedDict[str, list[tuple[Token, ...]]] = OrderedDict()

    def keep(self, prompt: str, tokens: Iterable[Token]) -> None:
        """Remember the tokens of a text, the end included."""
        with self._lock:
            texts = self._texts.setdefault(prompt, [])
            texts.append(tuple(tokens))
            del texts[:-MOST_TEXTS]
            self._texts.move_to_end(prompt)
            while len(self._texts) > MOST_PROMPTS:
                self._texts.popitem(last=False)

    def known(self, prompt: str, text: str) -> tuple[Token, ...]:
        """The most tokens known with which `text` begins; all of them and the end, if so."""
        wanted = text.encode()
        with self._lock:
            texts = list(self._texts.get(prompt, ()))
        return max((_common(tokens, wanted) for tokens in texts), key=len, default=())

    def rivals_after(self, prompt: str, text: str) -> dict[bytes, float] | None:
        """The likeliest tokens behind a text that a draft begins with; None where no draft does."""
        wanted = text.encode()
        with self._lock:
            texts = list(self._texts.get(prompt, ()))
        for tokens in texts:
            size = 0
            for token in tokens:
                if size == len(wanted):
                    return token.rivals
                if not token.written or not wanted.startswith(token.written, size):
                    break
                size += len(token.written)
        return None

    def places(self, prompt: str, text: str) -> list[tuple[int, Token]]:
        """Every token known of `text` with its place, in code points."""
        places, written = [], b""
        for token in self.known(prompt, text):
            places.append((len(written.decode(errors="ignore")), token))
            written += token.written
        return places


def _common(tokens: Sequence[Token], wanted: bytes) -> tuple[Token, ...]:
    """The tokens that `wanted` begins with; a character is never cut."""
    size, whole = 0, 0
    for number, token in enumerate(tokens):
        if not token.written:
            if size == len(wanted):
                whole = number + 1
            break
        if not wanted.startswith(token.written, size):
            break
        size += len(token.written)
        if size == len(wanted) or wanted[size] & 0xC0 != 0x80:
            whole = number + 1
    return tuple(tokens[:whole])
