"""Every address of the site."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import TemplateView
from django.views.i18n import set_language

from . import exchange_urls, offer_urls, queue_urls, replace_urls
from .api.root import urls as api_urls
from .pages import (
    acts,
    approving,
    articles,
    comments,
    concordance,
    cutting,
    drafting,
    exporting,
    findings,
    importing,
    jobs,
    matches,
    naming,
    quality,
    review,
    signs,
    tokens,
)

_cell = "segments/<int:segment_id>/<slug:target>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", articles.articles, name="articles"),
    path("articles/import/", importing.import_page, name="import"),
    path("articles/<int:pk>/", review.article, name="article"),
    path("articles/<int:pk>/rows/", review.more_rows, name="more_rows"),
    path("keys/", TemplateView.as_view(template_name="workbench/article/keys.html"), name="keys"),
    path("articles/<int:pk>/signs/", signs.signs, name="signs"),
    path("articles/<int:pk>/draft/", drafting.draft, name="draft"),
    path("articles/<int:pk>/redraw/", drafting.redraw, name="redraw"),
    path("articles/<int:pk>/approve-clean/", approving.approve_clean, name="approve_clean"),
    path("bulk-approvals/<int:pk>/undo/", approving.undo_approval, name="undo_approval"),
    path("segments/<int:segment_id>/", review.row, name="row"),
    path("segments/<int:segment_id>/name/", naming.name_choice, name="name_choice"),
    path("segments/<int:pk>/redraw/", drafting.redraw_segment, name="redraw_segment"),
    path(f"{_cell}/edit/", acts.edit, name="edit"),
    path(f"{_cell}/matches/", matches.matches, name="matches"),
    path(f"{_cell}/check/", findings.check, name="check_text"),
    path(f"{_cell}/dismiss/", findings.dismiss, name="dismiss_finding"),
    path("dismissals/<int:pk>/take-back/", findings.take_back, name="take_back_dismissal"),
    path(f"{_cell}/submit/", acts.submit, name="submit"),
    path(f"{_cell}/approve/", acts.approve, name="approve"),
    path(f"{_cell}/send-back/", acts.send_back, name="send_back"),
    path(f"{_cell}/reopen/", acts.reopen, name="reopen"),
    *exchange_urls.urlpatterns,
    *queue_urls.urlpatterns,
    *replace_urls.urlpatterns,
    *offer_urls.urlpatterns,
    path(f"{_cell}/comment/", comments.comment, name="comment"),
    path(f"{_cell}/history/", comments.history, name="history"),
    path("segments/<int:segment_id>/cut/", cutting.cut, name="cut"),
    path("segments/<int:segment_id>/split/", cutting.split, name="split"),
    path("segments/<int:segment_id>/merge/", cutting.merge, name="merge"),
    path("segments/<int:segment_id>/exclude/", cutting.exclude, name="exclude"),
    path("segments/<int:segment_id>/include/", cutting.include, name="include"),
    path("concordance/", concordance.search, name="concordance"),
    path("quality/", quality.quality_page, name="quality"),
    path("quality/measure/", quality.measure, name="measure"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/cancel/", jobs.cancel_job, name="cancel_job"),
    path("export/", exporting.export_page, name="export"),
    path("export/download/", exporting.download, name="download"),
    path("export/prepare/", exporting.prepare_file, name="prepare_file"),
    path("export/<int:pk>/", exporting.prepared_file, name="prepared_file"),
    path("glossary/", include("workbench.glossary_urls")),
    path("api/v1/", api_urls()),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path(
        "login/",
        auth.LoginView.as_view(
            template_name="workbench/login.html", redirect_authenticated_user=True
        ),
        name="login",
    ),
    path("language/", login_not_required(set_language), name="set_language"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
]
