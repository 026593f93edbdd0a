"""Zip packages (office documents), opened without trusting what they say of themselves."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter

from .errors import BinaryFile, BrokenFile, FileTooLarge, UnsafeFile

_MOST_MEMBERS = 2_000
_MOST_BYTES = 100 * 1024 * 1024
_MOST_MEMBER_BYTES = 30 * 1024 * 1024
_MOST_RATIO = 100
_ALWAYS_FINE_BYTES = 1024 * 1024
_ENCRYPTED = 0x1


class Package:
    """The members of a package, read one by one, each up to a limit.

    Raises UnreadableFile on opening when its list of members is damaged or could do harm.
    """

    def __init__(self, content: bytes, what: str) -> None:
        self.what = what
        if not content.startswith(b"PK"):
            raise BinaryFile(f"The file is not {what}; save it as one, or under its own suffix.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, LookupError, OSError, NotImplementedError) as error:
            raise self._damaged() from error
        self._check(self._archive.infolist())

    def names(self) -> list[str]:
        """The paths of the members."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises UnreadableFile; the size it declares may be a lie."""
        try:
            with self._archive.open(name) as member:
                content = member.read(_MOST_MEMBER_BYTES + 1)
        except KeyError as error:
            raise BrokenFile(
                f"The file is no whole {self.what.split(' ', 1)[1]}: “{name[:80]}” is missing from "
                "it; save it again."
            ) from error
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
            RuntimeError,
        ) as error:  # fmt: skip
            raise self._damaged(f" at “{name[:80]}”") from error
        if len(content) > _MOST_MEMBER_BYTES:
            raise self._too_large(f"“{name[:80]}”")
        return content

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > _MOST_MEMBERS:
            raise self._too_large(f"{len(members)} parts")
        if sum(member.file_size for member in members) > _MOST_BYTES:
            raise self._too_large("its contents")
        for name, count in Counter(member.filename for member in members).items():
            if count > 1:
                raise UnsafeFile(f"The file has “{name[:80]}” twice in it; save it again.")
        for member in members:
            self._check_member(member)

    def _check_member(self, member: zipfile.ZipInfo) -> None:
        name = member.filename
        if (
            name.startswith(("/", "\\"))
            or ":" in name
            or ".." in name.replace("\\", "/").split("/")
        ):
            raise UnsafeFile(
                f"The file has a path in it that leads out of it (“{name[:80]}”); do not trust it."
            )
        if member.flag_bits & _ENCRYPTED:
            raise UnsafeFile("The file is encrypted; save it without a password and import that.")
        packed = max(member.compress_size, 1)
        if member.file_size > max(_ALWAYS_FINE_BYTES, _MOST_RATIO * packed):
            raise self._too_large(f"“{name[:80]}”")

    def _damaged(self, place: str = "") -> BrokenFile:
        return BrokenFile(f"The file is damaged{place} and no {self._kind}; save it again.")

    def _too_large(self, thing: str) -> FileTooLarge:
        return FileTooLarge(
            f"The file unpacks to more than any article has ({thing}); it may be made to do harm."
        )

    @property
    def _kind(self) -> str:
        return self.what.split(" ", 1)[1]


def resolve(part: str, target: str) -> str:
    """The path that a relationship of `part` points to, within the package."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
