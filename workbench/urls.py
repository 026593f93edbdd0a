"""Every address of the site."""

from __future__ import annotations

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

from .pages import acts, articles, drafting, exporting, importing, jobs, review

_cell = "segments/<int:segment_id>/<slug:target>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", articles.articles, name="articles"),
    path("articles/import/", importing.import_page, name="import"),
    path("articles/<int:pk>/", review.article, name="article"),
    path("articles/<int:pk>/draft/", drafting.draft, name="draft"),
    path("segments/<int:segment_id>/", review.row, name="row"),
    path(f"{_cell}/edit/", acts.edit, name="edit"),
    path(f"{_cell}/submit/", acts.submit, name="submit"),
    path(f"{_cell}/approve/", acts.approve, name="approve"),
    path(f"{_cell}/send-back/", acts.send_back, name="send_back"),
    path(f"{_cell}/reopen/", acts.reopen, name="reopen"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/", jobs.job, name="job"),
    path("jobs/<int:pk>/cancel/", jobs.cancel_job, name="cancel_job"),
    path("export/", exporting.export_page, name="export"),
    path("export/download/", exporting.download, name="download"),
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
