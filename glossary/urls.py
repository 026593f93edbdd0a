"""The addresses of the glossary's pages."""

from __future__ import annotations

from django.urls import path

from .views import concept, concepts, editing, importing

app_name = "glossary"
urlpatterns = [
    path("", concepts.concepts, name="concepts"),
    path("import/", importing.import_page, name="import"),
    path("add/", editing.add, name="add"),
    path("<int:pk>/", concept.concept, name="concept"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
]
