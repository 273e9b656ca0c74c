"""System checks: what must not be deployed, and what the database must be.

Deployment (`check --deploy`): vouch.E001 debug, E002 signing key, E003 hosts, E004 one role for two.
Database (`check --database default`, and before every `migrate`): vouch.E010 version, E011 letters, E012 the
application owns what it should only use, E013 it can change what is append-only.
"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import ProgrammingError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

MINIMUM_VERSION = 15
KEY_LENGTH = 50


@register(Tags.security, deploy=True)
def check_deployment(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """What no server reachable by others may run with."""
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(
            Error(
                "VOUCH_DEBUG is on: error pages would show settings and sources to anyone.",
                hint="Unset VOUCH_DEBUG, or set it to 0.",
                id="vouch.E001",
            )
        )
    key = settings.SECRET_KEY
    origin = settings.SECRET_KEY_SOURCE
    if origin != "environment" or len(key) < KEY_LENGTH or len(set(key)) < 10:
        reasons = {"file": "is this checkout's own", "process": "was made up for this process"}
        reason = reasons.get(origin, "is too short or too plain")
        found.append(
            Error(
                f"The signing key {reason}: sessions would break between machines, or could be forged.",
                hint="Set VOUCH_SECRET_KEY to 50 or more random characters, the same on every machine: "
                'python -c "import secrets; print(secrets.token_urlsafe(50))"',
                id="vouch.E002",
            )
        )
    hosts = set(settings.ALLOWED_HOSTS)
    if "*" in hosts or not hosts - {"localhost", "127.0.0.1", "[::1]"}:
        found.append(
            Error(
                f"VOUCH_ALLOWED_HOSTS ({', '.join(sorted(hosts))}) does not name the hosts that are served.",
                hint="Set it to the host names, separated by commas; never to *.",
                id="vouch.E003",
            )
        )
    if settings.VOUCH_APP_ROLE == settings.VOUCH_OWNER_ROLE:
        found.append(
            Error(
                f"DATABASE_URL and DATABASE_OWNER_URL both log in as {settings.VOUCH_APP_ROLE}: "
                "nothing would keep the application from rewriting what is append-only.",
                hint="Make a second role and let DATABASE_URL use it: CREATE ROLE vouch_app LOGIN PASSWORD '...'.",
                id="vouch.E004",
            )
        )
    return found


@register(Tags.database)
def check_database(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Whether the database is one that Vouch can rely on: version, letters, rights."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        with connection.cursor() as cursor:
            found += _check_version(cursor)
        found += _check_letters(connection)
        if not settings.VOUCH_AS_OWNER:
            with connection.cursor() as cursor:
                found += _check_owned(cursor) or _check_append_only(cursor)
    return found


def _check_version(cursor: CursorWrapper) -> list[CheckMessage]:
    cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
    (version,) = cursor.fetchone() or (0,)
    if version >= MINIMUM_VERSION:
        return []
    return [
        Error(
            f"The database is PostgreSQL {version}; Vouch needs {MINIMUM_VERSION} or later.",
            hint="Upgrade it, or point DATABASE_URL and DATABASE_OWNER_URL at a later one.",
            id="vouch.E010",
        )
    ]


def _check_letters(connection: BaseDatabaseWrapper) -> list[CheckMessage]:
    """By behaviour, not by the locale's name: under plain C, similarity sees no letter in either word and says 0."""
    hint = "Create the database with ENCODING 'UTF8' LOCALE 'C.UTF-8' (or another UTF-8 locale) TEMPLATE template0."
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT similarity('العراق', 'العراقي')")
            (alike,) = cursor.fetchone() or (0.0,)
    except ProgrammingError as error:
        message = f"The database cannot compare words: {str(error).splitlines()[0]}."
        return [Error(message, hint="As its owner or a superuser: CREATE EXTENSION pg_trgm.", id="vouch.E011")]
    if alike > 0.5:
        return []
    message = (
        f"The database's locale knows no letters beyond ASCII: two forms of one Arabic word are {alike:.2f} alike."
    )
    return [Error(message, hint=hint, id="vouch.E011")]


def _check_owned(cursor: CursorWrapper) -> list[CheckMessage]:
    cursor.execute(
        "SELECT current_user, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
        " WHERE relkind IN ('r', 'p') AND nspname = ANY(current_schemas(false)) AND pg_has_role(relowner, 'USAGE')"
        " ORDER BY relname"
    )
    owned = cursor.fetchall()
    if not owned:
        return []
    return [
        Error(
            f"The application's role {owned[0][0]} owns tables, or is a superuser or the owner's member "
            f"({len(owned)} tables, such as {owned[0][1]}): it could rewrite what is append-only.",
            hint="Let DATABASE_URL log in as a role that is neither, and run migrate as the owner.",
            id="vouch.E012",
        )
    ]


def _check_append_only(cursor: CursorWrapper) -> list[CheckMessage]:
    tables = sorted(model._meta.db_table for model in apps.get_models() if getattr(model, "append_only", False))
    cursor.execute(
        "SELECT name FROM unnest(%s::text[]) AS name WHERE to_regclass(quote_ident(name)) IS NOT NULL"
        " AND (has_any_column_privilege(quote_ident(name), 'UPDATE')"
        " OR has_table_privilege(quote_ident(name), 'DELETE, TRUNCATE')) ORDER BY name",
        [tables],
    )
    return [
        Error(
            f"The application's role can change rows of {table}, which is append-only.",
            hint=f"As the owner: REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {settings.VOUCH_APP_ROLE}.",
            id="vouch.E013",
        )
        for (table,) in cursor.fetchall()
    ]
