"""How likely a CTranslate2 model finds given texts."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .batches import batch_size
from .vocabulary import read_vocabulary

RIVALS = 20  # a form's first piece must be among so many likeliest ones to be likely there
_BATCH = 4096  # tokens


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

    def spells(self, pieces: Sequence[str]) -> bool:
        """Whether no piece is one that the vocabulary lacks: it would be scored as unknown."""
        return all(piece in self._numbers for piece in pieces)

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

        One pass of the model over each text tells of all its places.
        """
        if not sources:
            return []
        np = importlib.import_module("numpy")
        texts = [self._tokenizer.encode(text) for text, _ in asked]
        forced = [[*self._prefix, *pieces] for pieces in texts]
        results = self._translator.translate_batch(
            list(sources),
            target_prefix=forced,
            beam_size=1,
            max_decoding_length=max(map(len, forced)),
            return_logits_vocab=True,
            max_batch_size=batch_size(forced, _BATCH),
            batch_type="tokens",
        )
        found = []
        for (_, form), pieces, result in zip(asked, texts, results, strict=True):
            rows = np.asarray(result.logits[0], dtype=np.float64)[len(self._prefix) :]
            first = [each for each in self._tokenizer.encode(form.strip()) if each != "▁"][:1]
            wanted = self._numbers.get(first[0]) if first else None
            places = []
            for number, row in enumerate(rows[: len(pieces)] if wanted is not None else ()):
                if (row > row[wanted]).sum() < RIVALS:
                    # CTranslate2 calls them log-probabilities; they are not normalised.
                    rating = row[wanted] - row.max() - np.log(np.exp(row - row.max()).sum())
                    offset = len(self._tokenizer.decode(pieces[:number]).strip())
                    places.append((offset, float(rating)))
            found.append(sorted(places, key=lambda place: -place[1]))
        return found

    def _rows(
        self, sources: Sequence[Sequence[str]], targets: Sequence[Sequence[str]]
    ) -> list[list[float]]:
        if not sources:
            return []
        scored = self._translator.score_batch(
            list(sources),
            list(targets),
            max_batch_size=batch_size(targets, _BATCH),
            batch_type="tokens",
        )
        return [list(each.log_probs) for each in scored]
