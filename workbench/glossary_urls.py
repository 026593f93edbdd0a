"""The addresses under /glossary/: the glossary's own, and those that join it with translations."""

from __future__ import annotations

from django.urls import path

from glossary.urls import urlpatterns as of_the_glossary

from .pages import (
    accepting,
    bulk_terms,
    census,
    changes,
    glossary_import,
    planned_change,
    term_change,
)

app_name = "glossary"
urlpatterns = [
    path("add/", term_change.add, name="add"),
    path("<int:pk>/edit/", term_change.edit, name="edit"),
    path("bulk/", bulk_terms.bulk, name="bulk"),
    path("import/", glossary_import.import_page, name="import"),
    path("candidates/accept/", accepting.accept_candidate, name="accept"),
    path("candidates/merge/", accepting.merge_candidate, name="merge"),
    path("census/", census.census, name="census"),
    path("census/verify/", census.verify, name="verify"),
    path("<int:pk>/census/", census.concept_census, name="concept_census"),
    path("changes/", changes.changes, name="changes"),
    path("changes/planned/<int:pk>/", planned_change.planned, name="planned"),
    path("changes/<int:pk>/", changes.change, name="change"),
    path("changes/<int:pk>/undo/", changes.undo, name="undo_change"),
    path("changes/<int:pk>/resume/", changes.resume_change, name="resume_change"),
    *of_the_glossary,
]
