"""Setting the machine up to draft: what is tried, and what is left alone."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from translations.engines import EngineUnavailable, registry
from translations.engines.argos.index import IndexUnreachable
from translations.engines.argos.install import WANTED, InstallReport
from workbench import engine_setup

SOME = WANTED[:1]


@dataclass(eq=False)
class Double:
    """An engine that serves `served`, once it is set up."""

    name: str
    gist: bool
    served: Any = ()
    installs: int = 0
    gains: Any = WANTED
    fails: Exception | None = None
    failed_pairs: list[tuple[str, str]] = field(default_factory=list)

    def pairs(self) -> Any:
        return self.served

    def version(self, source: str, target: str) -> str:
        return "1"

    def licence(self) -> str:
        return "none"

    def why_unavailable(self) -> str | None:
        return None if self.served else f"{self.name} is not set up."

    def install(self) -> InstallReport:
        self.installs += 1
        if self.fails:
            raise self.fails
        self.served = self.gains
        return InstallReport(failed=self.failed_pairs)


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> tuple[Double, Double]:
    """Argos and the embedded engine, neither set up."""
    argos, embedded = Double("argos", gist=False), Double("embedded", gist=True)
    monkeypatch.setattr(registry, "_ENGINES", {"argos": argos, "embedded": embedded})
    monkeypatch.setattr(engine_setup, "install_packages", lambda report: argos.install())
    monkeypatch.setattr(
        engine_setup, "install_embedded", lambda requirements, report: embedded.install()
    )
    monkeypatch.delenv("CONCORD_ENGINE", raising=False)
    return argos, embedded


UNREACHABLE = IndexUnreachable("The index cannot be read.")
BROKEN = EngineUnavailable("argostranslate is not installed.")


@pytest.mark.parametrize(
    ("argos", "embedded", "refresh", "installs", "used", "said"),
    [
        pytest.param({}, {}, False, (1, 0), ["argos"], "", id="the index is reachable"),
        pytest.param(
            {"fails": UNREACHABLE}, {}, False, (1, 1), ["embedded"], "cannot be reached", id="not"
        ),
        pytest.param(
            {"fails": BROKEN}, {}, False, (1, 1), ["embedded"], "is not installed", id="no library"
        ),
        pytest.param({"served": WANTED}, {}, False, (0, 0), ["argos"], "", id="argos is there"),
        pytest.param({}, {"served": WANTED}, False, (0, 0), ["embedded"], "", id="embedded is"),
        pytest.param(
            {"served": SOME},
            {"served": WANTED},
            False,
            (0, 0),
            ["argos", "embedded"],
            "",
            id="both",
        ),
        pytest.param({}, {"served": WANTED}, True, (1, 0), ["argos"], "", id="argos at last"),
        pytest.param(
            {"fails": UNREACHABLE},
            {"served": WANTED},
            True,
            (1, 0),
            ["embedded"],
            "cannot be reached",
            id="still not",
        ),
        pytest.param(
            {"gains": SOME, "failed_pairs": [("ru-en", "cut off")]},
            {},
            False,
            (1, 1),
            ["argos", "embedded"],
            "argos ru-en was not installed: cut off",
            id="one package fails",
        ),
    ],
)
def test_what_is_installed(
    engines: tuple[Double, Double],
    argos: dict[str, Any],
    embedded: dict[str, Any],
    refresh: bool,
    installs: tuple[int, int],
    used: list[str],
    said: str,
) -> None:
    for engine, values in zip(engines, (argos, embedded), strict=True):
        for name, value in values.items():
            setattr(engine, name, value)
    lines: list[str] = []
    serving = engine_setup.setup_engine(refresh=refresh, say=lines.append)
    assert [engine.name for engine in serving] == used
    assert tuple(engine.installs for engine in engines) == installs
    assert said in "\n".join(lines)
    assert len(lines) == bool(said)


@pytest.mark.parametrize(("forced", "installs"), [("argos", (1, 0)), ("embedded", (0, 1))])
def test_a_forced_engine_is_the_only_one_set_up(
    engines: tuple[Double, Double],
    monkeypatch: pytest.MonkeyPatch,
    forced: str,
    installs: tuple[int, int],
) -> None:
    monkeypatch.setenv("CONCORD_ENGINE", forced)
    serving = engine_setup.setup_engine(refresh=False, say=lambda line: None)
    assert [engine.name for engine in serving] == [forced]
    assert tuple(engine.installs for engine in engines) == installs


def command(name: str, *options: Any) -> tuple[str, str]:
    """What a command prints on stdout and stderr."""
    out, err = StringIO(), StringIO()
    call_command(name, *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_no_engine_is_a_failure_unless_it_is_optional(engines: tuple[Double, Double]) -> None:
    argos, embedded = engines
    argos.fails, embedded.fails = UNREACHABLE, EngineUnavailable("No registry.")
    with pytest.raises(CommandError, match="No registry"):
        command("setup_engine")
    _, told = command("setup_engine", "--optional")
    assert "none yet, so nothing can be drafted. No registry." in told


def test_a_gist_engine_is_called_one_with_the_way_out(engines: tuple[Double, Double]) -> None:
    engines[1].served = WANTED
    out, _ = command("setup_engine")
    assert out.startswith("engine: embedded (gist quality); to try for Argos")
    assert json.loads(command("setup_engine", "--json")[0]) == {"engines": ["embedded"]}


def test_engines_are_listed(engines: tuple[Double, Double]) -> None:
    engines[1].served = SOME
    out, _ = command("engines")
    assert out.splitlines() == [
        "argos: not usable. argos is not set up.",
        "embedded (default): de → en; gist quality; 1; none",
    ]
    listed = json.loads(command("engines", "--json")[0])["engines"]
    assert [engine["pairs"] for engine in listed] == [[], [["de", "en"]]]


def test_a_package_that_is_none_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "nothing.argosmodel"
    path.write_bytes(b"not a package")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match=r"nothing\.argosmodel"):
        call_command("install_packages", "--json", "--from", str(path), stdout=out, stderr=err)
    assert [row["pair"] for row in json.loads(out.getvalue())["failed"]] == [path.name]
