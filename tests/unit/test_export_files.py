"""Choosing a format, and writing a file whole or not at all."""

from __future__ import annotations

import stat
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from io import RawIOBase
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
        ("csv", ".csv", Written(4, 6)),
        ("docx", ".docx", Written(4, 6)),
        ("html", ".html", Written(4, 6)),
        ("jsonl", ".jsonl", Written(4, 6)),
        ("po", ".po", Written(4, 6)),
        ("pot", ".pot", Written(4, 0)),
        ("text", ".zip", Written(4, 6)),
        ("tmx", ".tmx", Written(4, 6)),
        ("tsv", ".tsv", Written(4, 6)),
        ("xliff-1.2", ".xlf", Written(4, 6)),
        ("xliff-2.1", ".xlf", Written(4, 6)),
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


@pytest.mark.parametrize("name", formats())
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


@pytest.mark.parametrize("name", formats())
def test_a_full_disk_is_one_clear_message(name: str, tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(OSError, match="No space left"), full.open("wb", buffering=0) as out:
        exporter(name).write(PAIRS * 2000, out, META)


@pytest.mark.parametrize("name", formats())
def test_memory_does_not_grow_with_the_pairs(name: str) -> None:
    def pairs(count: int) -> Iterator[AlignedPair]:
        for position in range(count):
            article = position // 50
            segment = f"{article}.{position}"
            yield replace(PAIRS[0], article=article, segment=segment)

    class Sink(RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return len(data)  # type: ignore[arg-type]

    def peak(count: int) -> int:
        tracemalloc.start()
        try:
            exporter(name).write(pairs(count), Sink(), META)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(50)  # what is imported and compiled at the first use
    # Files of an archive are held up to their limit, each, before they go to disk.
    allowance = 4_000_000 if zipped(name) else 200_000
    assert peak(1500) < peak(300) + allowance


def zipped(name: str) -> bool:
    return name in {"docx", "text", "xliff-2.1"}


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
