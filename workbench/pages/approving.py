"""Approving at once what is clean on an article's page, and taking that back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sources.errors import ConcordError
from sources.models import Article
from translations import review
from translations.models import BulkApproval, Revision, State
from workbench.models import User

from .requests import HtmxRequest, person

_RECENT = timedelta(hours=12)

# What a filter shows that waits for approval. Drafts that nobody handed in only where the reviewer
# has chosen to look at drafts.
_STATES: Mapping[str, tuple[State, ...]] = {
    "all": (State.TRANSLATED,),
    State.TRANSLATED: (State.TRANSLATED,),
    State.DRAFT: (State.DRAFT,),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """How many texts of those shown can be approved at once, and the last such act here."""

    show: str
    count: int
    recent: BulkApproval | None


def offer(article: Article, show: str, user: User) -> Offer:
    """What the page offers to `user` under the filter `show`; two queries."""
    states = _STATES.get(show, ())
    found = review.clean(review.waiting(article.pk, states), user).count() if states else 0
    recent = (
        BulkApproval.objects.filter(
            article=article, undone_at=None, created_at__gte=timezone.now() - _RECENT
        )
        .select_related("author")
        .annotate(count=Count("approved"))
        .first()
    )
    return Offer(show, found, recent)


def newest_revision(article: Article) -> int:
    """The newest change of a translation of an article, by which a page tells later ones."""
    found = Revision.objects.filter(translation__segment__article=article)
    return found.aggregate(newest=Max("pk"))["newest"] or 0


@require_POST
@permission_required("translations.approve_translation", raise_exception=True)
def approve_clean(request: HtmxRequest, pk: int) -> HttpResponse:
    """Approve what is clean of what the filter shows, and say what was left out and why."""
    article = get_object_or_404(Article.objects.defer("text"), pk=pk)
    show, seen = request.POST.get("show", ""), request.POST.get("seen", "")
    states = _STATES.get(show, ())
    if not states or not seen.isdecimal():
        messages.error(request, _("Choose which texts to approve: all, translated or drafts."))
        return redirect("article", pk)
    outcome = review.approve_clean(article.pk, states=states, seen=int(seen), user=person(request))
    said = ngettext(
        "Approved %(count)d translation.", "Approved %(count)d translations.", outcome.approved
    ) % {"count": outcome.approved}
    if outcome.left_out:
        reasons = "; ".join(
            f"{outcome.left_out[reason]} {reason.label}"
            for reason in review.LeftOut
            if reason in outcome.left_out
        )
        said = _("%(said)s Left out: %(reasons)s.") % {"said": said, "reasons": reasons}
    (messages.success if outcome.approved else messages.warning)(request, said)
    return _to_article(pk, show)


@require_POST
@permission_required("translations.approve_translation", raise_exception=True)
def undo_approval(request: HtmxRequest, pk: int) -> HttpResponse:
    """Reopen what one act approved."""
    act = get_object_or_404(BulkApproval, pk=pk)
    try:
        reopened, kept = review.undo_approval(pk, user=person(request))
    except ConcordError as error:
        messages.warning(request, str(error))
        return _to_article(act.article_id, request.POST.get("show", ""))
    said = ngettext(
        "Reopened %(count)d translation.", "Reopened %(count)d translations.", reopened
    ) % {"count": reopened}
    if kept:
        said += " " + ngettext(
            "%(count)d was changed since and stays as it is.",
            "%(count)d were changed since and stay as they are.",
            kept,
        ) % {"count": kept}
    messages.success(request, said)
    return _to_article(act.article_id, request.POST.get("show", ""))


def _to_article(pk: int, show: str) -> HttpResponse:
    page = reverse("article", args=[pk])
    return redirect(f"{page}?show={show}" if show in _STATES and show != "all" else page)
