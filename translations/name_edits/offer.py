"""What the last edit of a translation offers: a name to take into the glossary, or to reword."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from glossary.candidates import Mention, Passage, extract
from glossary.models import Occurrence
from sources.models import Segment
from sources.text import fold
from translations.fuzzy.pattern import Pattern
from translations.likely import likely_rendition
from translations.models import DeclinedName, Rendition, Revision, Translation

from .changed import Changed, changed_stretches, overlap

LONGEST = 300
"""Characters of a form, as the glossary holds."""

_CAPITALS_AFTER = re.compile(r"(?:[ -][A-Z][\w-]*)+")
_CAPITALS_BEFORE = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w-]*[ -])+$")


@dataclass(frozen=True, slots=True)
class NameOffer:
    """A name that was `old` and is `new` now; `surface` is how the source has it, in `place`.

    `concept` is the one of the glossary, which asks for `required`; None where it lacks the name,
    and then `category` is a guess.
    """

    surface: str
    place: tuple[int, int]
    old: str
    new: str
    concept: int | None = None
    required: str = ""
    category: str = ""


def name_offer(translation: Translation) -> NameOffer | None:
    """What the edit that handed the text in could mean for a name, if it was not declined before.

    A name that the glossary has comes before one that it lacks.
    """
    stretches = _edited(translation)
    if not stretches:
        return None
    segment = translation.segment
    renditions = list(translation.renditions.select_related("occurrence"))
    offers = [*_reworded(translation, renditions, stretches)]
    offers += _unknown(translation, segment, renditions, stretches)
    known = [each for each in offers if len(each.new) <= LONGEST]
    return next((each for each in known if not is_declined(each, translation)), None)


def is_declined(offer: NameOffer, translation: Translation) -> bool:
    """Whether somebody said that this form is not to be offered for this name."""
    declined = DeclinedName.objects.filter(
        target=translation.target, form=fold(offer.new)[:LONGEST]
    )
    if offer.concept:
        return declined.filter(concept=offer.concept).exists()
    language = translation.segment.article.language
    surface = fold(offer.surface)[:LONGEST]
    return declined.filter(concept=None, language=language, surface=surface).exists()


def _edited(translation: Translation) -> list[Changed]:
    """What the last text that was handed in changed in the one before it."""
    revisions = translation.revisions.order_by("-number")
    last = revisions.filter(action=Revision.Action.SUBMITTED).first()
    before = revisions.filter(number__lt=last.number).first() if last else None
    if not last or not before or not before.text or last.text != translation.text:
        return []
    return changed_stretches(before.text, last.text)


def _reworded(
    translation: Translation, renditions: Sequence[Rendition], stretches: Sequence[Changed]
) -> list[NameOffer]:
    """Names of the glossary that the edit writes otherwise than the glossary asks."""
    found = []
    for rendition in renditions:
        if rendition.verdict == Rendition.Verdict.RIGHT:
            continue
        for changed in stretches:
            new = _new_form(rendition, changed)
            if not new or Pattern(rendition.required).find(new):
                continue
            place = rendition.occurrence.start, rendition.occurrence.end
            surface, concept = rendition.occurrence.surface, rendition.occurrence.concept_id
            old = rendition.required if _had(rendition.required, changed) else changed.old.strip()
            found.append(NameOffer(surface, place, old, new, concept, rendition.required))
            break
    return found


def _new_form(rendition: Rendition, changed: Changed) -> str:
    """What the edit writes for the name, "" where it changed something else."""
    if rendition.likely and rendition.likely_start is not None:
        span = rendition.likely_start, rendition.likely_start + len(rendition.likely)
        return rendition.likely if overlap(span, changed.now) else ""
    return changed.new.strip() if changed.like_names and _had(rendition.required, changed) else ""


def _had(form: str, changed: Changed) -> bool:
    return bool(Pattern(form).find(changed.old) or Pattern(changed.old.strip()).find(form))


def _unknown(
    translation: Translation,
    segment: Segment,
    renditions: Sequence[Rendition],
    stretches: Sequence[Changed],
) -> list[NameOffer]:
    """Names that the glossary lacks, of which the edit changed how they are written."""
    covered = [(r.start, r.end) for r in renditions if r.start is not None and r.end is not None]
    edited = [
        each
        for each in stretches
        if each.like_names and not any(overlap(each.now, span) for span in covered)
    ]
    mentions = _mentions(segment) if edited else []
    names = _apart(mentions)
    alone = len(names) == 1
    found = []
    for mention in names:
        span = likely_rendition(
            translation.text,
            translation.target,
            surface=mention.base,
            forms=[],
            covered=covered,
            alone=alone,
        )
        meant = [each for each in edited if span and overlap(span, each.now)]
        if alone and len(edited) == 1:
            meant = edited
        if meant:
            old, new = _with_capitals(translation.text, meant[0])
            name = _closest(mention, mentions, meant[0].old, meant[0].new)
            place = name.start, name.end
            found.append(NameOffer(name.base, place, old, new, category=name.category))
    return found


def _mentions(segment: Segment) -> list[Mention]:
    """What the source seems to name beside what the glossary has, the longest names first."""
    known = list(Occurrence.objects.filter(segment=segment).values_list("start", "end"))
    mentions = extract(segment.article.language, [Passage(segment.pk, segment.text)])
    names = [
        mention
        for _key, mention in mentions
        if not any(overlap((mention.start, mention.end), place) for place in known)
    ]
    return sorted(names, key=lambda each: (each.start - each.end, each.start))


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that are no part of a longer one."""
    chosen: list[Mention] = []
    for mention in mentions:
        if not any(overlap((mention.start, mention.end), (n.start, n.end)) for n in chosen):
            chosen.append(mention)
    return chosen


def _closest(name: Mention, mentions: Sequence[Mention], *forms: str) -> Mention:
    """The part of a name that is written most like one of `forms`: “Stadt Ulm” gives “Ulm”."""
    inside = [each for each in mentions if name.start <= each.start and each.end <= name.end]
    words = [
        replace(name, base=word[0], start=name.start + word.start(), end=name.start + word.end())
        for word in re.finditer(r"\S+", name.base)
        if name.end - name.start == len(name.base)  # it stands there uninflected
    ]

    def likeness(mention: Mention) -> float:
        base = mention.base.casefold()
        return max(SequenceMatcher(None, base, form.casefold()).ratio() for form in forms)

    return max([name, *inside, *words], key=likeness)


def _with_capitals(text: str, changed: Changed) -> tuple[str, str]:
    """What was changed, with the capitalised words around it, which belong to the same name."""
    before = _CAPITALS_BEFORE.search(text[: changed.now[0]])
    after = _CAPITALS_AFTER.match(text[changed.now[1] :])
    head, tail = before[0] if before else "", after[0] if after else ""
    return (head + changed.old + tail).strip(), (head + changed.new + tail).strip()
