"""The glossary's forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from sources.language_names import LANGUAGE_CHOICES
from sources.languages import LANGUAGES

from .exchange import format_names
from .exchange.registry import MAX_BYTES
from .exchange.values import BadValue, name
from .models import Concept, SurfaceForm, Term
from .services.conflicts import OnConflict

_KINDS = {
    "forms_added": SurfaceForm.Kind.ADDED,
    "forms_forbidden": SurfaceForm.Kind.FORBIDDEN,
}


class ImportForm(forms.Form):
    """A glossary file; its format follows from its suffix."""

    # An empty file is refused by its reader, which says what to do.
    file = forms.FileField(label=gettext_lazy("File"), allow_empty_file=True)
    on_conflict = forms.ChoiceField(
        label=gettext_lazy("Where an entry contradicts the glossary"),
        choices=[
            (OnConflict.SKIP, gettext_lazy("leave it out and list it")),
            (
                OnConflict.KEEP,
                gettext_lazy("what the glossary says stands; the rest is added to it"),
            ),
            (OnConflict.REPLACE, gettext_lazy("what the file says stands")),
            (OnConflict.SEPARATE, gettext_lazy("make it a concept of its own")),
            (OnConflict.REFUSE, gettext_lazy("import nothing")),
        ],
        required=False,
    )

    source = forms.ChoiceField(
        label=gettext_lazy("Source language"),
        choices=[("", gettext_lazy("as the file says")), *LANGUAGE_CHOICES],
        required=False,
    )
    target = forms.ChoiceField(
        label=gettext_lazy("Target language"),
        choices=[("", gettext_lazy("as the file says")), *LANGUAGE_CHOICES],
        required=False,
    )

    def clean_on_conflict(self) -> OnConflict:
        return OnConflict(self.cleaned_data["on_conflict"] or OnConflict.SKIP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ", ".join(name.upper() for name in format_names())
        self.fields["file"].help_text = gettext(
            "%(known)s; in UTF-8 or UTF-16, at most %(number)s MiB."
        ) % {"known": known, "number": MAX_BYTES // 1024**2}


class EvidenceForm(forms.Form):
    """A place in a segment, as offsets into its text."""

    start = forms.IntegerField(min_value=0, max_value=10**6)
    end = forms.IntegerField(min_value=1, max_value=10**6)


class ConceptForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic when it runs
    """What is said of a concept as a whole."""

    class Meta:
        model = Concept
        fields = ("identifier", "category", "definition", "note")
        labels = {
            "identifier": gettext_lazy("Identifier"),
            "category": gettext_lazy("Category"),
            "definition": gettext_lazy("Definition"),
            "note": gettext_lazy("Note"),
        }
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def clean_identifier(self) -> str:
        return _checked(self.cleaned_data["identifier"], "concept")


class TermForm(forms.ModelForm):  # type: ignore[type-arg]
    """A term with the forms that people added or forbade, separated by vertical bars."""

    forms_added = forms.CharField(
        label=gettext_lazy("Added forms"),
        required=False,
        help_text=gettext_lazy(
            "Looked for beside those the rules make, and sure. Separate several with |."
        ),
    )
    forms_forbidden = forms.CharField(
        label=gettext_lazy("Forbidden forms"),
        required=False,
        help_text=gettext_lazy("Never taken for this term. Separate several with |."),
    )

    class Meta:
        model = Term
        fields = (
            "language",
            "text",
            "status",
            "type",
            "reliability",
            "source",
            "note",
            "confirmed",
        )
        labels = {
            "language": gettext_lazy("Language"),
            "text": gettext_lazy("Text"),
            "status": gettext_lazy("Status"),
            "type": gettext_lazy("Type"),
            "reliability": gettext_lazy("Reliability"),
            "source": gettext_lazy("Source"),
            "note": gettext_lazy("Note"),
        }
        widgets = {"note": forms.TextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name, kind in _KINDS.items():
                stored = [form.text for form in self.instance.forms.all() if form.kind == kind]
                self.initial[name] = " | ".join(stored)
        language = LANGUAGES.get(self["language"].value() or "")
        if language:
            for name in ("text", *_KINDS):
                self.fields[name].widget.attrs["lang"] = language.tag

    def validate_unique(self) -> None:
        """Left to the formset: the row in the way may be about to change in the same form."""

    def validate_constraints(self) -> None:
        """Left to the formset likewise."""

    def clean_text(self) -> str:
        return _checked(self.cleaned_data["text"], "term")

    def clean_forms_added(self) -> list[str]:
        return _forms(self.cleaned_data["forms_added"])

    def clean_forms_forbidden(self) -> list[str] | None:
        """None where the field was not sent at all, so that nothing is lost."""
        if self.add_prefix("forms_forbidden") not in self.data:
            return None
        forbidden = _forms(self.cleaned_data["forms_forbidden"])
        both = set(forbidden) & set(self.cleaned_data.get("forms_added", ()))
        if both:
            raise forms.ValidationError(
                gettext("“%(both)s” is both added and forbidden; delete one.") % {"both": min(both)}
            )
        return forbidden


class BaseTermFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The terms of one concept, with the rules that span them."""

    def clean(self) -> None:
        """Refuse two preferred terms of a language and the same term twice, at the later one."""
        preferred: dict[str, str] = {}
        seen: set[tuple[str, str]] = set()
        for form in self.forms:
            term = getattr(form, "cleaned_data", {})
            if term.get("DELETE") or not term.get("text") or not term.get("language"):
                continue
            language, text = term["language"], term["text"]
            if (language, text) in seen:
                form.add_error(
                    "text", gettext("“%(text)s” is listed twice; delete one.") % {"text": text}
                )
            seen.add((language, text))
            if term.get("status") != Term.Status.PREFERRED:
                continue
            if language in preferred:
                other = preferred[language]
                form.add_error(
                    "status",
                    gettext("“%(other)s” is preferred already; make one admitted.")
                    % {"other": other},
                )
            preferred.setdefault(language, text)


TermFormSet = forms.inlineformset_factory(
    Concept, Term, form=TermForm, formset=BaseTermFormSet, extra=4, can_delete=True
)


def split_forms(text: str) -> list[str]:
    """The forms typed into one field, as they were typed."""
    return [part.strip() for part in text.split("|") if part.strip()]


def _forms(text: str) -> list[str]:
    return list(dict.fromkeys(_checked(part, "form") for part in split_forms(text)))


def _checked(text: str, field: str) -> str:
    try:
        return name(text, field)
    except BadValue as error:
        raise forms.ValidationError(f"{str(error)[0].upper()}{str(error)[1:]}.") from error
