"""What an objection is about, in a form that survives edits elsewhere in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from translations.checks import Failure

_AROUND = 8  # code points on either side that have to stay as they are, too


def keyed(text: str, failures: Iterable[Failure]) -> list[tuple[str, Failure]]:
    """Each objection to `text` with its key.

    The key stays the same as long as the check says the same of the same words, with the same words
    directly around them. An objection to something that is not there is known by what the message
    names (“12”, “Beijing”); if it names nothing, every change of the text makes another of it.
    """
    seen: Counter[str] = Counter()
    found = []
    for failure in failures:
        about = _about(text, failure)
        seen[about] += 1
        digest = blake2b(f"{about}\0{seen[about]}".encode(), digest_size=16)
        found.append((digest.hexdigest(), failure))
    return found


def concerns_all(text: str, start: int, end: int) -> bool:
    """Whether an objection to `text[start:end]` is to the whole, so that no place can be shown."""
    return start == 0 and end >= len(text)


def quoted(text: str, failure: Failure) -> str:
    """The words that an objection is to; "" where it is to something that is not there."""
    whole = concerns_all(text, failure.start, failure.end)
    return "" if whole else text[failure.start : failure.end]


def _about(text: str, failure: Failure) -> str:
    start, end = failure.start, failure.end
    if not concerns_all(text, start, end):
        place = [text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]]
    elif "“" in failure.message:
        place = []
    else:
        place = [text]
    return "\0".join([failure.check, failure.message, *place])
