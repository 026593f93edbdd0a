"""Where the forms of one name do not agree across languages: hanzi, pinyin, German, Russian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from glossary.names import (
    PinyinCheck,
    Restoration,
    check_pinyin,
    same_russian_name,
    variant_of,
)

from .typed_terms import Names, TypedTerm, main_of, reads, restored_name


@dataclass(frozen=True, slots=True)
class Remark:
    """That the term of row `key` (`text`) and another one (`other`) do or do not agree.

    `message` stands between the two; `expected` are the forms that would agree. A remark that is
    not `serious` is only for information.
    """

    key: str
    language: str
    text: str
    message: str
    other: str = ""
    other_language: str = "en"
    expected: tuple[str, ...] = ()
    why: str = ""
    serious: bool = True


def disagreements(names: Names) -> Iterator[Remark]:
    """All that can be remarked on the terms of one concept."""
    yield from _pinyin_remarks(names)
    yield from _variant_remarks(names)
    yield from _russian_remarks(names)


def _pinyin_remarks(names: Names) -> Iterator[Remark]:
    chinese = names.chinese
    if chinese is None or names.foreign:
        return
    for term in names.terms["en"]:
        check = check_pinyin(term.text, chinese.text)
        remark = _pinyin_remark(term, chinese, check)
        if remark:
            yield remark
    for term in names.terms["ru"]:
        restored = restored_name(term.text)
        if restored is None or not restored.certain:
            continue
        read = [check_pinyin(each, chinese.text) for each in restored.readings]
        if read and all(check.agrees is False for check in read):
            yield _against(term, chinese, read[0].expected)


def _pinyin_remark(term: TypedTerm, chinese: TypedTerm, check: PinyinCheck) -> Remark | None:
    if check.agrees is False:
        return _against(term, chinese, check.expected)
    if check.agrees and not check.sure:
        return _against(
            term, chinese, check.expected, gettext("agrees with"), why=check.why, serious=False
        )
    if check.agrees and _same_letters(term.text, check.expected):
        return Remark(
            term.key,
            "en",
            term.text,
            gettext("is written"),
            expected=check.expected[:1],
            serious=False,
        )
    return None


def _against(
    term: TypedTerm,
    other: TypedTerm,
    expected: tuple[str, ...] = (),
    message: str = "",
    *,
    why: str = "",
    serious: bool = True,
) -> Remark:
    return Remark(
        term.key,
        term.language,
        term.text,
        message or gettext("does not agree with"),
        other.text,
        other.language,
        expected[:3],
        why,
        serious,
    )


def _same_letters(text: str, expected: Sequence[str]) -> bool:
    """Whether only apostrophes and spaces part `text` from the first of the forms expected."""
    written = " ".join(text.replace("’", "'").split()).casefold()
    if not expected or written in {each.casefold() for each in expected}:
        return False
    letters, wanted = ("".join(filter(str.isalpha, each)) for each in (written, expected[0]))
    return letters == wanted.casefold()


def _variant_remarks(names: Names) -> Iterator[Remark]:
    """German and further English forms beside the main English one."""
    main = main_of(names.terms["en"])
    if main is None or names.foreign:
        return
    for term in (*names.terms["de"], *names.terms["en"]):
        if term is main or term.text.strip() == main.text.strip():
            continue
        same = variant_of(term.text, main.text)
        if same:
            yield _against(term, main, message=gettext("is another spelling of"), serious=False)
        elif same is False:
            yield _against(term, main, message=gettext("writes another name than"))


def _russian_remarks(names: Names) -> Iterator[Remark]:
    """Latin forms that write none of the Russian ones: of persons, and of certain readings."""
    russian = names.terms["ru"]
    read = {term.key: restored_name(term.text) for term in russian}
    for term in (*names.terms["en"], *names.terms["de"]) if russian else ():
        if any(_writes(term, each, read[each.key]) for each in russian):
            continue
        certain = [each for each in read.values() if each and each.certain]
        other = any(variant_of(term.text, each.readings[0]) is False for each in certain)
        if names.person or other:
            expected = certain[0].readings[:1] if certain else ()
            yield _against(term, russian[0], expected, gettext("does not seem to write"))


def _writes(term: TypedTerm, russian: TypedTerm, restored: Restoration | None) -> bool:
    return same_russian_name(russian.text, term.text) or bool(restored and reads(term, restored))
