"""What the database computes of texts."""

from __future__ import annotations

from django.db import models


class Head(models.Func):
    """The beginning of a text, by which equal texts are found: texts are too long for an index.

    Its length is written out, not passed as a parameter, so that the index is recognised.
    """

    template = "SUBSTR(%(expressions)s, 1, 64)"
    output_field = models.CharField()
    arity = 1
