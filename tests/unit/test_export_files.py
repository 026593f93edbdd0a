"""Choosing a format, and writing a file whole or not at all."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.export_samples import META, PAIRS, written
from translations.exporters import (
    AlignedPair,
    UnknownFormat,
    UnwritableFile,
    Written,
    exporter,
    formats,
    write_file,
)


@pytest.mark.parametrize(
    ("name", "suffix", "counted"),
    [
        ("po", ".po", Written(4, 6)),
        ("tmx", ".tmx", Written(4, 6)),
        ("tsv", ".tsv", Written(4, 6)),
    ],
)
def test_each_format_writes_a_file(
    name: str, suffix: str, counted: Written, tmp_path: Path
) -> None:
    path = tmp_path / "out"
    assert write_file(name, PAIRS, path, META) == counted
    assert path.read_bytes() == written(name, PAIRS)
    assert formats()[name].suffix == suffix


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UnknownFormat, match=r"“doc”; use one of .*po, .*tmx, .*tsv"):
        exporter("doc")


@pytest.mark.parametrize("name", ["po", "tmx", "tsv"])
def test_a_failure_leaves_the_old_file(name: str, tmp_path: Path) -> None:
    def failing() -> Iterator[AlignedPair]:
        yield PAIRS[0]
        raise RuntimeError("database gone")

    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(RuntimeError, match="database gone"):
        write_file(name, failing(), path, META)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["po", "tmx", "tsv"])
def test_a_full_disk_is_one_clear_message(name: str, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space left"), full.open("wb", buffering=0) as out:
        exporter(name).write(PAIRS * 2000, out, META)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"missing/out.tsv” could not be written: No such"):
        write_file("tsv", PAIRS, tmp_path / "missing" / "out.tsv", META)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match="not an ordinary file"):
        write_file("tsv", PAIRS, tmp_path, META)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_never_replaced() -> None:
    with pytest.raises(UnwritableFile, match="not an ordinary file"):
        write_file("tsv", PAIRS, "/dev/null", META)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_link_is_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_file("tsv", PAIRS, link, META)
    assert link.is_symlink()
    assert target.read_bytes() == written("tsv", PAIRS)
