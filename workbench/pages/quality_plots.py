"""The figures of the quality page as plots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from translations.quality import Acts, EngineFigures, Failing, Scope
from workbench.plots import Axis, Series, columns, lines, standing_scale
from workbench.plots.series import SHAPES
from workbench.said import said


def acts_plot(acts: Mapping[int, Acts], scope: Scope) -> SafeString:
    """What was submitted and approved, as columns."""
    return _svg(
        columns(
            _("Segments submitted and approved"),
            _("Columns over time, submitted beside approved. The table has the numbers."),
            Axis(_labels(scope), _("segments"), whole=True),
            [
                Series(_("submitted"), {at: each.submitted for at, each in acts.items()}),
                Series(_("approved"), {at: each.approved for at, each in acts.items()}),
            ],
        )
    )


def failing_plot(found: Failing, scope: Scope) -> SafeString:
    """Open findings in 100 texts: the commonest kinds, and the rest as one."""
    named = found.kinds if len(found.kinds) <= SHAPES else found.kinds[: SHAPES - 1]
    series = [Series(said(str(each.name)), found.rate(each.open)) for each in named if each.total]
    if rest := found.kinds[len(named) :]:
        summed = {at: sum(each.open.get(at, 0) for each in rest) for at in found.texts}
        series.append(Series(_("all others"), found.rate(summed)))
    return _svg(
        lines(
            _("Open findings of the checks in 100 texts"),
            _("A line for each kind of check, by when the texts are from."),
            Axis(_labels(scope), _("in 100 texts")),
            series,
        )
    )


def editing_plots(figures: Sequence[EngineFigures], scope: Scope) -> list[tuple[str, SafeString]]:
    """chrF2 and TER over time with their titles, a line for each of the commonest engines."""
    axis = Axis(_labels(scope), "%")
    kinds = [
        (_("chrF2 of machine drafts (more is better)"), "chrf"),
        (_("TER of machine drafts (less is better)"), "ter"),
    ]
    about = _("A line for each engine and pair, by when the texts were approved.")
    return [
        (title, _svg(lines(title, about, axis, _by_engine(figures[:SHAPES], field))))
        for title, field in kinds
    ]


def _by_engine(figures: Sequence[EngineFigures], field: str) -> list[Series]:
    return [
        Series(
            f"{each.name}, {each.pair}",
            {at: getattr(edited, field) for at, edited in each.stretches.items()},
        )
        for each in figures
    ]


def _labels(scope: Scope) -> list[str]:
    """Each stretch of time as people read it, by the day it begins."""
    days = [timezone.localtime(moment) for moment in scope.moments]
    monthly = len(days) > 1 and all(day.day == 1 for day in days)
    return [date_format(day, "M Y" if monthly else "j M") for day in days]


def _svg(markup: str) -> SafeString:
    """A plot's markup, which is built as a tree and so escaped."""
    return mark_safe(markup + standing_scale(markup))  # noqa: S308
