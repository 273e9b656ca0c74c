"""Vouch's settings: read from the environment, decided once, nothing started.

Every difference between one installation and another is an environment variable, named here where it is read:

    DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL   all three or none; `manage.py` sets them for the embedded services
    VOUCH_SECRET_KEY, VOUCH_DEBUG, VOUCH_ALLOWED_HOSTS, VOUCH_CSRF_TRUSTED_ORIGINS, VOUCH_HTTPS,
    VOUCH_PROXY_HTTPS_HEADER, VOUCH_CONN_MAX_AGE, VOUCH_LOG_LEVEL, VOUCH_STATIC_ROOT
    VOUCH_JOB_LEASE, VOUCH_DRAIN_EVERY
    VOUCH_STATE_DIR      the folder for data, sockets, logs and the local secret key (default: var/ beside manage.py)
    VOUCH_AS_OWNER       1 = connect as the owning role (`manage.py` sets it for migrate and its like)

Combinations that are not safe to serve from are refused by `config.checks`, not here: settings load for every command.
"""

import os
import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import environ  # type: ignore[import-untyped]  # it ships no types

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

STATE_DIR = Path(env.str("VOUCH_STATE_DIR", default="") or BASE_DIR / "var").absolute()
DEBUG = env.bool("VOUCH_DEBUG", default=False)
ALLOWED_HOSTS: list[str] = env.list("VOUCH_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("VOUCH_CSRF_TRUSTED_ORIGINS", default=[])


def secret_key(given: str, state_dir: Path) -> tuple[str, str]:
    """The signing key and where it came from: `environment`, `file` (this checkout's own) or `process`.

    Without a given key one is made at random and kept in the state folder, readable by its owner alone. Where there is
    no state folder, or it cannot be written, the key lasts as long as the process: enough for commands that sign
    nothing. `config.checks` refuses to deploy on anything but `environment`.
    """
    if given:
        return given, "environment"
    path = state_dir / "secret-key"
    try:
        if not state_dir.is_dir():
            return secrets.token_urlsafe(50), "process"
        if not path.exists():
            # Written whole under another name, then linked: a second process sees no key or the whole key.
            draft = path.with_name(f".secret-key.{os.getpid()}.{secrets.token_hex(4)}")
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as handle:
                handle.write(secrets.token_urlsafe(50))
            if os.geteuid() == 0:  # started by root, it stays the checkout's owner's
                os.chown(draft, state_dir.stat().st_uid, -1)
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError:
        key = ""
    return (key, "file") if len(key) >= 50 else (secrets.token_urlsafe(50), "process")


SECRET_KEY, SECRET_KEY_SOURCE = secret_key(env.str("VOUCH_SECRET_KEY", default=""), STATE_DIR)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "sources",
    "claims",
    "config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True


# The database: two roles, one connection -----------------------------------------------------------------------------


def database(url: str) -> dict[str, Any]:
    """Django's settings for one PostgreSQL URL; a socket folder stands percent-encoded in the host, or as `?host=`."""
    if not url:
        return {"ENGINE": "config.unconfigured", "NAME": "vouch"}
    config: dict[str, Any] = env.db_url_config(url)
    options: dict[str, Any] = config.setdefault("OPTIONS", {})
    config["HOST"] = options.pop("host", "") or unquote(config["HOST"])
    # Pooling belongs to the web process alone; a worker's pool is closed at every task.
    config["CONN_MAX_AGE"] = env.int("VOUCH_CONN_MAX_AGE", default=60)
    config["CONN_HEALTH_CHECKS"] = True
    return config


APP_URL = env.str("DATABASE_URL", default="")
OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
# The roles' names: migrations grant to the one and belong to the other. Without URLs, those of the embedded services.
VOUCH_APP_ROLE: str = database(APP_URL).get("USER") or "vouch_app"
VOUCH_OWNER_ROLE: str = database(OWNER_URL).get("USER") or "vouch_owner"
VOUCH_AS_OWNER = env.bool("VOUCH_AS_OWNER", default=False)
DATABASES = {"default": database(OWNER_URL if VOUCH_AS_OWNER else APP_URL)}


# The queue: a doorbell, no more (a Job row is the truth) -------------------------------------------------------------


def redis_url(url: str) -> str:
    """The URL as redis-py reads it: `unix:///path?db=0` for a socket, `redis://` and `rediss://` as they stand."""
    parts = urlsplit(url)
    if parts.scheme not in {"redis+socket", "unix"}:
        return url
    query = dict(parse_qsl(parts.query))
    return f"unix://{parts.path}?db={query.get('db') or query.get('virtual_host') or '0'}"


def broker_url(url: str) -> str:
    """The URL as Celery's transport reads it: `redis+socket:///path?virtual_host=0` for a socket.

    Without a URL it names a socket that cannot exist, so that sending fails at once instead of reaching for a default.
    """
    if not url:
        return "redis+socket:///REDIS_URL-is-not-set"
    parts = urlsplit(redis_url(url))
    if parts.scheme != "unix":
        return url
    return f"redis+socket://{parts.path}?virtual_host={dict(parse_qsl(parts.query))['db']}"


REDIS_URL = redis_url(env.str("REDIS_URL", default=""))
CELERY_BROKER_URL = broker_url(REDIS_URL)
CELERY_RESULT_BACKEND = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
# Redelivery is the Job table's work, bounded by its attempts: a late acknowledgement loses or loops.
CELERY_TASK_ACKS_LATE = False
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30.0
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600, "socket_timeout": 10, "socket_connect_timeout": 5}
if not CELERY_BROKER_URL.startswith("redis+socket:"):
    CELERY_BROKER_TRANSPORT_OPTIONS["socket_keepalive"] = True  # TCP's own; a unix socket has none
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.2}
# Seconds that a claimed job is left alone (longer than the hard time limit), and between looks for work that no bell
# was heard for. A message that nobody took by the next look is worth nothing.
VOUCH_JOB_LEASE = env.float("VOUCH_JOB_LEASE", default=120.0)
VOUCH_DRAIN_EVERY = env.float("VOUCH_DRAIN_EVERY", default=10.0)
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": every, "options": {"expires": every}}
    for name, task, every in (
        ("drain", "sources.tasks.drain", VOUCH_DRAIN_EVERY),
        ("sweep", "claims.tasks.sweep", 3 * VOUCH_DRAIN_EVERY),
    )
}


