"""Several files in one zip archive, written in turns."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import BinaryIO, cast

# Beyond this a member goes to disk until the archive is put together.
_IN_MEMORY = 1024 * 1024


class Members:
    """The files of an archive that is being made; each is open until the end."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._files: dict[str, BinaryIO] = {}

    def open(self, name: str) -> BinaryIO:
        """The member called `name`, to be written to."""
        if name not in self._files:
            file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the stack closes it
            self._files[name] = cast(BinaryIO, self._stack.enter_context(file))
        return self._files[name]

    def pack(self, out: BinaryIO, created_at: datetime) -> None:
        """Write the archive, its members in alphabetical order, dated `created_at` (UTC)."""
        moment = created_at.astimezone(UTC).timetuple()[:6]
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, file in sorted(self._files.items()):
                info = zipfile.ZipInfo(name, moment)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o644 << 16
                # With the size known, only what needs the 64 bit extension gets it: Word, for one,
                # takes a small file that has it for damaged.
                info.file_size = file.tell()
                file.seek(0)
                with archive.open(info, "w") as member:
                    shutil.copyfileobj(file, member)


@contextmanager
def members() -> Iterator[Members]:
    """The members of a new archive; they vanish with the block."""
    with ExitStack() as stack:
        yield Members(stack)
