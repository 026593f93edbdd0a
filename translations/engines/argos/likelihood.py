"""How likely a CTranslate2 model finds given texts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .batches import batch_size
from .reading import Reading
from .vocabulary import read_vocabulary

RIVALS = 20  # a form's first piece must be among so many likeliest ones to be likely there
_READ = 2048  # tokens a batch
_SCORED = 256  # the same for rows to score: larger ones take half as long again, for want of cache


class Likelihood:
    """Scores token sequences with the loaded translator of `folder`; `prefix` begins every target
    text."""

    def __init__(
        self, translator: Any, tokenizer: Any, folder: Path, prefix: Sequence[str]
    ) -> None:
        self._translator, self._tokenizer, self._prefix = translator, tokenizer, list(prefix)
        self._numbers = {
            piece: number for number, piece in enumerate(read_vocabulary(folder, "target"))
        }
        self._located: dict[tuple[str, ...], Reading] = {}

    def spells(self, pieces: Sequence[str]) -> bool:
        """Whether no piece is one that the vocabulary lacks: it would be scored as unknown."""
        return all(piece in self._numbers for piece in pieces)

    def number(self, piece: str) -> int | None:
        """The number of a piece in the vocabulary; None where it has none."""
        return self._numbers.get(piece)

    def of_tokens(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[float]:
        """The mean log-probability of each target's tokens and its end."""
        return [sum(row) / len(row) for row in self._rows(sources, targets)]

    def of_beginnings(
        self, sources: Sequence[Sequence[str]], beginnings: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        """The log-probability of each token of texts that go on."""
        # The last figure is that of an end there, which is not what follows.
        return [row[:-1] for row in self._rows(sources, beginnings)]

    def places(
        self, sources: Sequence[Sequence[str]], asked: Sequence[tuple[str, str]]
    ) -> list[list[tuple[int, float]]]:
        """For each text and form, the offsets where the form's first piece is among the likeliest.

        A form that begins with a space begins a word; one without may stand inside a run.
        """
        found = []
        readings = self.read(sources, [text for text, _ in asked])
        self._located = dict(zip(map(tuple, sources), readings, strict=True))
        for (_, form), reading in zip(asked, readings, strict=True):
            first = [each for each in self._tokenizer.encode(form.strip()) if each != "▁"][:1]
            if first and not form[0].isspace():
                first.append(first[0].removeprefix("▁"))
            wanted = {number for piece in first if (number := self.number(piece)) is not None}
            places = [
                (len(self._tokenizer.decode(list(reading.pieces[:at])).strip()), rating)
                for at, expected in enumerate(reading.expected[: len(reading.pieces)])
                if wanted & expected.keys()
                for rating in [max(expected[each] for each in wanted & expected.keys())]
                if sum(each > rating for each in expected.values()) < RIVALS
            ]
            found.append(sorted(places, key=lambda place: -place[1]))
        return found

    def read(self, sources: Sequence[Sequence[str]], texts: Sequence[str]) -> list[Reading]:
        """What the model expected at every place of the texts, or of longer ones that begin so.

        What places() was asked of a draft is kept for this: a pass costs half a draft.
        """
        keys = [(tuple(source), text) for source, text in zip(sources, texts, strict=True)]
        kept, self._located = self._located, {}
        known = {
            key: reading
            for key in keys
            for reading in [kept.get(key[0])]
            if reading and reading.text.startswith(key[1])
        }
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        known.update(zip(missing, self._read(missing), strict=True))
        return [known[key] for key in keys]

    def _read(self, asked: Sequence[tuple[tuple[str, ...], str]]) -> list[Reading]:
        if not asked:
            return []
        pieces = [self._tokenizer.encode(text) for _, text in asked]
        forced = [[*self._prefix, *each] for each in pieces]
        results = self._translator.translate_batch(
            [list(source) for source, _ in asked],
            target_prefix=forced,
            beam_size=1,
            # CTranslate2 counts what is forced; one more tells what it expects at the end.
            max_decoding_length=max(map(len, forced)) + 1,
            return_logits_vocab=True,
            max_batch_size=batch_size(forced, _READ),
            batch_type="tokens",
        )
        return [
            Reading.of(
                text,
                row,
                [self._numbers.get(piece, 0) for piece in row],
                result.logits[0][len(self._prefix) :],
            )
            for (_, text), row, result in zip(asked, pieces, results, strict=True)
        ]

    def _rows(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        if not sources:
            return []
        scored = self._translator.score_batch(
            list(sources),
            list(targets),
            max_batch_size=batch_size(targets, _SCORED),
            batch_type="tokens",
        )
        return [list(each.log_probs) for each in scored]
