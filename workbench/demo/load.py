"""Bringing the demo in, whole or not at all, and having it drafted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from glossary.models import Concept
from glossary.services.import_glossary import import_glossary
from sources.errors import ConcordError
from sources.languages import TARGETS
from sources.models import Article
from sources.services.import_article import AlreadyImported, import_article
from workbench.jobs.queue import enqueue
from workbench.models import Job

from .users import Login, create_users

FOLDER = Path(__file__).resolve().parent
LABEL = "Draft the demo"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came in: counts, and the logins that are new."""

    articles: int
    concepts: int
    logins: list[Login]


def site_is_empty() -> bool:
    """Whether nobody has put anything in yet."""
    return not (Article.objects.exists() or Concept.objects.exists())


@transaction.atomic
def load_demo() -> Loaded:
    """Create the demo's people, glossary and articles, and put their drafting in the queue.

    What is there already is left as it is.
    """
    logins = create_users()
    concepts = _import_glossary(FOLDER / "glossary.csv")
    articles = [_import_article(path) for path in sorted((FOLDER / "articles").glob("*.txt"))]
    _enqueue([article.pk for article, _ in articles])
    return Loaded(sum(is_new for _, is_new in articles), concepts, logins)


def drafting() -> Job | None:
    """The job that drafts the demo, put in the queue again if it failed; None where it is done
    or the demo was never loaded."""
    job = Job.objects.filter(kind="draft", label=LABEL).first()
    if job is not None and job.state == Job.State.FAILED:
        return _enqueue(job.arguments["articles"])
    return job if job is not None and job.open else None


def _import_glossary(path: Path) -> int:
    """The number of concepts that are new."""
    report = import_glossary([(path.name, path.read_bytes())])
    if report.rejected:
        problem = report.rejected[0]
        raise ConcordError(f"The demo's {path.name} is damaged: {problem.where}, {problem.why}.")
    return report.concepts_created


def _import_article(path: Path) -> tuple[Article, bool]:
    """The article, and whether it is new."""
    try:
        return import_article(name=path.name, content=path.read_bytes()), True
    except AlreadyImported as known:
        return known.article, False


def _enqueue(articles: list[int]) -> Job:
    arguments = {"articles": articles, "targets": list(TARGETS), "redo": False}
    return enqueue("draft", arguments=arguments, label=LABEL)
