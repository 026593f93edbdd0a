"""The addresses of the glossary's pages."""

from __future__ import annotations

from django.urls import path

from .views import candidates, concept, concepts, editing, evidence, exporting

app_name = "glossary"
urlpatterns = [
    path("candidates/", candidates.candidates, name="candidates"),
    path("candidates/refuse/", candidates.refuse_candidate, name="refuse"),
    path("", concepts.concepts, name="concepts"),
    path("export/", exporting.export_page, name="export"),
    path("export/file/", exporting.download, name="export_file"),
    path("advise/", editing.advise_on, name="advise"),
    path("<int:pk>/advise/", editing.advise_on, name="advise"),
    path("evidence/add/", evidence.add, name="add_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="remove_evidence"),
    path("<int:pk>/", concept.concept, name="concept"),
]
