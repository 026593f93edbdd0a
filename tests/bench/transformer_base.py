"""An Argos package of real size with random weights, and sentences for it.

Six layers on either side, 512 wide, 32,000 pieces, int8: what the packages of the Argos index are
made of. Its speed is theirs; what it says means nothing.
"""

from __future__ import annotations

import io
import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece

from tests.argos_fixture import END, pack, package_files, write_model

LAYERS, WIDTH, PIECES = 6, 512, 32_000
LENGTH = 32
"""Tokens after which an output is likely to end."""
LONGEST = 1024

_ONSETS = (*"bdfghjklmnprstvwz", "br", "dr", "fl", "gr", "kl", "pr", "sch", "sp", "st", "tr")
_VOWELS = (*"aeiou", "au", "ei", "ie")
_CODAS = ("", "", *"nrlstm", "ch", "ng")


def lexicon(size: int = 60_000, seed: int = 1) -> list[str]:
    """Made-up words that can be spoken, the same on every run."""
    chance = random.Random(seed)

    def word() -> str:
        parts = (_ONSETS, _VOWELS, _CODAS)
        syllables = range(chance.choice((1, 2, 2, 3, 3, 4)))
        return "".join(chance.choice(part) for _ in syllables for part in parts)

    return list(dict.fromkeys(word() for _ in range(size)))


def sentences(count: int, seed: int = 2) -> list[str]:
    """Different sentences of 8 to 30 words, some words far more frequent than others."""
    chance = random.Random(seed)
    words = lexicon()
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))

    def each() -> Iterator[str]:
        for _ in range(count):
            chosen = chance.choices(words, cum_weights=weights, k=chance.randint(8, 30))
            yield " ".join(chosen).capitalize() + "."

    return list(each())


def build(path: Path, scratch: Path) -> Path:
    """Write the package de-en to `path`; `scratch` is an unused folder. Takes about ten seconds."""
    tokenizer = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences(20_000, seed=3)),
        model_writer=tokenizer,
        vocab_size=PIECES,
        model_type="bpe",
        character_coverage=1.0,
        minloglevel=2,
    )
    write_model(
        scratch,
        tokenizer.getvalue(),
        layers=LAYERS,
        width=WIDTH,
        seed=7,
        spread=0.05,
        adjust=_end_in_time,
    )
    return pack(package_files(scratch, tokenizer.getvalue(), "de", "en"), path)


def _end_in_time(spec: Any) -> None:
    """Let outputs end after about LENGTH tokens, as random weights do not by themselves.

    One dimension of the decoder's state is kept for the position alone: no layer writes to it, and
    the end of the sentence reads only it.
    """
    decoder = spec.decoder
    chance = np.random.default_rng(11)
    positions = chance.normal(0, 2, (LONGEST, WIDTH)).astype(np.float32)
    positions[:, 0] = (np.arange(LONGEST) - LENGTH) * 0.1
    decoder.position_encodings.encodings = positions
    for embeddings in (spec.encoder.embeddings[0], decoder.embeddings):
        embeddings.weight /= WIDTH**0.5  # the decoder multiplies by this
    decoder.embeddings.weight[:, 0] = 0
    for layer in decoder.layer:
        for last in (
            layer.self_attention.linear[1],
            layer.attention.linear[2],
            layer.ffn.linear_1,
        ):
            last.weight[0] = 0
    decoder.projection.weight[:, 0] = 0
    decoder.projection.weight[END] = 0
    decoder.projection.weight[END, 0] = 4.0
    decoder.projection.bias[END] = 4.0
