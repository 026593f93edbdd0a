"""Every page of the site, with something on it, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from glossary.models import Concept
from sources.models import Article
from tests.browser.showcase import make_showcase
from tests.bulk_acts import post
from tests.factories import make_user
from tests.term_changing import renamed
from translations.models import PlannedChange, TermChange, Translation, TranslationImport
from translations.term_change import decide_change
from workbench.models import User

PARTS = {
    *("more_rows", "signs", "row", "check_text", "job", "glossary:advise", "next", "offers"),
    *("keys",),
}
"""Addresses that give a part of a page, or lead to another; they are seen on the pages."""

ACTS = {
    *("draft", "redraw", "approve_clean", "undo_approval", "name_choice", "redraw_segment"),
    *("dismiss_finding", "take_back_dismissal", "submit", "approve", "send_back", "reopen"),
    *("undo_translation_import", "save_filter", "change_filter", "apply_replacement"),
    *("undo_text_change", "resume_text_change", "comment", "split", "merge", "exclude", "include"),
    *("measure", "cancel_job", "prepare_file", "glossary:bulk", "glossary:accept"),
    *("glossary:merge", "glossary:verify", "glossary:undo_change", "glossary:resume_change"),
    *("glossary:refuse", "glossary:add_evidence", "glossary:remove_evidence"),
    *("correct_alignment", "remember_alignment", "use_alignment", "revoke_token"),
    *("take_name", "decline_name", "repeat"),
    *("set_language", "logout"),
}
"""Addresses that are only sent to."""

FILES = {"download", "prepared_file", "glossary:export_file"}
OTHERS = ("api:", "admin:")
"""Name spaces of what is not made for this interface."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site with something on each page, and somebody who may see all of it.

    `addresses` are the pages by their name, or by their name with what is special about them.
    """

    manager: User
    article: Article
    addresses: dict[str, str]


def names() -> set[str]:
    """The name of every address there is, but of those for other programs."""
    return {name for name in _names(get_resolver()) if not name.startswith(OTHERS)}


def make_site() -> Site:
    """A site in which every page has something to show."""
    shown = make_showcase()
    manager = make_user("manager", first_name="Mo", last_name="Ro")
    client = Client()
    client.force_login(manager)
    concept = Concept.objects.get(terms__text="Chongqing", terms__language="de")
    cell = [shown.article.segments.get(position=5).pk, "en"]
    addresses = {
        "articles": reverse("articles"),
        "articles, none of a choice": reverse("articles") + "?language=en",
        "import": reverse("import"),
        "article": reverse("article", args=[shown.article.pk]),
        "article, nothing to show": reverse("article", args=[shown.article.pk]) + "?show=ambiguous",
        "edit": reverse("edit", args=cell),
        "matches": reverse("matches", args=cell),
        "history": reverse("history", args=cell),
        "cut": reverse("cut", args=cell[:1]),
        "repetitions": reverse("repetitions", args=cell),
        "align_article": reverse("align_article", args=[shown.article.pk]),
        "alignment": _aligned(client, shown.article),
        "import_translations": reverse("import_translations"),
        "translation_import": _import(client, shown.article),
        "queue": reverse("queue"),
        "replace": reverse("replace") + "?find=Chongqing&replace=Chungking",
        "concordance": reverse("concordance") + "?q=Chongqing",
        "quality": reverse("quality"),
        "jobs": reverse("jobs"),
        "tokens": reverse("tokens"),
        "export": reverse("export") + "?format=tmx",
        "glossary:concepts": reverse("glossary:concepts"),
        "glossary:concept": reverse("glossary:concept", args=[concept.pk]),
        "glossary:add": reverse("glossary:add"),
        "glossary:add, from a translation": reverse("glossary:add")
        + f"?segment={cell[0]}&start=0&end=15&target=en&rendition=Secretary-General",
        "glossary:edit": reverse("glossary:edit", args=[concept.pk]),
        "glossary:import": reverse("glossary:import"),
        "glossary:export": reverse("glossary:export"),
        "glossary:candidates": reverse("glossary:candidates"),
        "glossary:census": reverse("glossary:census"),
        "glossary:concept_census": reverse("glossary:concept_census", args=[concept.pk]),
        "glossary:change": _change(concept, manager),
        "glossary:changes": reverse("glossary:changes"),
        "glossary:planned": _planned(client),
        "text_change": _replaced(client),
        "missing": "/no/such/page/",
    }
    return Site(manager, shown.article, addresses)


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name or each.pattern}"
        else:
            yield from _names(each, f"{space}{each.namespace}:" if each.namespace else space)


def _change(concept: Concept, manager: User) -> str:
    change = decide_change(renamed(concept, "重庆", "重庆市"), user=manager)
    assert change is not None
    return reverse("glossary:change", args=[change.pk])


def _planned(client: Client) -> str:
    post(client, "deleted", Concept.objects.get(terms__text="Beijing"))
    return reverse("glossary:planned", args=[PlannedChange.objects.latest("pk").pk])


def _import(client: Client, article: Article) -> str:
    line = f"{article.pk}.5,en,x,The Secretary-General was expected.,1\n"
    content = f"segment,target_language,source,target,version\n{line}"
    file = SimpleUploadedFile("edited.csv", content.encode())
    client.post(reverse("import_translations"), {"file": file})
    return reverse("translation_import", args=[TranslationImport.objects.latest("pk").pk])


def _aligned(client: Client, article: Article) -> str:
    text = "The platform was presented in Beijing. Around 2.5 million people live there."
    address = reverse("align_article", args=[article.pk])
    return client.post(address, {"target": "en", "text": text})["Location"]


def _replaced(client: Client) -> str:
    """Replace a word in a draft."""
    asked = {"find": "present there", "replace": "based there"}
    translation = Translation.objects.get(text__contains="present there")
    sent = {"mend": f"{translation.pk}:{translation.version}", "seen": translation.pk}
    client.post(reverse("apply_replacement"), asked | sent)
    return reverse("text_change", args=[TermChange.objects.latest("pk").pk])
