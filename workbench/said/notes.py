"""What is kept in English: notes of the history, why a part was left out, the roles, some jobs."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

NOTES = (
    # The roles (`workbench.roles`).
    _("translator"),
    _("reviewer"),
    _("terminologist"),
    _("manager"),
    # Why a part of an article is left out (`sources.cleaning.exclusions`).
    _("navigation"),
    _("source and date line"),
    _("editor’s or author’s line"),
    _("dateline"),
    _("news wire’s line"),
    _("remnant of an image"),
    _("browser or cookie notice"),
    _("contact details"),
    _("pointer to a web page"),
    _("copyright notice"),
    _("other stories"),
    _("title repeated"),
    _("line in another script"),
    _("no words"),
    _("not shown on its page"),
    _("page header or footer"),
    _("marked as not to be translated"),
    _("left out by a person"),
    # Notes beside what a change of terms did (`translations.term_change`).
    _("changed by somebody else after the preview"),
    _("nothing would be left of the text"),
    _("has the new form already"),
    _("changed again after it was mended"),
    _("no earlier revision"),
    _("the change was taken back first"),
    _("%(title)s: the terms were changed"),
    _("%(title)s: the change of terms was taken back"),
    _("%(title)s: the change was taken back"),
    # What cutting a segment leaves in the history (`translations.resegmentation`).
    _("Joined with the next segment, whose text was “%(text)s”."),
    _("Joined with the next segment, which had the only text."),
    _("The segment was split before “%(text)s”."),
    _("as in segment %(number)s of “%(title)s”"),
    # Jobs that no person started, and how jobs end.
    _("Draft the demo"),
    _(
        "The worker stopped %(times)s times in the middle of this. What was done is kept; look at "
        "the worker's log, then start the job again."
    ),
    _(
        "An unexpected error ended this (%(error)s). What was done is kept; the worker's log tells "
        "more under “Job %(number)s”."
    ),
    _(
        "The engine %(engine)s broke down in the middle of its work (%(error)s). What was drafted "
        "until then is kept; start the drafting again to go on with the rest."
    ),
)
