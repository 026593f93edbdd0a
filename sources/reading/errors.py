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
    """More bytes than any article has, or a packed file that unpacks to more."""


class TooManyParts(UnreadableFile):
    """More articles, pages or paragraphs in one file than are taken at once."""


class EmptyFile(UnreadableFile):
    """No bytes, or nothing but white space."""


class BinaryFile(UnreadableFile):
    """Bytes that are not text in any encoding, or not of the format that the suffix promises."""


class Undecodable(UnreadableFile):
    """Text in an encoding that could not be told."""


class DisguisedMarkup(UnreadableFile):
    """HTML or XML saved under a plain-text suffix."""


class BrokenFile(UnreadableFile):
    """A file that is damaged, or breaks the rules of its format; the message says where."""


class UnsafeFile(UnreadableFile):
    """A file made, or looking as if made, to do harm when it is opened."""
