"""Settings, read from the environment; every default suits one machine and one small team.

CONCORD_DATA_DIR  where the SQLite file, the engines' packages and the secret key lie (./data)
DATABASE_URL      another database, such as postgres://user@host/concord (SQLite in the data dir)
CONCORD_ENGINE    the engine to draft with (argos where it can serve, else libretranslate, else
                  embedded)
CONCORD_LIBRETRANSLATE_URL, CONCORD_LIBRETRANSLATE_API_KEY  a LibreTranslate server to draft with
CONCORD_SECOND_OPINION  another engine, asked afterwards about doubtful drafts, or "none" (one that
                  is set up and can read what another wrote, such as embedded beside argos)
CONCORD_HOSTS     host names the site answers to, with commas (localhost,127.0.0.1)
CONCORD_HTTPS     set to 1 behind a proxy that speaks HTTPS
CONCORD_ONE_PERSON  set to 1 to let people approve their own work
CONCORD_DEBUG     set to 1 to see tracebacks in the browser
"""

from __future__ import annotations

import os
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("CONCORD_DATA_DIR", default=str(BASE_DIR / "data"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)
# The engines and child processes read the variable themselves; a relative path means one place.
os.environ["CONCORD_DATA_DIR"] = str(DATA_DIR)
ENGINE = env.str("CONCORD_ENGINE", default="")
SECOND_OPINION = env.str("CONCORD_SECOND_OPINION", default="")
ONE_PERSON = env.bool("CONCORD_ONE_PERSON", default=False)
DEBUG = env.bool("CONCORD_DEBUG", default=False)
HTTPS = env.bool("CONCORD_HTTPS", default=False)


def _secret_key() -> str:
    """The key of this installation, made once and kept beside its database."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = env.str("CONCORD_SECRET_KEY", default="") or _secret_key()
ALLOWED_HOSTS = env.list("CONCORD_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "sources",
    "glossary",
    "translations",
    "workbench",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages compress to about a tenth. The attack on that (BREACH) measures the length of pages that
    # hold a secret beside a guess of the attacker's; the only secret in ours is the form token,
    # which is masked anew in each page, and Django adds up to 100 random bytes to each length.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
ROOT_URLCONF = "workbench.urls"
WSGI_APPLICATION = "workbench.wsgi.application"

# One writer at a time on SQLite: IMMEDIATE makes a transaction wait for its turn at its start,
# where waiting works, rather than fail at its first write.
SQLITE = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;",
}
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'concord.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE
else:
    DATABASES["default"].update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "workbench.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "articles"
LOGOUT_REDIRECT_URL = "login"
_VALIDATORS = ("MinimumLength", "CommonPassword", "NumericPassword")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}Validator"} for name in _VALIDATORS
]

LANGUAGE_CODE = "en"
# The languages of the interface, in their own names; `make messages` gathers what they say.
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("ru", "русский"), ("zh-hans", "中文")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "workbench" / "locale"]
FORMAT_MODULE_PATH = ["workbench.formats"]
TIME_ZONE = env.str("CONCORD_TIME_ZONE", default="UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "workbench.serving.minified.MinifiedStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
