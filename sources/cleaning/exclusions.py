"""Why a part of a saved page is not part of the article."""

from __future__ import annotations

from enum import StrEnum


class Exclusion(StrEnum):
    """A reason for leaving a block out of the translation; `label` is how a page shows it."""

    label: str

    def __new__(cls, code: str, label: str) -> Exclusion:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    NAVIGATION = "navigation", "navigation"
    SOURCE_LINE = "source_line", "source and date line"
    EDITOR_LINE = "editor_line", "editor’s or author’s line"
    DATELINE = "dateline", "dateline"
    WIRE_LINE = "wire_line", "news wire’s line"
    IMAGE = "image", "remnant of an image"
    SITE_NOTICE = "site_notice", "browser or cookie notice"
    CONTACT = "contact", "contact details"
    POINTER = "pointer", "pointer to a web page"
    COPYRIGHT = "copyright", "copyright notice"
    RELATED = "related", "other stories"
    REPEATED_TITLE = "repeated_title", "title repeated"
    OTHER_SCRIPT = "other_script", "line in another script"
    NO_WORDS = "no_words", "no words"
    HIDDEN = "hidden", "not shown on its page"
    RUNNING_HEAD = "running_head", "page header or footer"
    NOT_TRANSLATED = "not_translated", "marked as not to be translated"
    BY_HAND = "by_hand", "left out by a person"
