"""Reading a member of a zip archive, within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from .base import MAX_BYTES, UnusableFile

_MAX_RATIO = 200  # a file of nothing but equal empty rows packs about 1 : 150
_LEAST = 1024 * 1024
_MAX_MEMBERS = 10_000


@contextmanager
def opened(content: bytes, what: str) -> Iterator[zipfile.ZipFile]:
    """The archive; `what` it should be is named in errors. Raises UnusableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if len(package.infolist()) > _MAX_MEMBERS:
                raise UnusableFile("", f"This is no {what}: it has too many parts.")
            yield package
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise UnusableFile("", f"This is no whole {what}; save it again and send that.") from error
    except (ValueError, RuntimeError) as error:
        raise UnusableFile("", f"The {what} is damaged or encrypted; save it again.") from error


def unpacked(package: zipfile.ZipFile, name: str, packed: int) -> bytes:
    """A member of an archive of `packed` bytes; its name is never used as a path.

    Raises UnusableFile where it unpacks to more than such a file can hold.
    """
    limit = min(2 * MAX_BYTES, max(_LEAST, _MAX_RATIO * packed))
    with package.open(name) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise UnusableFile(name[:80], "it unpacks to far more than such a file has")
    return content
