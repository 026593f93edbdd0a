"""The site's settings, made quick and self-contained for tests."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("CONCORD_DATA_DIR", tempfile.mkdtemp(prefix="concord-test-"))

from workbench.settings import *  # noqa: F403
from workbench.settings import DATABASES, MIDDLEWARE, STORAGES

SECRET_KEY = "only for tests, never for a site that people use"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests serve static files from where they lie; there need be no collected copy.
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file rather than memory: browser tests read it from a second thread.
    DATABASES["default"]["TEST"] = {
        "NAME": os.path.join(os.environ["CONCORD_DATA_DIR"], "test.sqlite3")
    }
