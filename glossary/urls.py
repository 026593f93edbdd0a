"""The addresses of the glossary's pages."""

from __future__ import annotations

from django.urls import path

from .views import bulk, candidates, concept, concepts, editing, evidence, exporting, importing

app_name = "glossary"
urlpatterns = [
    path("candidates/", candidates.candidates, name="candidates"),
    path("candidates/accept/", candidates.accept_candidate, name="accept"),
    path("candidates/refuse/", candidates.refuse_candidate, name="refuse"),
    path("candidates/merge/", candidates.merge_candidate, name="merge"),
    path("", concepts.concepts, name="concepts"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("export/", exporting.export_page, name="export"),
    path("export/file/", exporting.download, name="export_file"),
    path("import/", importing.import_page, name="import"),
    path("add/", editing.add, name="add"),
    path("advise/", editing.advise_on, name="advise"),
    path("<int:pk>/advise/", editing.advise_on, name="advise"),
    path("evidence/add/", evidence.add, name="add_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="remove_evidence"),
    path("<int:pk>/", concept.concept, name="concept"),
]
