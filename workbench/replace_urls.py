"""The addresses of search and replace, and of other changes of many texts."""

from __future__ import annotations

from django.urls import path

from .pages import replace, text_changes

urlpatterns = [
    path("replace/", replace.replace, name="replace"),
    path("replace/apply/", replace.apply_replacement, name="apply_replacement"),
    path("replace/<int:pk>/", text_changes.text_change, name="text_change"),
    path("replace/<int:pk>/undo/", text_changes.undo_text_change, name="undo_text_change"),
    path("replace/<int:pk>/resume/", text_changes.resume_text_change, name="resume_text_change"),
]
