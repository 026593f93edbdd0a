"""Text with the names in it marked, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from glossary.models import Occurrence, Term
from sources.language_names import language_name
from sources.languages import targets_for
from translations.models import Rendition

from .said_once import Once

# The required form of each concept in each language: its preferred term.
Preferred = Mapping[tuple[int, str], Term]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, in code points [start, end), with what its underline says."""

    start: int
    end: int
    classes: str
    title: str
    href: str

    def link(self, text: str, title: str) -> SafeString:
        """The words with their underline; a page has hundreds, so it spends few bytes on each."""
        said = format_html(' title="{}"', title) if title else ""
        quote = '"' if " " in self.classes else ""
        link = f"<a class={quote}{{}}{quote} href={{}}{{}}>{{}}</a>"
        return format_html(link, self.classes, self.href, said, text)


def marked(text: str, marks: Iterable[Mark], language: str, once: Once) -> SafeString:
    """`text` with each mark as a link to its concept.

    A mark that overlaps one before it, or points outside the text, is left out: the text itself
    is always shown whole. rows.js takes the links out of the tab order, since the panel of an open
    row lists them all, and gives those their titles that `once` left without.
    """
    parts: list[SafeString | str] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if at <= mark.start < mark.end <= len(text):
            parts.append(text[at : mark.start])
            title = once(f"{language} {mark.classes} {mark.href}", mark.title)
            parts.append(mark.link(text[mark.start : mark.end], title))
            at = mark.end
    parts.append(text[at:])
    return format_html_join("", "{}", ((part,) for part in parts))


def source_mark(occurrence: Occurrence, language: str, preferred: Preferred) -> Mark:
    """A name in the source, with the form each target wants."""
    concept = occurrence.concept
    forms = [
        f"{language_name(target)}: {term.text}"
        for target in ([] if occurrence.ambiguous else targets_for(language))
        if (term := preferred.get((concept.pk, target)))
    ]
    return Mark(
        start=occurrence.start,
        end=occurrence.end,
        classes=_classes(occurrence),
        title=" · ".join([_described(occurrence), *forms]),
        href=reverse("glossary:concept", args=[concept.pk]),
    )


def _classes(occurrence: Occurrence) -> str:
    if occurrence.ambiguous:
        return "ambiguous possible"  # of no category before somebody says whose it is
    if occurrence.certainty == Occurrence.Certainty.POSSIBLE:
        return f"{occurrence.concept.category} possible"
    return occurrence.concept.category


def _described(occurrence: Occurrence) -> str:
    if occurrence.ambiguous:
        return gettext("may be one of several concepts: say which below")
    category = occurrence.concept.get_category_display()
    doubtful = occurrence.certainty == Occurrence.Certainty.POSSIBLE
    return gettext("%(category)s, perhaps") % {"category": category} if doubtful else category


def target_mark(rendition: Rendition) -> Mark:
    """A name as a translation writes it, with the form it should have if that is another."""
    concept = rendition.occurrence.concept
    right = rendition.verdict == Rendition.Verdict.RIGHT
    said = (
        concept.get_category_display()
        if right
        else gettext("should be %(required)s") % {"required": rendition.required}
    )
    if right and (forced := forced_words(rendition)):
        said = f"{said}, {forced}"
    return Mark(
        start=rendition.start or 0,
        end=rendition.end or 0,
        classes=concept.category if right else f"{concept.category} wrong",
        title=f"{said} · {rendition.occurrence.surface}",
        href=reverse("glossary:concept", args=[concept.pk]),
    )


def forced_words(rendition: Rendition) -> str:
    """How the engine's draft came to have a name that it did not write by itself; "" if it did."""
    words = {
        Rendition.Outcome.CONSTRAINED: gettext("forced in"),
        Rendition.Outcome.REPAIRED: gettext("written over what stood there"),
    }.get(Rendition.Outcome(rendition.outcome), "")
    if words and rendition.sits_badly:
        words = gettext("%(how)s, and the sentence reads worse for it") % {"how": words}
    return words
