"""Exporting through the browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories import make_article, make_translation, make_user
from translations.models import State
from workbench.exports import folder, sweep
from workbench.jobs.context import JobContext
from workbench.jobs.perform import run_next
from workbench.pages import exporting


@pytest.fixture
def reader(client: Client) -> Client:
    article = make_article(["Eins.", "Zwei."], outlet="Vestnik", published_on="2021-04")
    first, second = article.segments.all()
    make_translation(first, "en", "One.", state=State.APPROVED)
    make_translation(first, "zh", "一。", state=State.DRAFT)
    make_translation(second, "en", "Two.", state=State.DRAFT)
    client.force_login(make_user("translator"))
    return client


def content(response: FileResponse) -> str:
    return b"".join(response.streaming_content).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 1),
        ("format=tmx", 3),
        ("format=tmx&states=draft", 2),
        ("format=tmx&states=draft&targets=zh", 1),
        ("format=tmx&states=needs_work", 0),
        ("format=tmx&states=initial", 1),
        ("format=tmx&since=2021&until=2021-05", 3),
        ("format=tmx&since=2022", 0),
        ("format=tmx&outlets=Vestnik", 3),
    ],
)
def test_the_preview_counts_and_shows_what_will_be_written(
    reader: Client, query: str, count: int
) -> None:
    html = reader.get(f"{reverse('export')}?{query}").content.decode()
    assert f"{count} pair" in html
    assert html.count('<th scope="row"') == count
    assert ("Download" in html) == bool(count)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("tmx", ".tmx"), ("po", ".po"), ("tsv", ".tsv"), ("xliff-2.1", ".xlf"), ("html", ".html")],
)
def test_a_download_is_a_file_of_the_chosen_pairs(reader: Client, name: str, suffix: str) -> None:
    response = reader.get(reverse("download"), {"format": name, "states": "approved"})
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Disposition"].rstrip('"').endswith(suffix)
    text = content(response)
    assert "One." in text
    assert "Two." not in text


@pytest.mark.parametrize(
    "query",
    [
        "format=exe",
        "format=tmx&articles=999",
        "format=tmx&states=x",
        "format=tmx&since=May",
        "format=tmx&outlets=None",
        "format=tmx&since=2022",
    ],
)
def test_a_choice_there_is_not_is_refused(reader: Client, query: str) -> None:
    assert reader.get(f"{reverse('download')}?{query}").status_code == 422


def test_several_documents_come_as_an_archive(reader: Client) -> None:
    response = reader.get(reverse("download"), {"format": "xliff-2.1"})
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"].rstrip('"').endswith(".zip")
    assert b"".join(response.streaming_content).startswith(b"PK")


@pytest.mark.parametrize(
    ("cells", "first"), [("", b"\xef\xbb\xbf"), ("safe", b"\xef\xbb\xbf"), ("exact", b'"s')]
)
def test_cells_are_as_asked(reader: Client, cells: str, first: bytes) -> None:
    response = reader.get(reverse("download"), {"format": "csv", "cells": cells})
    assert b"".join(response.streaming_content).startswith(first)


def test_a_large_choice_becomes_a_job_with_a_link(
    reader: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(exporting, "LARGE", 2)
    query = "format=jsonl&targets=en&targets=zh"
    html = reader.get(f"{reverse('export')}?{query}").content.decode()
    assert "Prepare the file" in html
    assert reader.post(f"{reverse('prepare_file')}?{query}").status_code == 302
    job = run_next("worker")
    assert job is not None
    assert (job.state, job.error, job.result["translations"]) == ("done", "", 3)
    assert (job.done, job.total) == (3, 3)
    address = reverse("prepared_file", args=[job.pk])
    assert address in reader.get(reverse("jobs")).content.decode()
    response = reader.get(address)
    assert content(response).count("\n") == 3
    assert response["Content-Disposition"].rstrip('"').endswith(".jsonl")
    (tmp_path / "exports" / job.result["file"]).unlink()
    assert reader.get(address).status_code == 404


def test_a_cancelled_export_leaves_no_file(
    reader: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(JobContext, "cancelled", cancelled)
    reader.post(f"{reverse('prepare_file')}?format=tmx")
    job = run_next("worker")
    assert job is not None
    assert job.state == "queued"
    assert list((tmp_path / "exports").iterdir()) == []


def cancelled(context: JobContext) -> bool:
    context.interrupted = True
    return True


def test_old_files_are_swept_away(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    old, new = folder() / "old.tmx", folder() / "new.tmx"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    sweep()
    assert [path.name for path in folder().iterdir()] == ["new.tmx"]


def test_the_queries_of_the_page_are_bounded_by_the_ten_rows_it_shows(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        article = make_article(["Eins.", "Zwei."], outlet=f"Outlet {number}")
        make_translation(article.segments.first(), "en", "One.", state=State.APPROVED)
    with django_assert_max_num_queries(45):
        reader.get(reverse("export"), {"format": "tmx", "states": "approved"})
