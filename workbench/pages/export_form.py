"""What the export page asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sources.errors import ConcordError
from sources.language_names import TARGET_CHOICES
from sources.languages import TARGETS
from sources.models import Article
from translations.exporters import formats
from translations.models import State
from translations.selection import WRITTEN_STATES, Selection

_BOXES = forms.CheckboxSelectMultiple
_CELLS = {"": None, "safe": True, "exact": False}


class ExportForm(forms.Form):
    """What to export. No article, outlet or target chosen means all of them, no state every one
    with a text."""

    articles = forms.TypedMultipleChoiceField(required=False, coerce=int, widget=_BOXES)
    outlets = forms.MultipleChoiceField(required=False, widget=_BOXES)
    targets = forms.MultipleChoiceField(required=False, choices=TARGET_CHOICES, widget=_BOXES)
    states = forms.MultipleChoiceField(
        required=False, choices=[(state.value, state.label) for state in State], widget=_BOXES
    )
    since = forms.CharField(required=False, label=_("From"))
    until = forms.CharField(required=False, label=_("To"))
    format = forms.ChoiceField(widget=forms.RadioSelect)
    cells = forms.ChoiceField(
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("Made safe in CSV, as they are in TSV")),
            ("safe", _("Made safe, with an apostrophe before them")),
            ("exact", _("As they are")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._listed = listed = list(Article.objects.only("title", "language", "outlet"))
        outlets = sorted({article.outlet for article in listed if article.outlet})
        for name, choices in (
            ("articles", [(article.pk, article.title) for article in listed]),
            ("outlets", [(outlet, outlet) for outlet in outlets]),
            ("format", [(name, each.label) for name, each in formats().items()]),
        ):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for name in ("since", "until"):
            self.fields[name].widget.attrs |= {
                "size": 10,
                "maxlength": 10,
                "placeholder": "2021-04",
                "inputmode": "numeric",
                "aria-describedby": "dates-help",
            }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("since", "until"):
            cleaned[name] = cleaned.get(name, "").strip()
            try:
                Selection(**{name: cleaned[name]})
            except ConcordError as error:
                self.add_error(name, str(error))
        return cleaned

    @property
    def article_boxes(self) -> Iterator[tuple[int, str, str, bool]]:
        """The boxes of the articles: id, title, the title's language tag, whether it is ticked.

        Not as widgets, of which a thousand take half a second to draw.
        """
        ticked = {str(value) for value in self["articles"].value() or ()}
        for article in self._listed:
            yield article.pk, article.title, article.tag, str(article.pk) in ticked

    @property
    def chosen(self) -> Selection:
        """What the exporters are asked for."""
        chosen = self.cleaned_data
        return Selection(
            articles=tuple(chosen["articles"]),
            targets=tuple(chosen["targets"]) or TARGETS,
            states=tuple(chosen["states"]) or WRITTEN_STATES,
            outlets=tuple(chosen["outlets"]),
            since=chosen["since"],
            until=chosen["until"],
        )

    @property
    def spreadsheet_safe(self) -> bool | None:
        """Whether cells are to be made safe for spreadsheets; None leaves it to the format."""
        return _CELLS[self.cleaned_data["cells"]]