# Pages, the API, static files ----------------------------------------------------------------------------------------

STATIC_URL = "static/"
_collected = Path(env.str("VOUCH_STATIC_ROOT", default="") or BASE_DIR / "staticfiles")
# Collected files are served by hashed names; before `collectstatic`, and in debug, they are found where they lie.
HASHED = sys.argv[1:2] == ["collectstatic"] or ((_collected / "staticfiles.json").is_file() and not DEBUG)
STATIC_ROOT = _collected if HASHED else None
WHITENOISE_USE_FINDERS = not HASHED
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["claims.api.auth.BearerToken"],
    "EXCEPTION_HANDLER": "claims.api.problems.answer",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
}
SPECTACULAR_SETTINGS = {"TITLE": "Vouch", "VERSION": "1", "OAS_VERSION": "3.1.1", "SERVE_INCLUDE_SCHEMA": False}
SPECTACULAR_SETTINGS["POSTPROCESSING_HOOKS"] = ["claims.api.schema.declare_problems"]

HTTPS = env.bool("VOUCH_HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.bool("VOUCH_PROXY_HTTPS_HEADER", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.str("VOUCH_LOG_LEVEL", default="INFO")},
    # Two lines for every ring of the doorbell say nothing; failures are warnings and errors.
    "loggers": {name: {"level": "WARNING"} for name in ("celery.worker.strategy", "celery.app.trace")},
}
