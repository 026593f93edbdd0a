"""Entries of glossary files set against what the glossary holds, in memory."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.translation import gettext

from glossary.exchange import ConceptEntry, Conflict, TermEntry
from glossary.models import Concept, Evidence, SurfaceForm, Term
from sources.language_names import language_name
from sources.text import fold

from .conflicts import Namesakes, OnConflict, key
from .imported_evidence import Places, anchored, find_places
from .stored import read_identifiers
from .wording import CONCEPT_FIELDS, TERM_FIELDS, TermWording, Wording, worded

_PREFERRED = Term.Status.PREFERRED


@dataclass(slots=True)
class Merged:
    """A concept as it will be; objects without a primary key are new."""

    concept: Concept
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    forms: dict[tuple[str, str], dict[str, SurfaceForm]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    changed_terms: dict[tuple[str, str], None] = field(default_factory=dict)  # in order
    changed_forms: dict[tuple[str, str, str], SurfaceForm] = field(default_factory=dict)
    evidence: dict[tuple[str, str], set[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(set)
    )
    new_evidence: list[Evidence] = field(default_factory=list)
    changed: bool = False
    before: Wording | None = None

    def preferred(self, language: str) -> Term | None:
        """The preferred term of a language."""
        return next(
            (
                term
                for term in self.terms.values()
                if term.language == language and term.status == _PREFERRED
            ),
            None,
        )

    def after(self) -> Wording:
        """What the import makes of the concept; new evidence apart, which matches nothing."""
        evidence = {term.pk: term.evidence for term in self.before.terms} if self.before else {}
        terms = tuple(
            TermWording(
                pk=term.pk or 0,
                added=self._texts(place, SurfaceForm.Kind.ADDED),
                forbidden=self._texts(place, SurfaceForm.Kind.FORBIDDEN),
                evidence=evidence.get(term.pk, ()),
                **{name: getattr(term, name) for name in TERM_FIELDS},
            )
            for place, term in self.terms.items()
        )
        said = {name: getattr(self.concept, name) for name in CONCEPT_FIELDS}
        return Wording(concept=self.concept.pk or 0, terms=terms, **said)

    def _texts(self, place: tuple[str, str], kind: SurfaceForm.Kind) -> tuple[str, ...]:
        forms = self.forms.get(place)
        if not forms:
            return ()
        return tuple(text for text, form in forms.items() if form.kind == kind)


def load(identifiers: Iterable[str]) -> dict[str, Merged]:
    """The concepts that the glossary already holds, with their terms and forms."""
    merged: dict[str, Merged] = {}
    for stored in read_identifiers(identifiers):
        concept = stored.concept
        known = merged[concept.identifier] = Merged(concept, before=worded(stored))
        for each in stored.terms:
            place = (each.term.language, each.term.text)
            known.terms[place] = each.term
            if each.forms:
                known.forms[place] = {form.text: form for form in each.forms}
            if each.evidence:
                known.evidence[place] = {(one.segment_id, one.start) for one in each.evidence}
    return merged


class Merging:
    """The glossary with the entries of an import worked in; nothing is stored yet.

    What an entry does not give stays, and so do terms and forms that it does not name.
    """

    def __init__(self, entries: Sequence[ConceptEntry], decision: OnConflict) -> None:
        self._decision = decision
        self._namesakes = Namesakes(entries)
        self._places = find_places(entries)
        identifiers = {entry.identifier: None for entry in entries}
        self.state = load(identifiers | dict.fromkeys(sorted(self._namesakes.identifiers)))
        self.known = set(self.state)

    def add(self, entry: ConceptEntry) -> Iterator[Conflict]:
        """Work an entry in; yields what in it contradicts the glossary or an earlier entry."""
        merged = self.state.get(entry.identifier)
        if merged is None:
            yield from self._add_new(entry)
            return
        same = _is_same(merged, entry) if entry.whole and merged.terms else True
        if same is False:
            yield from self._add_under_a_taken_identifier(merged, entry)
            return
        if same is None:
            known = entry.identifier
            why = gettext(
                "“%(known)s” is in the glossary in other languages only; joined to it, compare them"
            ) % {"known": known}
            yield Conflict(entry.where, why, "identifier", known, known, left_out=False)
        yield from self._merge(merged, entry)

    def _add_new(self, entry: ConceptEntry) -> Iterator[Conflict]:
        rivals = self._namesakes.known(entry)
        if not rivals or self._decision is OnConflict.SEPARATE:
            for identifier, term in self._namesakes.imported(entry).items():
                why = gettext(
                    "%(names)s is also that of “%(identifier)s” here; both were stored"
                ) % {"names": _named(term), "identifier": identifier}
                yield _same_term(entry, term, identifier, why, left_out=False)
                break
            self._namesakes.add(entry)
            yield from self._merge(self._create(entry.identifier), entry)
            return
        identifier, term = next(iter(rivals.items()))
        joins = self._decision in {OnConflict.KEEP, OnConflict.REPLACE} and len(rivals) == 1
        if not joins:
            known = " and ".join(f"“{each}”" for each in rivals)
            why = gettext("%(names)s is already that of %(known)s; “%(concept)s” was left out") % {
                "names": _named(term),
                "known": known,
                "concept": entry.identifier,
            }
            yield _same_term(entry, term, identifier, why, left_out=True)
            return
        why = gettext("%(names)s is already that of “%(identifier)s”; joined to it as decided") % {
            "names": _named(term),
            "identifier": identifier,
        }
        yield _same_term(entry, term, identifier, why, left_out=False)
        gently = self._decision is OnConflict.KEEP
        yield from self._merge(self.state[identifier], entry, gently=gently)

    def _add_under_a_taken_identifier(
        self, merged: Merged, entry: ConceptEntry
    ) -> Iterator[Conflict]:
        taken = entry.identifier
        why = gettext(
            "“%(taken)s” names another concept in the glossary, without a common term"
        ) % {"taken": taken}
        into: Merged | None = None
        outcome = gettext("left out")
        if self._decision is OnConflict.REPLACE:
            into, outcome = merged, gettext("joined to it as decided")
        elif self._decision is OnConflict.SEPARATE:
            identifier = self._renamed(entry)
            into = self.state.get(identifier) or self._create(identifier)
            outcome = gettext("stored as “%(identifier)s”") % {"identifier": identifier}
        yield Conflict(
            entry.where, f"{why}; {outcome}", "identifier", taken, taken, left_out=into is None
        )
        if into:
            yield from self._merge(into, entry)

    def _create(self, identifier: str) -> Merged:
        merged = self.state[identifier] = Merged(Concept(identifier=identifier), changed=True)
        return merged

    def _renamed(self, entry: ConceptEntry) -> str:
        """An identifier like the entry's: the one that an earlier import gave it, or a free one."""
        stem = f"{entry.identifier[:110]}-"
        for identifier in self._namesakes.known(entry):
            if identifier.startswith(stem) and identifier.removeprefix(stem).isdecimal():
                return identifier
        for number in itertools.count(2):
            candidate = f"{stem}{number}"
            if candidate not in self.state and not (
                Concept.objects.filter(identifier=candidate).exists()
            ):
                return candidate
        raise AssertionError

    def _merge(
        self, merged: Merged, entry: ConceptEntry, *, gently: bool = False
    ) -> Iterator[Conflict]:
        """Bring a concept in line with an entry; `gently` adds only what it does not have."""
        for name in ("category", "definition", "note"):
            if not (gently and getattr(merged.concept, name)):
                merged.changed |= _assign(merged.concept, name, getattr(entry, name))
        # Preferred terms after those that give way to them; terms without a status last:
        # whether one is preferred depends on the others.
        for term in sorted(entry.terms, key=_turn):
            if gently and (term.language, term.text) in merged.terms:
                continue
            rival = merged.preferred(term.language)
            if term.status == _PREFERRED and rival and rival.text != term.text:
                conflict, settled = self._settle(merged, entry, term, rival)
                yield conflict
                if not settled:
                    continue
                term = settled
            _merge_term(merged, term, self._places)
        if merged.changed:
            merged.concept.changed_at = timezone.now()

    def _settle(
        self, merged: Merged, entry: ConceptEntry, term: TermEntry, rival: Term
    ) -> tuple[Conflict, TermEntry | None]:
        """A second preferred term: the conflict, and the term as it is stored if it is."""
        settled = None
        outcome = gettext("the entry was left out")
        if self._decision is OnConflict.KEEP:
            stored = merged.terms.get((term.language, term.text))
            settled = replace(term, status=stored.status if stored else Term.Status.ADMITTED)
            outcome = gettext("it was stored as %(status)s") % {"status": settled.status}
        elif self._decision is OnConflict.REPLACE:
            settled = term
            outcome = gettext("“%(text)s” was made admitted") % {"text": rival.text}
            rival.status = Term.Status.ADMITTED
            merged.changed_terms[rival.language, rival.text] = None
        why = gettext(
            "“%(text)s” cannot be the preferred %(name)s term of “%(concept)s”, because"
            " “%(text2)s” is; %(outcome)s"
        ) % {
            "text": term.text,
            "name": language_name(term.language),
            "concept": merged.concept.identifier,
            "text2": rival.text,
            "outcome": outcome,
        }
        conflict = Conflict(
            term.where, why, "preferred", entry.identifier, rival.text, settled is None
        )
        return conflict, settled


