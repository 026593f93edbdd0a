"""Loading the demo: whole, once, and only into an empty site."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from glossary.models import Concept
from sources.errors import ConcordError
from sources.models import Article
from tests.factories import make_article
from workbench.demo import load
from workbench.demo.users import PASSWORD, create_users, open_logins
from workbench.jobs import registry
from workbench.jobs.context import JobContext
from workbench.jobs.queue import claim
from workbench.models import Job, User
from workbench.roles import ROLES

REPORT = {
    "segments": 2,
    "seconds": 0.1,
    "terms": {"required": 3, "violated": 1},
    "engine": {"name": "double", "version": "1"},
}


@pytest.fixture
def drafted(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Note what would be drafted instead of drafting it."""
    asked: list[dict[str, Any]] = []

    def note(context: JobContext, **arguments: Any) -> dict[str, Any]:
        asked.append(arguments)
        context.progress(1, 1)
        return REPORT

    monkeypatch.setitem(registry._handlers, "draft", note)
    return asked


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[dict[str, Any], str]]:
    """Run `load_demo` with options; the JSON and the progress."""
    monkeypatch.setattr("signal.signal", lambda *_: None)

    def run_command(*options: str) -> tuple[dict[str, Any], str]:
        out, err = StringIO(), StringIO()
        call_command("load_demo", "--json", *options, stdout=out, stderr=err)
        return json.loads(out.getvalue()), err.getvalue()

    return run_command


def test_a_person_in_each_role_can_log_in() -> None:
    logins = create_users()
    assert [login.username for login in logins] == list(ROLES)
    for role in ROLES:
        user = User.objects.get(username=role)
        assert user.check_password(PASSWORD)
        assert [group.name for group in user.groups.all()] == [role]
    assert create_users() == []


def test_only_logins_that_work_are_told() -> None:
    create_users()
    reviewer = User.objects.get(username="reviewer")
    reviewer.set_password("something of their own")
    reviewer.save()
    User.objects.filter(username="manager").update(is_active=False)
    assert [login.username for login in open_logins()] == ["translator", "terminologist"]


def test_the_demo_is_loaded_and_its_drafting_waits() -> None:
    loaded = load.load_demo()
    assert loaded.articles == Article.objects.count() >= 6
    assert loaded.concepts == Concept.objects.count() >= 80
    languages = Article.objects.values_list("language", flat=True)
    assert all(list(languages).count(language) >= 2 for language in ("de", "ru", "en"))
    job = Job.objects.get()
    assert set(job.arguments["articles"]) == set(Article.objects.values_list("pk", flat=True))


def test_loading_twice_changes_nothing() -> None:
    load.load_demo()
    again = load.load_demo()
    assert (again.articles, again.concepts, again.logins) == (0, 0, [])
    assert Job.objects.count() == 1


def test_a_damaged_demo_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "glossary.csv").write_text("concept,language,term\nx,xx,y\n")
    monkeypatch.setattr(load, "FOLDER", tmp_path)
    with pytest.raises(ConcordError, match=r"glossary\.csv is damaged: row 2"):
        load.load_demo()
    assert not User.objects.exists()


def test_the_command_loads_and_drafts_an_empty_site(run, drafted) -> None:
    report, progress = run("--if-empty", "--translate")
    assert report["articles"] == Article.objects.count()
    assert report["logins"] == list(ROLES)
    assert report["drafts"] == REPORT
    assert "1 of 1 segments drafted" in progress
    assert "2 of 3 required terms are right" in progress
    assert [set(arguments["targets"]) for arguments in drafted] == [{"en", "zh"}]


def test_a_site_with_data_is_left_alone(run, drafted) -> None:
    make_article()
    report, _ = run("--if-empty", "--translate")
    assert (report["articles"], report["drafts"], drafted) == (0, {}, [])
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("state", "again"), [("queued", 1), ("failed", 1), ("done", 0), ("cancelled", 0)]
)
def test_a_second_run_takes_up_what_the_first_left_undone(run, drafted, state, again) -> None:
    load.load_demo()
    Job.objects.update(state=state)
    run("--if-empty", "--translate")
    assert len(drafted) == again


def test_what_a_worker_is_drafting_is_left_to_it(run, drafted) -> None:
    load.load_demo()
    claim("a worker")
    _, progress = run("--if-empty", "--translate")
    assert "a worker is drafting it" in progress
    assert drafted == []


def test_a_demo_that_cannot_be_drafted_is_a_failure_unless_optional(run, monkeypatch) -> None:
    def fails(context: JobContext, **arguments: Any) -> dict[str, Any]:
        raise ConcordError("There is no engine; run setup_engine.")

    monkeypatch.setitem(registry._handlers, "draft", fails)
    with pytest.raises(CommandError, match="There is no engine"):
        run("--translate")
    report, progress = run("--if-empty", "--translate", "--optional")
    assert report["drafts"] == {}
    assert "not drafted. There is no engine" in progress
