"""The root of every error that is meant for a person."""

from __future__ import annotations


class ConcordError(Exception):
    """Something a person can mend.

    The message is one sentence or two, says what happened and what to do, and is shown as it is:
    on stderr by a command (exit status 1), beside the form by a page.
    """
