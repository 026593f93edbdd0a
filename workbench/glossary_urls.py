"""The addresses under /glossary/: the glossary's own, and those that join it with translations."""

from __future__ import annotations

from django.urls import path

from glossary.urls import urlpatterns as of_the_glossary

from .pages import census, term_change

app_name = "glossary"
urlpatterns = [
    path("<int:pk>/edit/", term_change.edit, name="edit"),
    path("census/", census.census, name="census"),
    path("census/verify/", census.verify, name="verify"),
    path("<int:pk>/census/", census.concept_census, name="concept_census"),
    path("changes/", term_change.changes, name="changes"),
    path("changes/<int:pk>/", term_change.change, name="change"),
    path("changes/<int:pk>/undo/", term_change.undo, name="undo_change"),
    path("changes/<int:pk>/resume/", term_change.resume_change, name="resume_change"),
    *of_the_glossary,
]
