"""The llama.cpp server with the Gemma weights and our adapter, inside this process."""

from __future__ import annotations

import importlib
import os
import secrets
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..base import EngineUnavailable

SLOTS = 4  # sentences decoded at a time
CONTEXT = 2048  # tokens a slot: enough for a piece that costs a token a byte, and its draft
SILENT = -1


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model wrote; `finished` is False where it was cut off at the token limit."""

    text: str
    score: float | None
    finished: bool


class Model:
    """A loaded model. Loading takes about a second; it grows to 600 MB in use."""

    def __init__(self, weights: Path, adapter: Path) -> None:
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
        # The library also listens on a local port, which nobody needs: lock it.
        parameters.api_keys = [secrets.token_urlsafe(32)]
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
            return list(pool.map(lambda p, n: self._complete(p, n, options), prompts, limits))

    def _complete(self, prompt: str, limit: int, options: dict[str, float]) -> Completion:
        response = self._server.handle_completions(
            {
                "prompt": prompt,
                "n_predict": limit,
                "temperature": 0,
                "stop": ["\n"],
                "cache_prompt": False,
                "logprobs": 1,
                **options,
            }
        )
        if "choices" not in response:
            detail = response.get("error") or response
            raise EngineUnavailable(f"The embedded engine failed on a sentence: {detail}.")
        choice = response["choices"][0]
        tokens = (choice.get("logprobs") or {}).get("content") or []
        scores = [token["logprob"] for token in tokens]
        return Completion(
            choice["text"],
            sum(scores) / len(scores) if scores else None,
            choice["finish_reason"] != "length",
        )
