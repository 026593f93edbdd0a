"""One Argos model in memory: sentences in, sentences out."""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Any

from ..base import EngineUnavailable, Opening, Output, Sentence
from ..pieces import translate_in_pieces
from ..repetition import is_looping
from .library import Package

BEAM = 4
LENGTH_PENALTY = 0.2  # Argos decodes with these two; its packages were judged with them
LONGEST_INPUT = 200  # tokens; the models hardly saw longer sentences, and CT2 cuts at 1024
LONGEST_OUTPUT = 400
LOOP_REMEDY = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.2}


class Model:
    """A loaded package. Loading raises EngineUnavailable when its files are damaged."""

    def __init__(self, package: Package) -> None:
        self._tokenizer = package.tokenizer
        self._prefix = [package.target_prefix] if package.target_prefix else []
        self._target = package.target
        self._workers = max(1, min(os.cpu_count() or 1, 4))
        try:
            self._tokenizer.encode("a")  # loads the tokenizer
            self._translator = importlib.import_module("ctranslate2").Translator(
                str(package.folder / "model"),
                device="cpu",
                # Two workers with a thread each finish a batch sooner than one with two threads.
                inter_threads=self._workers,
                intra_threads=1,
            )
        except (RuntimeError, OSError, ValueError, TypeError) as error:
            raise EngineUnavailable(
                f"The Argos package in {package.folder.name} cannot be loaded ({error}); install "
                f"it again with `manage.py install_packages`."
            ) from error

    def translate(self, sentences: Sequence[Sentence]) -> list[Output]:
        """Translate each sentence by itself; hints are ignored."""
        return translate_in_pieces(
            sentences,
            self._target,
            fits=lambda text: len(self._encode(text)) <= LONGEST_INPUT,
            translate=self._translate_pieces,
        )

    def complete(self, openings: Sequence[Opening]) -> list[Output | None]:
        """Translate from forced beginnings; None where the model cannot write one exactly.

        A piece of a beginning that the vocabulary lacks comes back as something else, so what was
        decoded is compared with what was forced. Scores are of whole texts.
        """
        tokens = [self._encode(opening.sentence.text) for opening in openings]
        fitting = [at for at, row in enumerate(tokens) if 0 < len(row) <= LONGEST_INPUT]
        if not fitting:
            return [None] * len(openings)
        sources = [tokens[at] for at in fitting]
        forced = [[*self._prefix, *self._encode(openings[at].beginning)] for at in fitting]
        results = self._translator.translate_batch(
            sources,
            target_prefix=forced,
            beam_size=BEAM,
            length_penalty=LENGTH_PENALTY,
            max_decoding_length=LONGEST_OUTPUT,
            max_batch_size=self._batch_size(sources),
            batch_type="tokens",
        )
        written = [result.hypotheses[0] for result in results]
        scored = self._translator.score_batch(
            sources, written, max_batch_size=self._batch_size(sources), batch_type="tokens"
        )
        outputs: list[Output | None] = [None] * len(openings)
        for at, pieces, scores in zip(fitting, written, scored, strict=True):
            text = self._tokenizer.decode(pieces[len(self._prefix) :]).strip()
            if text.startswith(openings[at].beginning):
                outputs[at] = Output(text, sum(scores.log_probs) / len(scores.log_probs))
        return outputs

    def _translate_pieces(self, pieces: Sequence[Sentence]) -> list[Output]:
        texts = [piece.text for piece in pieces]
        outputs = self._decode(texts)
        looping = [
            at for at, (text, out) in enumerate(zip(texts, outputs, strict=True))
            if is_looping(out.text, text)
        ]  # fmt: skip
        again = self._decode([texts[at] for at in looping], **LOOP_REMEDY)
        for at, output in zip(looping, again, strict=True):
            outputs[at] = output
        return outputs

    def _decode(self, texts: Sequence[str], **options: Any) -> list[Output]:
        if not texts:
            return []
        tokens = [self._encode(text) for text in texts]
        results = self._translator.translate_batch(
            tokens,
            target_prefix=[self._prefix] * len(tokens) if self._prefix else None,
            beam_size=BEAM,
            length_penalty=LENGTH_PENALTY,
            replace_unknowns=True,
            return_scores=True,
            max_decoding_length=LONGEST_OUTPUT,
            max_batch_size=self._batch_size(tokens),
            batch_type="tokens",
            **options,
        )
        return [self._output(result) for result in results]

    def _batch_size(self, tokens: Sequence[Sequence[str]]) -> int:
        """Tokens a batch: every worker gets a share, and none is too small or too large."""
        longest = max(len(sentence) for sentence in tokens)
        share = sum(len(sentence) for sentence in tokens) // self._workers + longest
        return max(256, min(share, 2048))

    def _encode(self, text: str) -> list[str]:
        tokens: list[str] = self._tokenizer.encode(text.replace("\u00ad", ""))
        return tokens

    def _output(self, result: Any) -> Output:
        tokens = result.hypotheses[0]
        text = self._tokenizer.decode(tokens[len(self._prefix) :]).strip()
        length = len(tokens) + (len(tokens) < LONGEST_OUTPUT)  # the end of sentence counts
        # CTranslate2 divides the sum of log-probabilities by length ** LENGTH_PENALTY.
        return Output(text, result.scores[0] * length**LENGTH_PENALTY / length)
