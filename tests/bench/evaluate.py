"""The metrics of the real outputs in ../shared/eval: `python -m tests.bench.evaluate`.

With `--engine E` that engine's plain and enforced translations of the first lines that name a term
of tests/bench/make_terms.py. Prints the tables of docs/evaluation.md.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from tests.bench.make_terms import EVAL, terms
from translations.evaluation import EvaluationInput, evaluate, evaluate_output, read_lines

PAIRS = {
    ("de", "en"): ("google", "bergamot-tiny"),
    ("ru", "en"): ("google", "bergamot-tiny"),
    ("en", "zh"): ("google", "argos"),
}


def data(source: str, target: str) -> EvaluationInput:
    """The test set of a pair with its terms."""
    columns = [read_lines(EVAL / f"flores-dev.{language}") for language in (source, target)]
    return EvaluationInput(*columns, terms(source, target), len(columns[0]))


def first(whole: EvaluationInput, limit: int) -> EvaluationInput:
    """The first lines that name a term."""
    chosen = [at for at, listed in enumerate(whole.terms) if listed][:limit]
    columns = (whole.sources, whole.references, whole.terms)
    return EvaluationInput(*([column[at] for at in chosen] for column in columns), len(chosen))


def row(pair: str, name: str, result: dict[str, Any]) -> str:
    success = result["terms"]
    needed = success["required"]
    cells = [
        pair, name, result["n"], result["plain"]["bleu"], result["plain"]["chrf"], result["ter"],
        f"{success['plain_satisfied']}/{needed}",
    ]  # fmt: skip
    if (enforced := result["enforced"])["bleu"] is not None:
        cells += [
            enforced["bleu"], enforced["chrf"], f"{success['enforced_satisfied']}/{needed}",
            success["outcomes"], success["false_triggers"],
            round(enforced["median_seconds"] / result["plain"]["median_seconds"], 2),
        ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", default="")
    parser.add_argument("--limit", type=int, default=100)
    chosen = parser.parse_args()
    if not EVAL.is_dir():
        sys.exit("There is no folder ../shared/eval beside the checkout.")
    for (source, target), systems in PAIRS.items():
        whole, pair = data(source, target), f"{source}→{target}"
        if chosen.engine:
            part = first(whole, chosen.limit)
            result = evaluate(part, source=source, target=target, engine=chosen.engine)
            sys.stdout.write(row(pair, chosen.engine, result))
            continue
        for name in systems:
            outputs = read_lines(EVAL / f"{source}-{target}.flores-dev.{name}.{target}", blank=True)
            result = evaluate_output(whole, outputs, source=source, target=target, name=name)
            sys.stdout.write(row(pair, name, result))


if __name__ == "__main__":
    main()
