"""Which of our languages a text is in: by its script, then by py3langid among one script's
languages. Nothing is downloaded; the model is part of the package and loads in a second."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from .errors import ConcordError
from .languages import LANGUAGES


class LanguageNotFound(ConcordError):
    """The text is too short to tell its language, or in none that Concord works in."""


class _Identifier(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]+"),
    "Han": re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+"),
    "Japanese": re.compile(r"[\u3041-\u30ff]+"),
    "Korean": re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]+"),
    "another writing system": re.compile(r"[\u0370-\u03ff\u0530-\u10ff\u1200-\u1cff]+"),
}
# A Chinese character says about as much as this many letters of an alphabet.
_LETTERS_PER_CHARACTER = {"Han": 3, "Japanese": 3, "Korean": 2}
# Kana are at least this share of the characters of any Japanese text, and of no Chinese one.
_KANA_SHARE = 0.05

_SAMPLE_CHARS = 20_000
_FEWEST_LETTERS = 12
# One of ours is believed when it is this many times as likely as the next, another from this
# probability on: wrongly calling a short German text foreign would be worse than asking.
_LEAD = 3
_SURE = 0.8
_NAMES = {
    "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "cs": "Czech", "uk": "Ukrainian", "be": "Belarusian", "bg": "Bulgarian",
    "sr": "Serbian", "kk": "Kazakh", "ky": "Kyrgyz", "uz": "Uzbek", "mn": "Mongolian",
    "tr": "Turkish", "ja": "Japanese", "ko": "Korean", "tg": "Tajik", "vi": "Vietnamese",
    "da": "Danish", "sv": "Swedish", "no": "Norwegian", "fi": "Finnish", "hu": "Hungarian",
    "ro": "Romanian",
}  # fmt: skip


def detect_language(text: str) -> str:
    """The code of the language that most of `text` is in.

    Litter in another script (a Chinese browser warning under an English article) does not count.
    Raises LanguageNotFound when the text is too short to tell, in a language Concord does not work
    in, or in Traditional Chinese.
    """
    script, letters = _main_script(text)
    if letters < _FEWEST_LETTERS:
        raise LanguageNotFound(f"The text is too short to tell its language; {_SAY_WHICH_LANGUAGE}")
    if script == "Han":
        return _chinese(text)
    if script not in ("Latin", "Cyrillic"):
        raise _foreign(script)
    (code, sureness), (_, runner_up), *_ = _identifier().rank(_lines_in(text, script))
    if code in LANGUAGES and sureness > _LEAD * runner_up:
        return code
    if sureness > _SURE:
        raise _foreign(_NAMES.get(code, f"another language ({code})"))
    raise LanguageNotFound(f"The language of the text is unclear; {_SAY_WHICH_LANGUAGE}")


_SAY_WHICH_LANGUAGE = f"say which it is with --language ({', '.join(LANGUAGES)})."


def _foreign(name: str) -> LanguageNotFound:
    return LanguageNotFound(
        f"The text seems to be in {name}, which Concord does not work in; if that is wrong, "
        f"{_SAY_WHICH_LANGUAGE}"
    )


def _main_script(text: str) -> tuple[str, int]:
    """The script with most weight in `text`, and that weight in letters."""
    counts = {
        script: sum(map(len, letters.findall(text))) * _LETTERS_PER_CHARACTER.get(script, 1)
        for script, letters in _SCRIPTS.items()
    }
    if counts["Japanese"] > _KANA_SHARE * (counts["Han"] + counts["Japanese"]):
        counts["Japanese"] += counts.pop("Han")
    script = max(counts, key=lambda name: counts[name])
    return script, counts[script]


def _lines_in(text: str, script: str) -> str:
    """The lines of `text` written mostly in `script`, up to the size of a sample."""
    lines: list[str] = []
    size = 0
    for line in text.splitlines():
        if size >= _SAMPLE_CHARS:
            break
        if _main_script(line)[0] == script:
            lines.append(line[: _SAMPLE_CHARS - size])
            size += len(lines[-1])
    return "\n".join(lines)


def _chinese(text: str) -> str:
    """ "zh" for Simplified Chinese; raises LanguageNotFound for Traditional.

    GB 2312 has the simplified characters, Big5 the traditional ones; either lacks about a third of
    the running text of the other.
    """
    characters = "".join(_SCRIPTS["Han"].findall(text))[:_SAMPLE_CHARS]
    simplified = len(characters.encode("gb2312", "ignore"))
    traditional = len(characters.encode("big5", "ignore"))
    if traditional > simplified:
        raise LanguageNotFound(
            "The text seems to be in Traditional Chinese, and Concord works in Simplified Chinese; "
            "convert the text, or pass --language zh to import it as it is."
        )
    return "zh"


@cache
def _identifier() -> _Identifier:
    # Imported here: the import reads NumPy and costs half a second that most commands never need.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