def _turn(term: TermEntry) -> int:
    return 2 if term.status is None else int(term.status == _PREFERRED)


def _named(term: TermEntry) -> str:
    return gettext("the preferred %(name)s term “%(text)s”") % {
        "name": language_name(term.language),
        "text": term.text,
    }


def _same_term(
    entry: ConceptEntry, term: TermEntry, identifier: str, why: str, *, left_out: bool
) -> Conflict:
    return Conflict(term.where, why, "same-term", entry.identifier, identifier, left_out)


def _is_same(merged: Merged, entry: ConceptEntry) -> bool | None:
    """Whether an entry shares a term with the concept that has its identifier.

    None where no language is common to both, so that nobody can tell.
    """
    stored = {(term.language, term.folded) for term in merged.terms.values()}
    given = {key(term) for term in entry.terms}
    languages = {language for language, _ in stored} & {language for language, _ in given}
    return bool(stored & given) if languages else None


def _merge_term(merged: Merged, entry: TermEntry, places: Places) -> None:
    entry, quotations = anchored(entry, places)
    place = (entry.language, entry.text)
    term = merged.terms.get(place)
    if term is None:
        rival = merged.preferred(entry.language)
        term = merged.terms[place] = Term(
            concept=merged.concept,
            language=entry.language,
            text=entry.text,
            folded=fold(entry.text),
            # The first of a language is the preferred one, unless the entry says otherwise.
            status=Term.Status.ADMITTED if rival else _PREFERRED,
        )
        merged.changed_terms[place] = None
    for name in ("status", "type", "reliability", "source", "note"):
        if _assign(term, name, getattr(entry, name)):
            merged.changed_terms[place] = None
    for kind, texts in (
        (SurfaceForm.Kind.ADDED, entry.forms),
        (SurfaceForm.Kind.FORBIDDEN, entry.forbidden),
    ):
        for text in texts:
            form = merged.forms[place].get(text)
            if form is None:
                form = merged.forms[place][text] = SurfaceForm(term=term, text=text, kind="")
            if form.kind != kind:
                form.kind = kind
                merged.changed_forms[*place, text] = form
    for segment, quotation in quotations:
        if (segment.pk, quotation.start) not in merged.evidence[place]:
            merged.evidence[place].add((segment.pk, quotation.start))
            merged.new_evidence.append(
                Evidence(
                    term=term,
                    segment=segment,
                    start=quotation.start,
                    end=quotation.end,
                    quotation=segment.text[quotation.start : quotation.end],
                )
            )
    merged.changed |= bool(merged.changed_terms or merged.changed_forms or merged.new_evidence)


def _assign(row: Concept | Term, name: str, value: str | None) -> bool:
    """Set a field where a value is given; whether that changed it."""
    if value is None or getattr(row, name) == value:
        return False
    setattr(row, name, value)
    return True
