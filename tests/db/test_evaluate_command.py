"""`manage.py evaluate`: the document scripts rely on, and one sentence when it cannot."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.engine_double import DictionaryEngine, only

WORDS = {"Sie": "She", "lebt": "lives", "in": "in"}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    terms = json.dumps([{"source": "Peking", "target": "Beijing"}])
    texts = {
        "source": "Sie lebt in Peking.\nSie lebt.\n",
        "reference": "She lives in Beijing.\nShe lives.\n",
        "terms": f"{terms}\n[]\n",
        "output": "She lives in Peking.\n\n",
        "short": "She lives.\n",
        "bad": "[]\n{\n",
        "empty": "",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: str(tmp_path / name) for name in texts}


def run(files: dict[str, str], *arguments: str, **replaced: str) -> str:
    out = StringIO()
    paths = {"source": files["source"], "reference": files["reference"]} | replaced
    with only(DictionaryEngine(WORDS)):
        call_command(
            "evaluate", "--from", "de", "--to", "en",
            *(part for name, path in paths.items() for part in (f"--{name}", path)),
            *arguments, stdout=out, stderr=StringIO(),
        )  # fmt: skip
    return out.getvalue()


def document(*args: Any, **kwargs: Any) -> dict[str, Any]:
    return dict(json.loads(run(*args, "--json", **kwargs)))


def test_the_document_has_the_promised_keys(files: dict[str, str]) -> None:
    result = document(files, terms=files["terms"])
    assert set(result) == {
        "n", "bleu", "chrf", "ter", "signature", "terms", "plain", "enforced", "engine",
    }  # fmt: skip
    assert {"required", "plain_satisfied", "enforced_satisfied"} <= set(result["terms"])
    for name in ("plain", "enforced"):
        assert {"bleu", "chrf", "seconds"} <= set(result[name])
    assert result["terms"]["enforced_satisfied"] == 1


def test_a_limit_and_no_terms(files: dict[str, str]) -> None:
    result = document(files, "--limit", "1")
    assert (result["n"], result["terms"]["required"]) == (1, 0)


def test_an_output_file_is_scored_without_an_engine(files: dict[str, str]) -> None:
    result = document(files, output=files["output"], terms=files["terms"])
    assert result["engine"]["name"] == "output"
    assert (result["n"], result["terms"]["plain_satisfied"]) == (2, 0)


def test_people_get_a_summary(files: dict[str, str]) -> None:
    text = run(files, terms=files["terms"])
    assert "2 sentences by double" in text
    assert "enforced: BLEU 100.0  chrF2++ 100.0  terms 1 of 1" in text
    assert "nw:2" in text


@pytest.mark.parametrize(
    ("replaced", "message"),
    [
        ({"reference": "short"}, "short has 1 lines, .*source has 2"),
        ({"source": "empty"}, "empty is empty"),
        ({"terms": "bad"}, "Line 2 of .*bad is not JSON"),
        ({"terms": "short"}, "short has 1 lines"),
        ({"output": "short"}, "short has 1 lines"),
        ({"source": "nowhere"}, "cannot be read"),
    ],
)
def test_bad_files_end_it_with_one_sentence(
    files: dict[str, str], replaced: dict[str, str], message: str
) -> None:
    paths = {name: files.get(path, path) for name, path in replaced.items()}
    with pytest.raises(CommandError, match=message):
        run(files, **paths)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--to", "de"), "same language"),
        (("--to", "fr"), "not a language Concord works in"),
        (("--limit", "0"), "at least 1"),
        (("--engine", "double", "--output", "x"), "not allowed with argument --engine"),
        (("--engine", "nobody"), "no engine “nobody”"),
        (("--from", "zh"), "does not translate Chinese"),
    ],
)
def test_bad_options_end_it_with_one_sentence(
    files: dict[str, str], arguments: tuple[str, ...], message: str
) -> None:
    with pytest.raises(CommandError, match=message):
        run(files, *arguments)
