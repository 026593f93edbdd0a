"""The addresses of translations brought back, and of texts that are aligned."""

from __future__ import annotations

from django.urls import path

from .pages import aligning, import_back

urlpatterns = [
    path("translations/import/", import_back.import_translations, name="import_translations"),
    path(
        "translations/import/<int:pk>/", import_back.translation_import, name="translation_import"
    ),
    path(
        "translations/import/<int:pk>/undo/",
        import_back.undo_translation_import,
        name="undo_translation_import",
    ),
    path("articles/<int:pk>/align/", aligning.align_article, name="align_article"),
    path("alignments/<int:pk>/", aligning.alignment, name="alignment"),
    path("alignments/<int:pk>/correct/", aligning.correct_alignment, name="correct_alignment"),
    path("alignments/<int:pk>/use/", aligning.use_alignment, name="use_alignment"),
    path("alignments/<int:pk>/remember/", aligning.remember_alignment, name="remember_alignment"),
]
