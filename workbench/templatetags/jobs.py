"""Words for the time that a job still takes."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

register = template.Library()

_MINUTE, _HOUR = 60, 3600


@register.filter
def time_left(seconds: int) -> str:
    """A rough time in words: nobody waits by the second.

    Rounded up to tens of seconds below two minutes, to minutes below an hour, to tens of minutes
    above.
    """
    if seconds <= 10:
        return _("a few seconds left")
    if seconds < 2 * _MINUTE:
        return _("about %(count)d s left") % {"count": _up(seconds, 10)}
    if _up(seconds, _MINUTE) < _HOUR:
        return _("about %(count)d min left") % {"count": _up(seconds, _MINUTE) // _MINUTE}
    hours, rest = divmod(_up(seconds, 10 * _MINUTE), _HOUR)
    return _("about %(hours)d h %(minutes)02d min left") % {
        "hours": hours,
        "minutes": rest // _MINUTE,
    }


def _up(seconds: int, step: int) -> int:
    return -(-seconds // step) * step
