"""The licence of the weights, brought to the user's notice once."""

from __future__ import annotations

from .files import engine_dir

NOTICE = (
    "The embedded engine uses Google's Gemma 3 weights, which come under the Gemma Terms of Use "
    "(https://ai.google.dev/gemma/terms), not under Concord's licence. By setting it up you accept "
    "them, with the prohibited-use policy they include "
    "(https://ai.google.dev/gemma/prohibited_use_policy); whoever passes the weights or our "
    "adapter on must pass these terms on too."
)


def notice_once() -> str | None:
    """The notice, the first time this is called for a data directory; None after that."""
    marker = engine_dir() / "licence-shown"
    if marker.exists():
        return None
    marker.parent.mkdir(parents=True, exist_ok=True)
    marker.write_text(NOTICE + "\n", encoding="utf-8")
    return NOTICE
