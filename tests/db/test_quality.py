"""The figures of the quality page, and the page itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from glossary.models import Concept, Term
from glossary.services.save_concept import save_concept
from sources.models import Article, Segment
from tests.factories import make_article, make_concept, make_user
from translations import quality, review
from translations.history import record
from translations.models import Dismissal, Finding, Origin, PostEdit, Revision, Translation
from translations.quality import Scope, basis, moments
from translations.verification import bring_up_to_date, verify
from workbench.jobs.perform import run_next
from workbench.pages.quality import figures_of
from workbench.pages.quality_scope import Asked

pytestmark = pytest.mark.django_db
ALL = Scope()
SOURCE = "Das Treffen fand in Peking statt."


@pytest.fixture(autouse=True)
def _no_kept_figures() -> None:
    cache.clear()


def drafted(article: Article, text: str, *, engine: str = "double") -> list[Translation]:
    """Machine drafts of every segment, verified."""
    made = []
    for segment in article.segments.all():
        translation = Translation.objects.create(
            segment=segment, target="en", text=text, state="draft", origin=Origin.MT, engine=engine
        )
        record(translation, Revision.Action.DRAFTED)
        made.append(translation)
    bring_up_to_date([article])
    verify(made)
    return made


def approved(translation: Translation, text: str) -> None:
    """Somebody submits `text`, somebody else approves it."""
    at = (translation.segment_id, translation.target)
    review.submit(*at, text=text, user=make_user("translator"), version=translation.version)
    review.approve(*at, user=make_user("reviewer"), version=translation.version + 1)


@pytest.mark.parametrize(
    ("text", "preferred", "right", "otherwise"),
    [
        ("The meeting took place in Beijing.", 1, 1, 0),
        ("The meeting took place in Peking.", 0, 1, 0),
        ("The meeting took place in Pekin.", 0, 0, 1),
        ("The meeting took place.", 0, 0, 1),
    ],
)
def test_a_place_is_as_preferred_admitted_or_otherwise(
    text: str, preferred: int, right: int, otherwise: int
) -> None:
    concept = make_concept(de="Peking", en="Beijing")
    concept.terms.create(language="en", text="Peking", status="admitted")
    drafted(make_article(), text)
    found = quality.consistency(ALL)
    (english,) = found.targets
    assert (english.preferred, english.right, english.otherwise) == (preferred, right, otherwise)
    assert [each.concept for each in found.worst] == ([] if preferred else [concept])


def test_the_worst_concepts_come_first() -> None:
    good = make_concept("good", de="Peking", en="Beijing")
    bad = make_concept("bad", de="Chongqing", en="Chongqing")
    article = make_article(["Peking liegt weit von Chongqing.", "Peking."])
    first, second = drafted(article, "Beijing is far away.")
    found = quality.consistency(ALL).worst
    assert [(each.concept, each.share) for each in found] == [(bad, 0)]
    Translation.objects.filter(pk=second.pk).update(text="The capital.")
    verify([Translation.objects.get(pk=second.pk)])
    found = quality.consistency(ALL).worst
    assert [(each.concept, each.share) for each in found] == [(bad, 0), (good, 50)]
    assert first.segment_id != second.segment_id


def test_findings_are_counted_by_kind_and_by_the_time_of_their_texts() -> None:
    one, two = drafted(make_article([SOURCE, SOURCE]), "The meeting took place.")
    Finding.objects.all().delete()
    long_ago = timezone.now() - timedelta(days=70)
    Translation.objects.filter(pk=one.pk).update(changed_at=long_ago)
    for translation in (one, one, two):
        Finding.objects.create(
            translation=translation, kind="numbers", severity="error", message="m", start=0, end=1
        )
    lately = timezone.now() - timedelta(days=30)
    found = quality.failing(Scope((ALL.moments[0], lately)))
    (kind,) = found.kinds
    assert (str(kind.name), kind.total) == ("Numbers", 3)
    assert found.rate(kind.open) == {0: 200, 1: 100}
    assert [each.total for each in quality.failing(Scope((lately,))).kinds] == [1]


def test_the_first_machine_draft_is_measured_against_the_approved_text() -> None:
    same, other, open_ = drafted(make_article([SOURCE] * 3), "The meeting was in Beijing.")
    approved(same, "The meeting was in Beijing.")
    approved(other, "The meeting took place in Beijing.")
    quality.measure(list(quality.unmeasured()))
    assert not quality.unmeasured().exists()
    (figures,) = quality.post_editing(ALL)
    assert (figures.name, figures.pair) == ("double", "German → English")
    assert (figures.whole.texts, figures.whole.unchanged) == (2, 1)
    assert figures.whole.ter == pytest.approx(100 * 2 / 11)
    assert 50 < figures.whole.chrf < 100
    assert not PostEdit.objects.filter(translation=open_).exists()


def test_a_text_that_was_reopened_and_approved_anew_is_measured_anew() -> None:
    (translation,) = drafted(make_article(), "The meeting was in Beijing.")
    approved(translation, "The meeting was in Beijing.")
    quality.measure(list(quality.unmeasured()))
    at, user = (translation.segment_id, "en"), make_user("reviewer")
    review.reopen(*at, user=user, reason="Wrong.", version=3)
    assert not quality.post_editing(ALL)
    text = "A meeting took place there."
    review.submit(*at, text=text, user=make_user("translator"), version=4)
    review.approve(*at, user=user, version=5)
    assert not quality.post_editing(ALL)
    quality.measure(list(quality.unmeasured()))
    assert quality.post_editing(ALL)[0].whole.unchanged == 0


def test_a_text_counts_once_a_day_however_often_it_was_submitted() -> None:
    (translation,) = drafted(make_article(), "The meeting was in Beijing.")
    at, user = (translation.segment_id, "en"), make_user("translator")
    review.submit(*at, text="One.", user=user, version=1)
    review.submit(*at, text="Two.", user=user, version=2)
    ((_, acts),) = quality.acts(Scope()).items()
    assert (acts.submitted, acts.approved) == (1, 0)


def test_work_is_counted_by_pair_and_state() -> None:
    drafted(make_article([SOURCE] * 3, outlet="A"), "The meeting was in Beijing.")
    make_article(["Встреча."], language="ru", outlet="B")
    found = {(each.source, each.target): each for each in quality.states(ALL)}
    assert found["de", "en"].counts == {"draft": 3, "initial": 0}
    assert found["ru", "zh"].counts == {"initial": 1}
    assert [each.source for each in quality.states(Scope(outlet="B"))] == ["ru", "ru"]
    (only,) = quality.states(Scope(pair=("de", "zh")))
    assert only.counts == {"initial": 3}


@pytest.mark.parametrize(
    "query",
    ["", "?period=30", "?period=365&pair=de-en", "?period=all&outlet=A", "?period=x&pair=y-z"],
)
def test_the_page_shows_each_figure_with_its_table(client: Client, query: str) -> None:
    make_concept("beijing", de="Peking", en="Beijing")
    (translation,) = drafted(make_article(outlet="A"), "The meeting was in Pekin.")
    approved(translation, "The meeting was in Beijing.")
    (other,) = drafted(make_article(outlet="A"), "The meeting was in Pekin.")
    client.force_login(make_user())
    html = client.get(reverse("quality") + query).content.decode()
    assert "beijing" in html
    assert "double" in html
    assert "German → English" in html
    assert html.count('role="img"') >= 4
    assert " style=" not in html
    assert other.pk != translation.pk


def test_the_page_of_an_empty_site_says_so(client: Client) -> None:
    client.force_login(make_user())
    html = client.get(reverse("quality")).content.decode()
    assert "There are no segments" in html
    assert '<svg class="plot' not in html


def test_the_queries_do_not_grow_with_the_rows(client: Client) -> None:
    make_concept(de="Peking", en="Beijing")
    client.force_login(make_user())
    counts = []
    for size in (1, 6):
        for translation in drafted(make_article([SOURCE] * size), "The meeting was in Pekin."):
            approved(translation, "The meeting was in Beijing.")
        client.get(reverse("quality"))  # measures what was approved
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse("quality")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_many_new_approvals_are_measured_by_a_job(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.pages.quality.AT_ONCE", 1)
    for translation in drafted(make_article([SOURCE] * 2), "The meeting was in Beijing."):
        approved(translation, "The meeting was in Beijing.")
    client.force_login(make_user())
    assert "2 approved texts are not measured yet" in client.get("/quality/").content.decode()
    assert not PostEdit.objects.exists()
    client.post(reverse("measure"))
    job = run_next("test")
    assert job is not None
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 2)
    assert PostEdit.objects.count() == 2


@pytest.fixture
def worked() -> Translation:
    """A text that was approved and measured, beside one that the checks object to."""
    make_concept("beijing", de="Peking", en="Beijing")
    translation, other = drafted(make_article([SOURCE, SOURCE]), "The meeting was in Pekin, 12.")
    approved(translation, "The meeting was in Beijing.")
    quality.measure(list(quality.unmeasured()))
    assert Finding.objects.filter(translation=other, dismissal=None).exists()
    return Translation.objects.get(pk=translation.pk)


def _approve_another(translation: Translation) -> None:
    other = Translation.objects.exclude(pk=translation.pk).get()
    approved(other, "The meeting was held in Beijing.")


def _measure_anew(translation: Translation) -> None:
    at = (translation.segment_id, translation.target)
    review.reopen(*at, user=make_user("reviewer"), reason="Wrong.", version=translation.version)
    approved(Translation.objects.get(pk=translation.pk), "There was a meeting in Beijing.")
    quality.measure(list(quality.unmeasured()))


def _dismiss(translation: Translation) -> None:
    finding = Finding.objects.filter(dismissal=None).exclude(translation=translation)[0]
    finding.dismissal = Dismissal.objects.create(
        translation=finding.translation,
        key=finding.key,
        kind=finding.kind,
        severity=finding.severity,
        message=finding.message,
        reason="It is there.",
    )
    finding.save()


def _find_less(translation: Translation) -> None:
    Finding.objects.exclude(translation=translation).delete()


def _import_an_article(translation: Translation) -> None:
    make_article([SOURCE, SOURCE])


def _exclude_a_segment(translation: Translation) -> None:
    Segment.objects.filter(pk=translation.segment_id).update(kind="excluded", exclusion="caption")


def _delete_an_article(translation: Translation) -> None:
    translation.segment.article.delete()


def _admit_a_term(translation: Translation) -> None:
    concept = Concept.objects.get(identifier="beijing")
    term = Term(concept=concept, language="en", text="Pekin", status="admitted")
    save_concept(concept=concept, terms=[(term, [])])
    bring_up_to_date(list(Article.objects.all()))


@pytest.mark.parametrize("period", ["90", "all"])
@pytest.mark.parametrize(
    "change",
    [
        _approve_another,
        _measure_anew,
        _dismiss,
        _find_less,
        _import_an_article,
        _exclude_a_segment,
        _delete_an_article,
        _admit_a_term,
    ],
)
def test_no_figure_outlives_what_it_was_made_of(
    worked: Translation, change: Callable[[Translation], None], period: str
) -> None:
    asked, now = Asked.of({"period": period}), timezone.now() + timedelta(minutes=1)
    before = figures_of(asked, now)
    change(worked)
    after = figures_of(asked, now)
    cache.clear()
    assert after == figures_of(asked, now)
    assert after != before


def test_an_approval_leaves_the_figures_of_names_as_they_are(worked: Translation) -> None:
    other = Translation.objects.exclude(pk=worked.pk).get()
    at, scope = (other.segment_id, other.target), Scope()
    text = "The meeting was held in Beijing."
    review.submit(*at, text=text, user=make_user("translator"), version=other.version)
    names, work = basis.of_names(scope), basis.of_work()
    review.approve(*at, user=make_user("reviewer"), version=other.version + 1)
    assert basis.of_names(scope) == names
    assert basis.of_work() != work


def test_an_act_falls_into_the_stretch_that_it_happened_in() -> None:
    (translation,) = drafted(make_article(), "The meeting was in Beijing.")
    record(translation, Revision.Action.SUBMITTED)
    last = timezone.now()
    days = moments("day", last - timedelta(days=36), last)
    for number, day in enumerate(days):
        for at in (day, day + timedelta(hours=23, minutes=59)):
            Revision.objects.filter(action="submitted").update(created_at=at)
            assert list(quality.acts(Scope(days))) == [number]
    Revision.objects.filter(action="submitted").update(created_at=days[0] - timedelta(seconds=1))
    assert not quality.acts(Scope(days))
