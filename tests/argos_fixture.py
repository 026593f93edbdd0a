"""A tiny, valid Argos package with random weights: everything but the quality is real.

Built with CTranslate2's own model writer and a SentencePiece model trained on the lines below,
in about a second and without torch; ``build`` writes the ``.argosmodel`` file.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ctranslate2.specs
import numpy as np
import sentencepiece

LINES = (
    "Die Wirtschaftszone in Chongqing liegt am Oberlauf des Jangtse und wächst schnell.",
    "Am 9. April 2021 trafen sich Vertreter aus zwölf Ländern in Chengdu und Urumqi.",
    "Конференция по межрегиональному сотрудничеству прошла в Урумчи 22 августа 2024 года.",
    "Управление науки и технологий подписало соглашение о создании новой зоны.",
    "The new area in Chongqing lies on the upper Yangtze and is growing quickly.",
    "Representatives of twelve countries met in Chengdu and Urumqi on April 9, 2021.",
    "重庆两江新区位于长江上游，发展很快。",
    "二零二一年四月九日，十二个国家的代表在成都和乌鲁木齐会面。",
)


END = 2  # the position of "</s>" in a SentencePiece vocabulary


def train_tokenizer(pieces: int = 320) -> bytes:
    """A SentencePiece model for all four languages; the same bytes on every run."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES * 4),
        model_writer=model,
        vocab_size=pieces,
        model_type="bpe",
        character_coverage=1.0,
        minloglevel=2,
    )
    return model.getvalue()


def fill(
    spec: Any, random: np.random.Generator, width: int, vocabulary: int, spread: float = 0.3
) -> None:
    """Give every weight of a transformer specification random values of the right shape.

    `spread` is the standard deviation of those that multiply.
    """

    def linear(layer: Any, rows: int, columns: int) -> None:
        layer.weight = random.normal(0, spread, (rows, columns)).astype(np.float32)
        layer.bias = np.zeros(rows, np.float32)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = np.ones(width, np.float32), np.zeros(width, np.float32)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        embeddings.weight = random.normal(0, 1, (vocabulary, width)).astype(np.float32)
        if hasattr(side, "layer_norm"):
            norm(side.layer_norm)
        for layer in side.layer:
            norm(layer.self_attention.layer_norm)
            linear(layer.self_attention.linear[0], 3 * width, width)
            linear(layer.self_attention.linear[1], width, width)
            if side is spec.decoder:
                norm(layer.attention.layer_norm)
                linear(layer.attention.linear[0], width, width)
                linear(layer.attention.linear[1], 2 * width, width)
                linear(layer.attention.linear[2], width, width)
            norm(layer.ffn.layer_norm)
            linear(layer.ffn.linear_0, 4 * width, width)
            linear(layer.ffn.linear_1, width, 4 * width)
    linear(spec.decoder.projection, vocabulary, width)
    spec.decoder.projection.bias[END] = 2.0  # else random weights seldom end a sentence


def write_model(
    folder: Path,
    tokenizer: bytes,
    *,
    layers: int,
    width: int,
    seed: int,
    spread: float = 0.3,
    adjust: Callable[[Any], None] = lambda spec: None,
) -> None:
    """Write a CTranslate2 model directory whose vocabulary is the tokenizer's.

    `adjust` may change the specification after it got its weights.
    """
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    tokens = [processor.id_to_piece(index) for index in range(processor.get_piece_size())]
    spec = ctranslate2.specs.TransformerSpec.from_config(layers, max(width // 64, 2))
    fill(spec, np.random.default_rng(seed), width, len(tokens), spread)
    adjust(spec)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    spec.validate()
    spec.optimize(quantization="int8" if width >= 256 else None)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def contents(
    source: str = "de",
    target: str = "en",
    *,
    version: str = "1.0",
    layers: int = 1,
    width: int = 32,
    seed: int = 7,
    scratch: Path,
) -> dict[str, bytes]:
    """The files of a package by their path inside it; `scratch` is an unused folder."""
    tokenizer = train_tokenizer()
    write_model(scratch, tokenizer, layers=layers, width=width, seed=seed)
    return package_files(scratch, tokenizer, source, target, version)


def package_files(
    model: Path, tokenizer: bytes, source: str, target: str, version: str = "1.0"
) -> dict[str, bytes]:
    """The files of a package around a model directory, by their path inside the package."""
    metadata = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": source,
        "to_code": target,
        "to_name": target,
    }
    return {
        "metadata.json": json.dumps(metadata).encode(),
        "sentencepiece.model": tokenizer,
        "README.md": b"Random weights, for tests.\n",
        **{f"model/{file.name}": file.read_bytes() for file in sorted(model.iterdir())},
    }


def pack(files: Mapping[str, bytes], path: Path, folder: str = "translate-de_en-1_0") -> Path:
    """Zip `files` under one top-level folder, as an .argosmodel is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{folder}/{name}" if folder else name, data)
    return path
