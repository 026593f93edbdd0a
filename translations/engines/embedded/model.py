"""The llama.cpp server with the Gemma weights and our adapter, inside this process."""

from __future__ import annotations

import importlib
import json
import os
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from ..base import EngineUnavailable
from .tokens import Memory, Token, mean

SLOTS = 4  # sentences decoded at a time
CONTEXT = 2048  # tokens a slot: enough for a piece that costs a token a byte, and its draft
RIVALS = 20  # likeliest tokens kept of every place; more would cost nothing but memory
SILENT = -1


class Refused(EngineUnavailable):
    """One request that the server could not carry out; it goes on with others."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model wrote; `finished` is False where it was cut off at the token limit."""

    text: str
    score: float | None
    finished: bool
    tokens: tuple[Token, ...] = ()


class Model:
    """A loaded model. Loading takes about a second; it grows to 600 MB in use.

    `memory` holds the tokens of its recent drafts.
    """

    def __init__(self, weights: Path, adapter: Path) -> None:
        self.memory = Memory()
        self.tokenize = lru_cache(maxsize=8192)(self._tokenize)
        library = importlib.import_module("xllamacpp")
        parameters = library.CommonParams()
        parameters.model.path = str(weights)
        parameters.lora_adapters = [library.CommonAdapterLoraInfo(str(adapter), 1.0)]
        parameters.n_parallel = SLOTS
        parameters.n_ctx = CONTEXT * SLOTS
        # Half the processors: the threads wait for each other by spinning, hundreds of times a
        # token, and where one of them has to share its processor all slow down thirtyfold.
        threads = max(1, min((os.cpu_count() or 1) // 2, 4))
        parameters.cpuparams.n_threads = threads
        parameters.cpuparams_batch.n_threads = threads
        parameters.verbosity = SILENT
        # The library also listens on a local port, where nobody else has any business: lock it.
        self._key = secrets.token_urlsafe(32)
        parameters.api_keys = [self._key]
        try:
            self._server: Any = library.Server(parameters)
        except (RuntimeError, ValueError) as error:
            raise EngineUnavailable(
                f"The embedded engine's model cannot be loaded ({error}); set it up again with "
                f"`manage.py setup_engine`."
            ) from error

    def complete(
        self, prompts: Sequence[str], limits: Sequence[int], **options: float
    ) -> list[Completion]:
        """Continue every prompt to the end of its line, by at most so many tokens each.

        Greedy, yet not quite repeatable: sentences decoded side by side share matrix
        multiplications, whose rounding depends on the company.
        """
        with ThreadPoolExecutor(SLOTS) as pool:
            return list(pool.map(lambda p, n: self.write(p, n, **options), prompts, limits))

    def write(self, prompt: str, limit: int, **options: Any) -> Completion:
        """Continue one prompt; a grammar among the options says what may be written."""
        response = self._server.handle_completions(
            {
                "prompt": prompt,
                "n_predict": limit,
                "temperature": 0,
                "stop": ["\n"],
                "cache_prompt": False,
                "logprobs": RIVALS,
                **options,
            }
        )
        if "choices" not in response:
            detail = response.get("error") or response
            raise Refused(f"The embedded engine failed on a sentence: {detail}.")
        choice = response["choices"][0]
        tokens = tuple(map(Token.read, (choice.get("logprobs") or {}).get("content") or []))
        return Completion(choice["text"], mean(tokens), choice["finish_reason"] != "length", tokens)

    def _tokenize(self, text: str) -> tuple[tuple[int, bytes], ...]:
        """The model's own tokens of a text: number and bytes.

        Asked over the local port, since the library has no other way to it.
        """
        request = Request(  # noqa: S310 (an address that the library itself opened)
            f"{self._server.listening_address}/tokenize",
            json.dumps({"content": text, "with_pieces": True}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"},
        )
        try:
            with urlopen(request, timeout=10) as answer:  # noqa: S310
                tokens = json.load(answer)["tokens"]
        except (OSError, ValueError, KeyError) as error:
            raise EngineUnavailable(f"The embedded engine cannot spell a text: {error}.") from error
        return tuple((token["id"], _bytes(token["piece"])) for token in tokens)


def _bytes(piece: str | list[int]) -> bytes:
    """A token's bytes; part of a character comes as numbers."""
    return piece.encode() if isinstance(piece, str) else bytes(piece)
