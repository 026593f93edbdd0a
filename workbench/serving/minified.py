"""Style sheets and scripts as browsers get them: without what only their readers need."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

MEDIA_TYPES = {".css": "text/css", ".js": "application/javascript"}


def minified(name: str, text: str) -> str:
    """The same style sheet or script, shorter; what is neither stays as it is.

    Raises ValueError, which names the file, where the text does not parse.
    """
    media_type = MEDIA_TYPES.get(PurePath(name).suffix)
    if not media_type or not text:
        return text
    # Here, so that no process but the one that collects the files loads its runtime.
    import minify

    try:
        return minify.string(media_type, text)
    except ValueError as error:
        error.add_note(f"in {name}")
        raise


class MinifiedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files with a hash in their names, minified, and compressed beside that.

    A script imports another by its plain name, so the plain copies are minified as well.
    """

    def _save(self, name: str, content: File[Any]) -> str:
        if PurePath(name).suffix in MEDIA_TYPES:
            content.seek(0)
            raw = content.read()
            text = raw.decode() if isinstance(raw, bytes) else raw
            content = ContentFile(minified(name, text).encode())
        saved: str = super()._save(name, content)  # type: ignore[misc]  # the stubs lack it
        return saved
