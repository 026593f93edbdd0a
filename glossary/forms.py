"""The glossary's forms."""

from __future__ import annotations

from typing import Any

from django import forms

from .exchange import format_names
from .exchange.registry import MAX_BYTES
from .exchange.values import BadValue, name
from .models import Concept, SurfaceForm, Term
from .services.conflicts import OnConflict


class ImportForm(forms.Form):
    """A glossary file; its format follows from its suffix."""

    # An empty file is refused by its reader, which says what to do.
    file = forms.FileField(label="File", allow_empty_file=True)
    on_conflict = forms.ChoiceField(
        label="Where an entry contradicts the glossary",
        choices=[
            (OnConflict.SKIP, "leave it out and list it"),
            (OnConflict.KEEP, "what the glossary says stands; the rest is added to it"),
            (OnConflict.REPLACE, "what the file says stands"),
            (OnConflict.SEPARATE, "make it a concept of its own"),
            (OnConflict.REFUSE, "import nothing"),
        ],
        required=False,
    )

    def clean_on_conflict(self) -> OnConflict:
        return OnConflict(self.cleaned_data["on_conflict"] or OnConflict.SKIP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = ", ".join(name.upper() for name in format_names())
        self.fields[
            "file"
        ].help_text = f"{known}; in UTF-8 or UTF-16, at most {MAX_BYTES // 1024**2} MiB."


class EvidenceForm(forms.Form):
    """A place in a segment, as offsets into its text."""

    start = forms.IntegerField(min_value=0, max_value=10**6)
    end = forms.IntegerField(min_value=1, max_value=10**6)


class ConceptForm(forms.ModelForm):  # type: ignore[type-arg]  # no generic when it runs
    """What is said of a concept as a whole."""

    class Meta:
        model = Concept
        fields = ("identifier", "category", "definition", "note")
        widgets = {
            "definition": forms.Textarea(attrs={"rows": 3}),
            "note": forms.Textarea(attrs={"rows": 2}),
        }

    def clean_identifier(self) -> str:
        return _checked(self.cleaned_data["identifier"], "concept")


class TermForm(forms.ModelForm):  # type: ignore[type-arg]
    """A term with the forms that people added to it, separated by vertical bars."""

    forms_added = forms.CharField(
        label="Added forms", required=False, help_text="Separate several with |."
    )

    class Meta:
        model = Term
        fields = ("language", "text", "status", "type", "reliability", "source", "note")
        widgets = {"note": forms.TextInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("text", "forms_added"):
                self.fields[name].widget.attrs["lang"] = self.instance.tag
            added = [
                form.text
                for form in self.instance.forms.all()
                if form.kind == SurfaceForm.Kind.ADDED
            ]
            self.initial["forms_added"] = " | ".join(added)

    def validate_unique(self) -> None:
        """Left to the formset: the row in the way may be about to change in the same form."""

    def validate_constraints(self) -> None:
        """Left to the formset likewise."""

    def clean_text(self) -> str:
        return _checked(self.cleaned_data["text"], "term")

    def clean_forms_added(self) -> list[str]:
        parts = [part for part in self.cleaned_data["forms_added"].split("|") if part.strip()]
        return list(dict.fromkeys(_checked(part, "form") for part in parts))


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
                form.add_error("text", f"“{text}” is listed twice; delete one.")
            seen.add((language, text))
            if term.get("status") != Term.Status.PREFERRED:
                continue
            if language in preferred:
                other = preferred[language]
                form.add_error("status", f"“{other}” is preferred already; make one admitted.")
            preferred.setdefault(language, text)


TermFormSet = forms.inlineformset_factory(
    Concept, Term, form=TermForm, formset=BaseTermFormSet, extra=4, can_delete=True
)


def _checked(text: str, field: str) -> str:
    try:
        return name(text, field)
    except BadValue as error:
        raise forms.ValidationError(f"{str(error)[0].upper()}{str(error)[1:]}.") from error
