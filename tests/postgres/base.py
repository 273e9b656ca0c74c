"""PostgreSQL as the tests use it.

The application's role can neither create a database nor empty a table, and the tests run as the application. So the
owner creates, migrates and drops the test database, and the owner truncates after a transactional test.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
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


def drop_abandoned(prefix: str) -> None:
    """Drop the test databases of runs that are gone, told by the process id at the end of their names."""
    with psycopg.connect(**owner_parameters("postgres"), autocommit=True) as connection:
        names = connection.execute(
            "SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{prefix}_[0-9]+(_gw[0-9]+)?$"]
        )
        for (name,) in names.fetchall():
            pid = int(re.sub(r"_gw\d+$", "", name).rsplit("_", 1)[1])
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(sql.Identifier(name)))
            except PermissionError:
                continue


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
        """Create and migrate."""
        if os.environ.get("VOUCH_EMBEDDED"):
            drop_abandoned("test_vouch")
        with self.as_owner():
            return super().create_test_db(*args, **kwargs)

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
