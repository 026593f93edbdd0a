"""The vocabulary of a CTranslate2 model: the pieces that its numbers stand for."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any, Literal

Side = Literal["source", "target"]


def read_vocabulary(folder: Path, side: Side) -> list[str]:
    """The pieces of a model directory in the order of their numbers, from whichever file it has.

    Raises OSError where there is none, ValueError where it cannot be read.
    """
    for name in (f"{side}_vocabulary", "shared_vocabulary"):
        if (path := folder / f"{name}.json").is_file():
            pieces = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(pieces, list):
                raise ValueError(f"{path.name} is no list")
            return [str(piece) for piece in pieces]
        if (path := folder / f"{name}.txt").is_file():
            return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    raise OSError(f"{folder.name} has no {side} vocabulary")


def misfit(folder: Path, tokenizer: Any, sample: str) -> str | None:
    """Why the vocabulary in `folder` is not that of its model or its tokenizer; None if it is.

    CTranslate2 does not notice: it would translate, and write nonsense. `sample` is a sentence in
    the source language.
    """
    known = set(read_vocabulary(folder, "source"))
    pieces = tokenizer.encode(sample)
    foreign = sum(piece not in known for piece in pieces)
    if 2 * foreign > len(pieces):
        return f"its vocabulary lacks {foreign} of the {len(pieces)} pieces of “{sample}”"
    translator = importlib.import_module("ctranslate2").Translator(str(folder), device="cpu")
    (result,) = translator.translate_batch(
        [pieces], beam_size=1, max_decoding_length=1, return_logits_vocab=True
    )
    outputs = result.logits[0][0].shape[-1]
    named = len(read_vocabulary(folder, "target"))
    if outputs != named:
        return f"its vocabulary has {named} pieces and its model {outputs}"
    return None
