"""All settings, from `HALFHOUR_*` in the environment; without any of them one person runs it on their own machine."""

import os
from pathlib import Path

from django.utils.functional import lazy
from platformdirs import user_data_path

import halfhour
from halfhour import wiring
from halfhour.server.data_folder import database_from, folder_at, secret_key_in

WEB = Path(halfhour.__file__).parent / "web"
DATA = folder_at(os.environ.get("HALFHOUR_DATA") or user_data_path("halfhour", appauthor=False))
"""The one folder that holds the database, backups and the secret key."""

DEBUG = os.environ.get("HALFHOUR_DEBUG", "") == "1"
SECRET_KEY = lazy(secret_key_in, str)(DATA)  # made when first needed

# One person on their own machine: no account, loopback names only, so that no other site reaches in by rebinding its name.
OPEN_HOSTS = [name for name in os.environ.get("HALFHOUR_HOSTS", "").split(",") if name]
"""Names under which everybody who can reach this machine reads and changes everything."""
GUEST_HOSTS = [name for name in os.environ.get("HALFHOUR_GUEST_HOSTS", "").split(",") if name]
"""Names under which others reach the booking pages of a host, and nothing else."""
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *OPEN_HOSTS, *GUEST_HOSTS]
USE_X_FORWARDED_HOST = False

INSTALLED_APPS = [
    "halfhour.records.apps.RecordsConfig",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "halfhour.web.shared.middleware.own_hosts_only",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "halfhour.web.shared.middleware.local_person",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "halfhour.web.shared.middleware.errors_as_pages",
]
ROOT_URLCONF = "halfhour.server.urls"
WSGI_APPLICATION = "halfhour.server.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "halfhour.web.shared.context.workspace",
            ],
            "libraries": {"words": "halfhour.web.shared.words"},
            "builtins": ["halfhour.web.shared.words"],
        },
    },
]
FORM_RENDERER = "halfhour.web.shared.forms.PlainFields"

DATABASES = {"default": database_from(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "records.User"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# One talk of a long day is under 2 MB; the limits keep a slip of the mouse from filling memory.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 50

STATIC_URL = "static/"
STATICFILES_DIRS = [WEB / "shared" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "halfhour.web.shared.views.other_origin"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
MACHINE_ZONE = wiring.machine_zone(os.environ.get("TZ", ""))
"""Where a new person is taken to be until their browser or they themselves say otherwise."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}},
}
