"""An engine with known behaviour, for tests only: it translates word by word from a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from translations.engines import (
    EngineUnavailable,
    Output,
    PairNotServed,
    Sentence,
    register,
    registry,
)

PAIRS = (("de", "en"), ("ru", "en"), ("en", "zh"))


class DictionaryEngine:
    """Replaces the words it knows and leaves the others, so that drafts can be foretold.

    With `honours_hints` a hinted term becomes its rendition, without it is a word like others.
    `unavailable` is the reason it gives for not working. Every call is kept in `calls`.
    """

    def __init__(
        self,
        words: Mapping[str, str] | None = None,
        *,
        name: str = "double",
        pairs: Sequence[tuple[str, str]] = PAIRS,
        honours_hints: bool = True,
        gist: bool = False,
        unavailable: str | None = None,
    ) -> None:
        self.name, self.gist, self.unavailable = name, gist, unavailable
        self.words, self.honours_hints = dict(words or {}), honours_hints
        self.calls: list[tuple[tuple[Sentence, ...], str, str]] = []
        self._pairs = tuple(pairs)

    def pairs(self) -> Sequence[tuple[str, str]]:
        return self._pairs

    def version(self, source: str, target: str) -> str:
        return "1"

    def licence(self) -> str:
        return "none"

    def why_unavailable(self) -> str | None:
        return self.unavailable

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        if self.unavailable:
            raise EngineUnavailable(self.unavailable)
        if (source, target) not in self._pairs:
            raise PairNotServed(f"{self.name} does not translate {source}-{target}.")
        self.calls.append((tuple(sentences), source, target))
        return [self._translate(sentence) for sentence in sentences]

    def _translate(self, sentence: Sentence) -> Output:
        if not sentence.text.strip():
            return Output("", None)
        text, position = "", 0
        hints = sorted(sentence.hints, key=lambda hint: hint.start) if self.honours_hints else ()
        for hint in hints:
            text += self._word_by_word(sentence.text[position : hint.start]) + hint.rendition
            position = hint.end
        text += self._word_by_word(sentence.text[position:])
        return Output(" ".join(text.encode(errors="replace").decode().split()), -0.5)

    def _word_by_word(self, text: str) -> str:
        return re.sub(r"\w+", lambda match: self.words.get(match[0], match[0]), text)


@contextmanager
def only(*engines: DictionaryEngine) -> Iterator[None]:
    """Let these be all the engines there are, for a while."""
    before = dict(registry._ENGINES)
    registry._ENGINES.clear()
    for engine in engines:
        register(engine)
    try:
        yield
    finally:
        registry._ENGINES.clear()
        registry._ENGINES.update(before)
