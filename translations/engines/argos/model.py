"""One Argos model in memory: sentences in, sentences out."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from ..base import EngineUnavailable, Hypothesis, Opening, Output, Sentence
from ..pieces import translate_in_pieces
from ..repetition import is_looping
from .batches import WORKERS, batch_size
from .beginnings import promising
from .library import Package
from .likelihood import Likelihood

BEAM = 4
LENGTH_PENALTY = 0.2  # Argos decodes with these two; its packages were judged with them
LONGEST_INPUT = 200  # tokens; the models hardly saw longer sentences, and CT2 cuts at 1024
LONGEST_OUTPUT = 400
FORCING_BEAM = 2  # for completions, of which several compete
MOST_TOKENS = 2048  # a batch
LOOP_REMEDY = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.2}


class Model:
    """A loaded package. Loading raises EngineUnavailable when its files are damaged."""

    def __init__(self, package: Package) -> None:
        self._tokenizer = package.tokenizer
        # A sentence is cut into pieces on every rung of the ladder.
        self._pieces = lru_cache(maxsize=4096)(self._tokenizer.encode)
        self._prefix = [package.target_prefix] if package.target_prefix else []
        self._target = package.target
        try:
            self._tokenizer.encode("a")  # loads the tokenizer
            self._translator = importlib.import_module("ctranslate2").Translator(
                str(package.folder / "model"),
                device="cpu",
                # Two workers with a thread each finish a batch sooner than one with two threads.
                inter_threads=WORKERS,
                intra_threads=1,
            )
            self._likelihood = Likelihood(
                self._translator, self._tokenizer, package.folder / "model", self._prefix
            )
        except (RuntimeError, OSError, ValueError, TypeError) as error:
            raise EngineUnavailable(
                f"The Argos package in {package.folder.name} cannot be loaded ({error}); install "
                f"it again with `manage.py install_packages`."
            ) from error

    def translate(self, sentences: Sequence[Sentence]) -> list[Output]:
        """Translate each sentence by itself; hints are ignored, forms to avoid are not."""
        return translate_in_pieces(
            sentences,
            self._target,
            fits=self._fits,
            translate=self._translate_pieces,
        )

    def complete(self, openings: Sequence[Opening]) -> list[Output | None]:
        """Translate from forced beginnings; None where the model cannot write one exactly.

        Of several openings of one sentence, one behind the other, the most promising are completed,
        each with the likeliest of the links it allows. A piece of a beginning that the vocabulary
        lacks comes back as something else, so what was decoded is compared with what was forced.
        """
        outputs: list[Output | None] = [None] * len(openings)
        fitting = [at for at, opening in enumerate(openings) if self._fits(opening.sentence.text)]
        chosen = promising(
            self._likelihood, self._encode, [openings[at] for at in fitting], self._prefix
        )
        results = self._decode(
            [openings[fitting[each.opening]].sentence for each in chosen],
            [each.pieces for each in chosen],
            beam_size=FORCING_BEAM,
        )
        for each, (tokens, mean) in zip(chosen, results, strict=True):
            text = self._text(tokens)
            if text.startswith(each.text):
                # What was forced counts for nothing in the decoder's score.
                whole = mean + each.total / _length(tokens)
                outputs[fitting[each.opening]] = Output(text, whole)
        return outputs

    def score(self, hypotheses: Sequence[Hypothesis]) -> list[float | None]:
        """The mean log-probability of texts; None for what cannot be spelled, is long or blank."""
        scores: list[float | None] = [None] * len(hypotheses)
        tokens = [self._encode(each.text) for each in hypotheses]
        fitting = [
            at
            for at, each in enumerate(hypotheses)
            if 0 < len(tokens[at]) <= LONGEST_OUTPUT
            and self._fits(each.sentence.text)
            and self._likelihood.spells(tokens[at])
        ]
        sources = [self._encode(hypotheses[at].sentence.text) for at in fitting]
        texts = [[*self._prefix, *tokens[at]] for at in fitting]
        for at, score in zip(fitting, self._likelihood.of_tokens(sources, texts), strict=True):
            scores[at] = score
        return scores

    def locate(self, asked: Sequence[tuple[Hypothesis, str]]) -> list[list[tuple[int, float]]]:
        """Where in each draft the first piece of the form is likely."""
        found: list[list[tuple[int, float]]] = [[] for _ in asked]
        fitting = [
            at
            for at, (draft, _) in enumerate(asked)
            if draft.text.strip() and self._fits(draft.sentence.text)
        ]
        sources = [self._encode(asked[at][0].sentence.text) for at in fitting]
        texts = [(asked[at][0].text, asked[at][1]) for at in fitting]
        for at, places in zip(fitting, self._likelihood.places(sources, texts), strict=True):
            found[at] = places
        return found

    def _fits(self, text: str) -> bool:
        return len(self._encode(text)) <= LONGEST_INPUT and bool(text.strip())

    def _translate_pieces(self, pieces: Sequence[Sentence]) -> list[Output]:
        outputs = self._outputs(pieces)
        astray = [at for at, piece in enumerate(pieces) if is_looping(outputs[at].text, piece.text)]
        again = self._outputs([pieces[at] for at in astray], **LOOP_REMEDY)
        for at, output in zip(astray, again, strict=True):
            outputs[at] = output
        for forms, group in self._disobeying(pieces, outputs):
            banned = list(self._spellings(forms))
            again = self._outputs([pieces[at] for at in group], suppress_sequences=banned)
            for at, output in zip(group, again, strict=True):
                if not is_looping(output.text, pieces[at].text):
                    outputs[at] = output
        return outputs

    def _disobeying(
        self, pieces: Sequence[Sentence], outputs: Sequence[Output]
    ) -> Iterator[tuple[tuple[str, ...], list[int]]]:
        """The drafts that hold forms to avoid, by what they avoid: CTranslate2 bans for a whole
        call."""
        found = [
            at
            for at, piece in enumerate(pieces)
            if any(form.casefold() in outputs[at].text.casefold() for form in piece.avoid)
        ]
        found.sort(key=lambda at: pieces[at].avoid)
        for forms, group in groupby(found, key=lambda at: pieces[at].avoid):
            yield forms, list(group)

    def _spellings(self, forms: Iterable[str]) -> Iterator[list[str]]:
        """The pieces of each form, at the start of a word and, in Chinese, inside a run too."""
        for form in forms:
            for text in dict.fromkeys((form, form[:1].upper() + form[1:], form.lower())):
                pieces = self._encode(text)
                yield pieces
                if self._target == "zh" and pieces[0] == "▁":
                    yield pieces[1:]
                elif self._target == "zh" and pieces[0].startswith("▁"):
                    yield [pieces[0][1:], *pieces[1:]]

    def _outputs(self, pieces: Sequence[Sentence], **options: Any) -> list[Output]:
        forced = [self._prefix] * len(pieces)
        written = self._decode(pieces, forced, replace_unknowns=True, **options)
        return [Output(self._text(tokens), score) for tokens, score in written]

    def _decode(
        self, sentences: Sequence[Sentence], forced: Sequence[Sequence[str]], **options: Any
    ) -> list[tuple[list[str], float]]:
        """The tokens of each translation, its forced beginning included, and the mean score."""
        if not sentences:
            return []
        tokens = [self._encode(sentence.text) for sentence in sentences]
        results = self._translator.translate_batch(
            tokens,
            target_prefix=forced if any(forced) else None,
            length_penalty=LENGTH_PENALTY,
            return_scores=True,
            max_decoding_length=LONGEST_OUTPUT,
            max_batch_size=batch_size(tokens, MOST_TOKENS),
            batch_type="tokens",
            **{"beam_size": BEAM, **options},
        )
        return [(result.hypotheses[0], _mean(result)) for result in results]

    def _encode(self, text: str) -> list[str]:
        return list(self._pieces(text.replace("\u00ad", "")))

    def _text(self, tokens: Sequence[str]) -> str:
        text: str = self._tokenizer.decode(list(tokens[len(self._prefix) :]))
        return text.strip()


def _length(tokens: Sequence[str]) -> int:
    """The tokens of a hypothesis, its end among them."""
    return len(tokens) + (len(tokens) < LONGEST_OUTPUT)


def _mean(result: Any) -> float:
    """The mean log-probability; CTranslate2 divides the sum by length ** LENGTH_PENALTY."""
    length = _length(result.hypotheses[0])
    score: float = result.scores[0] * length**LENGTH_PENALTY / length
    return score
