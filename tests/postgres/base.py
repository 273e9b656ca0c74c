"""PostgreSQL as the tests use it.

The application's role can neither create a database nor empty a table, and the tests run as the application. So the
owner creates, migrates and drops the test database, and the owner truncates after a transactional test.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
import psycopg
from django.apps import apps
from django.conf import settings
from django.db.backends.postgresql import base, creation, operations
from psycopg import sql

from config.settings import database


def owner_parameters(name: str) -> dict[str, Any]:
    """psycopg's parameters for the owner's connection to the database of that name."""
    owner = database(settings.OWNER_URL)
    given = {
        "dbname": name,
        "user": owner["USER"],
        "password": owner["PASSWORD"],
        "host": owner["HOST"],
        "port": owner["PORT"],
        **owner["OPTIONS"],
    }
    return {key: value for key, value in given.items() if value}


def drop(owner: psycopg.Connection[Any], name: str) -> None:
    """Drop a database, unless somebody is at work in it."""
    try:
        owner.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))
    except psycopg.errors.ObjectInUse:
        return


def drop_abandoned(owner: psycopg.Connection[Any]) -> None:
    """Drop the test databases of runs that are gone, told by the process id in their names."""
    names = owner.execute("SELECT datname FROM pg_database WHERE datname ~ '^test_(vouch|plain)_[0-9]+(_gw[0-9]+)?$'")
    for (name,) in names.fetchall():
        try:
            os.kill(int(name.split("_")[2]), 0)
        except ProcessLookupError:
            drop(owner, name)
        except PermissionError:
            continue


def fingerprint() -> str:
    """A short name for everything that decides what migrating makes: migrations, the rights they give, Django."""
    digest = hashlib.sha256(f"{django.__version__} {settings.VOUCH_APP_ROLE}".encode())
    files = [Path(app.path, "migrations") for app in apps.get_app_configs()]
    for path in sorted(path for folder in files for path in folder.glob("*.py")):
        digest.update(path.read_bytes())
    digest.update((Path(settings.BASE_DIR) / "sources" / "roles.py").read_bytes())
    return digest.hexdigest()[:12]


class DatabaseCreation(creation.DatabaseCreation):
    """Creates, clones and drops as the owner."""

    @contextmanager
    def as_owner(self) -> Iterator[None]:
        """The connection belongs to the owner meanwhile."""
        settings_dict = self.connection.settings_dict
        owner = database(settings.OWNER_URL)
        swapped = {key: settings_dict[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
        self.connection.close()
        settings_dict.update({key: owner[key] for key in swapped})
        try:
            yield
        finally:
            self.connection.close()
            settings_dict.update(swapped)

    def create_test_db(self, *args: Any, **kwargs: Any) -> str:
        """Create and migrate; on the embedded services by copying a database that has been migrated before."""
        with self.as_owner():
            if not os.environ.get("VOUCH_EMBEDDED") or kwargs.get("keepdb"):
                return super().create_test_db(*args, **kwargs)
            with psycopg.connect(**owner_parameters("postgres"), autocommit=True) as owner:
                owner.execute("SELECT pg_advisory_lock(hashtext('vouch_migrated'))")
                drop_abandoned(owner)
                self.connection.settings_dict["TEST"]["TEMPLATE"] = self.migrated_template(owner)
                # Migrates the copy too: nothing is left to do then, and if something were, it would be done.
                return super().create_test_db(*args, **kwargs)

    def migrated_template(self, owner: psycopg.Connection[Any]) -> str:
        """The name of a database in which the present migrations have run; made by the first who asks."""
        settings_dict = self.connection.settings_dict
        kept, test = settings_dict["NAME"], settings_dict["TEST"]
        name = f"vouch_migrated_{fingerprint()}"
        names = {row[0] for row in owner.execute("SELECT datname FROM pg_database WHERE datname ~ '^vouch_migrated_'")}
        if name not in names:
            for old in names:
                drop(owner, old)
            settings_dict["TEST"] = test | {"NAME": f"{name}_unfinished", "TEMPLATE": None}
            super().create_test_db(verbosity=0, autoclobber=True, serialize=False)
            self.connection.close()
            settings_dict["NAME"], settings_dict["TEST"] = kept, test
            settings.DATABASES[self.connection.alias]["NAME"] = kept
            unfinished, finished = sql.Identifier(f"{name}_unfinished"), sql.Identifier(name)
            owner.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(unfinished, finished))
        return name

    def clone_test_db(self, *args: Any, **kwargs: Any) -> None:
        """Clone."""
        with self.as_owner():
            super().clone_test_db(*args, **kwargs)

    def destroy_test_db(self, *args: Any, **kwargs: Any) -> None:
        """Drop."""
        with self.as_owner():
            super().destroy_test_db(*args, **kwargs)


class DatabaseOperations(operations.DatabaseOperations):
    """Empties tables as the owner."""

    def execute_sql_flush(self, sql_list: Iterable[str]) -> None:
        """Truncate; a connection that still holds a lock (a forgotten thread) is an error, not a wait without end."""
        with psycopg.connect(**owner_parameters(self.connection.settings_dict["NAME"])) as connection:
            connection.execute("SET lock_timeout = '10s'")
            for statement in sql_list:
                connection.execute(statement.encode())


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL with the two classes above."""

    creation_class = DatabaseCreation
    ops_class = DatabaseOperations
