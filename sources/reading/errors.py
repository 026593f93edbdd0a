"""What can be wrong with a file before anyone looks at its language.

The messages do not name the file: whoever reads several of them puts the name before the message.
"""

from __future__ import annotations

from sources.errors import ConcordError


class UnreadableFile(ConcordError):
    """A file that cannot become an article as it is."""


class UnsupportedFormat(UnreadableFile):
    """No reader is registered for the file's suffix."""


class FileTooLarge(UnreadableFile):
    """More bytes than any article has."""


class EmptyFile(UnreadableFile):
    """No bytes, or nothing but white space."""


class BinaryFile(UnreadableFile):
    """Bytes that are not text in any encoding."""


class Undecodable(UnreadableFile):
    """Text in an encoding that could not be told."""


class DisguisedMarkup(UnreadableFile):
    """HTML or XML saved under a plain-text suffix."""
