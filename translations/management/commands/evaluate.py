"""Measure translations against references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from sources.commands import ConcordCommand
from sources.errors import ConcordError
from sources.languages import parse_language
from translations.evaluation import EvaluationInput, evaluate, evaluate_output, read_lines


class Command(ConcordCommand):
    help = "Translate a test set, with its terms and without, and score it against references."

    def add_options(self, parser: CommandParser) -> None:
        parser.add_argument("--from", required=True, dest="source", metavar="LANGUAGE")
        parser.add_argument("--to", required=True, dest="target", metavar="LANGUAGE")
        parser.add_argument(
            "--source", required=True, type=Path, dest="sources", metavar="FILE",
            help="the sentences, one a line",
        )  # fmt: skip
        parser.add_argument("--reference", required=True, type=Path, metavar="FILE")
        parser.add_argument(
            "--terms", type=Path, metavar="FILE",
            help='one JSON list of {"source", "target"} a line',
        )  # fmt: skip
        made_by = parser.add_mutually_exclusive_group()
        made_by.add_argument("--engine", default="", help="instead of the site's engine")
        made_by.add_argument(
            "--output", type=Path, metavar="FILE",
            help="score these translations instead of an engine's",
        )  # fmt: skip
        parser.add_argument("--limit", type=int, metavar="N", help="the first N lines only")

    def run(self, options: dict[str, Any]) -> None:
        source, target = parse_language(options["source"]), parse_language(options["target"])
        if source == target:
            raise ConcordError("--from and --to name the same language; give two.")
        if options["limit"] is not None and options["limit"] < 1:
            raise ConcordError("--limit must be at least 1.")
        data = EvaluationInput.read(
            options["sources"], options["reference"], options["terms"], limit=options["limit"]
        )
        if path := options["output"]:
            like = (options["sources"], data.lines)
            outputs = read_lines(path, like=like, blank=True)[: options["limit"]]
            result = evaluate_output(data, outputs, source=source, target=target, name=path.name)
        else:
            result = evaluate(
                data,
                source=source,
                target=target,
                engine=options["engine"] or settings.ENGINE,
                progress=self.progress,
            )
        self.report(result, _summary(result))


def _summary(result: dict[str, Any]) -> str:
    terms = result["terms"]
    lines = [
        f"{result['n']} sentences by {result['engine']['name']}",
        f"BLEU {result['bleu']}  chrF2++ {result['chrf']}  TER {result['ter']}",
    ]
    for name in ("plain", "enforced"):
        if (run := result[name])["bleu"] is not None:
            lines.append(
                f"{name}: BLEU {run['bleu']}  chrF2++ {run['chrf']}  "
                f"terms {terms[f'{name}_satisfied']} of {terms['required']}"
                + (f"  {run['seconds']} s" if run["seconds"] is not None else "")
            )
    lines.append(f"references: terms {terms['reference_satisfied']} of {terms['required']}")
    lines += [f"{metric}: {text}" for metric, text in result["signature"].items()]
    return "\n".join(lines)
