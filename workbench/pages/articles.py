"""The list of articles, with how far each has come."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sources.languages import LANGUAGES, TARGETS
from sources.models import Article
from translations.worklist import waiting_by_article

from .progress import at_work, standings
from .requests import person

PER_PAGE = 50


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Articles, newest first, all or in one language (`?language=de`)."""
    chosen = request.GET.get("language", "")
    counts = dict(Article.objects.order_by().values_list("language").annotate(Count("pk")))
    shown = Article.objects.defer("text")
    if chosen in LANGUAGES:
        shown = shown.filter(language=chosen)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    listed = list(page.object_list)
    standing = standings(listed)
    people = at_work([article.pk for article in listed])
    waiting = waiting_by_article(person(request), [article.pk for article in listed])
    return render(
        request,
        "workbench/articles.html",
        {
            "page": page,
            "listed": [
                (
                    article,
                    standing[article.pk],
                    waiting.get(article.pk, 0),
                    people.get(article.pk, []),
                )
                for article in listed
            ],
            "targets": [LANGUAGES[target] for target in TARGETS],
            "languages": [
                (language, counts[code]) for code, language in LANGUAGES.items() if code in counts
            ],
            "chosen": chosen,
            "total": sum(counts.values()),
        },
    )
