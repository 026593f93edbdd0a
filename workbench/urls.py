"""Every address of the site."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

from .pages import (
    acts,
    articles,
    concordance,
    drafting,
    exporting,
    importing,
    jobs,
    matches,
    naming,
    review,
)

_cell = "segments/<int:segment_id>/<slug:target>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", articles.articles, name="articles"),
    path("articles/import/", importing.import_page, name="import"),
    path("articles/<int:pk>/", review.article, name="article"),
    path("articles/<int:pk>/rows/", review.more_rows, name="more_rows"),
    path("articles/<int:pk>/draft/", drafting.draft, name="draft"),
    path("articles/<int:pk>/redraw/", drafting.redraw, name="redraw"),
    path("segments/<int:segment_id>/", review.row, name="row"),
    path("segments/<int:segment_id>/name/", naming.name_choice, name="name_choice"),
    path("segments/<int:pk>/redraw/", drafting.redraw_segment, name="redraw_segment"),
    path(f"{_cell}/edit/", acts.edit, name="edit"),
    path(f"{_cell}/matches/", matches.matches, name="matches"),
    path(f"{_cell}/submit/", acts.submit, name="submit"),
    path(f"{_cell}/approve/", acts.approve, name="approve"),
    path(f"{_cell}/send-back/", acts.send_back, name="send_back"),
    path(f"{_cell}/reopen/", acts.reopen, name="reopen"),
    path("concordance/", concordance.search, name="concordance"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/cancel/", jobs.cancel_job, name="cancel_job"),
    path("export/", exporting.export_page, name="export"),
    path("export/download/", exporting.download, name="download"),
    path("export/prepare/", exporting.prepare_file, name="prepare_file"),
    path("export/<int:pk>/", exporting.prepared_file, name="prepared_file"),
    path("glossary/", include("workbench.glossary_urls")),
    path(
        "login/",
        auth.LoginView.as_view(
            template_name="workbench/login.html", redirect_authenticated_user=True
        ),
        name="login",
    ),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
]
