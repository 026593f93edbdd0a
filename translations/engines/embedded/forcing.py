"""Making the model write a given text, to complete it or to learn its probability.

The server tells the probability of what is written, never of the prompt. So what is forced is no
prompt but an output, under a grammar that allows nothing else; what an earlier draft of the same
prompt began with is prompt all the same, since its probability is remembered. Scoring a text costs
what writing the part of it costs that is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from .model import SLOTS, Completion, Model, Refused
from .tokens import Memory, Token, mean

MOST_LINKS = 3
_FREELY = r" [^\n]*"


@dataclass(frozen=True, slots=True)
class Forced:
    """What is to be written behind `prompt`: `beginning`, perhaps a link, `form`, and then freely
    on where `limit` is not 0."""

    prompt: str
    beginning: str
    form: str = ""
    links: tuple[str, ...] = ()
    limit: int = 0


def force(model: Model, memory: Memory, wanted: Sequence[Forced]) -> list[Completion]:
    """Write each of them, in order; the texts hold the beginnings, the scores are of all.

    Those of one prompt follow each other in one slot of the server, which then need not read the
    prompt again.
    """
    slots: SimpleQueue[int] = SimpleQueue()
    for slot in range(SLOTS):
        slots.put(slot)

    def in_turn(prompt: str) -> dict[int, Completion]:
        slot = slots.get()
        try:
            return {
                at: _try(model, memory, each, slot)
                for at, each in enumerate(wanted)
                if each.prompt == prompt
            }
        finally:
            slots.put(slot)

    written: dict[int, Completion] = {}
    with ThreadPoolExecutor(SLOTS) as pool:
        for done in pool.map(in_turn, dict.fromkeys(each.prompt for each in wanted)):
            written |= done
    return [written[at] for at in range(len(wanted))]


def _try(model: Model, memory: Memory, forced: Forced, slot: int) -> Completion:
    """The completion, or one without a score and an end where the grammar defeats the server."""
    try:
        return _force(model, memory, forced, slot)
    except Refused:
        return Completion("", None, False)


def _force(model: Model, memory: Memory, forced: Forced, slot: int) -> Completion:
    given = forced.beginning + _link(model, memory, forced, slot) + forced.form
    known = memory.known(forced.prompt, given)
    ended = bool(known) and not known[-1].written
    if ended and not forced.limit:
        return Completion(given, mean(known), True, known)
    if ended:
        known = known[:-1]
    before = b"".join(token.written for token in known).decode()
    rest = given[len(before) :]
    output = _write(model, forced.prompt + before, rest, slot, forced.limit)
    tokens = (*known, *output.tokens)
    return Completion(before + output.text, mean(tokens), output.finished, tokens)


def _link(model: Model, memory: Memory, forced: Forced, slot: int) -> str:
    """The link with which the form is likeliest, or "": what the two are worth together counts.

    Only the links that are likely by themselves are tried.
    """
    if not forced.links:
        return ""
    prompt = forced.prompt + forced.beginning
    rivals = memory.rivals_after(forced.prompt, forced.beginning)
    if rivals is None:
        tokens = model.write(prompt, 1, cache_prompt=True, id_slot=slot).tokens
        rivals = tokens[0].rivals if tokens else {}
    rated = [(rivals.get(first_token(model, link)), link) for link in forced.links]
    likely = sorted((rating, link) for rating, link in rated if rating is not None)
    tried = ["", *(link for _, link in likely[-MOST_LINKS:])]
    sums = [
        sum(
            token.logprob
            for token in _write(model, prompt, link + forced.form, slot, 0).tokens[:-1]
        )
        for link in tried
    ]
    return tried[sums.index(max(sums))]


def _write(model: Model, prompt: str, text: str, slot: int, limit: int) -> Completion:
    """Have exactly `text` written, and up to `limit` tokens more."""
    tokens = model.tokenize(text) if text else ()
    grammar = "root ::= " + " ".join(_rules(tokens))
    options: dict[str, Any] = {
        "grammar": grammar + (_FREELY if limit else ""),
        "cache_prompt": True,
        "id_slot": slot,
    }
    return model.write(prompt, len(tokens) + 1 + limit, **options)


def _rules(tokens: Iterable[tuple[int, bytes]]) -> Iterator[str]:
    """The tokens in llama.cpp's notation, by number; those that are parts of a character as the
    character, because by number they defeat it."""
    part = b""
    for number, written in tokens:
        part += written
        try:
            character = part.decode()
        except UnicodeDecodeError:
            continue
        yield f"<[{number}]>" if part == written else json.dumps(character, ensure_ascii=False)
        part = b""


def first_token(model: Model, form: str) -> bytes:
    """What `form` begins with, as the model writes it."""
    return next((written for _, written in model.tokenize(form)), b"")


def likely_places(memory: Memory, prompt: str, text: str, token: bytes) -> list[tuple[int, float]]:
    """Where in a draft that is remembered `token` was among the likeliest; the likeliest first."""

    def rated(known: Token) -> float | None:
        return known.logprob if known.written == token else known.rivals.get(token)

    places = [
        (offset, rating)
        for offset, known in memory.places(prompt, text)
        for rating in [rated(known)]
        if rating is not None
    ]
    return sorted(places, key=lambda place: -place[1])
