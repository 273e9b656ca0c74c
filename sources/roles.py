"""Two database roles from the first migration on: the owner migrates, the application works and owns nothing.

The migration operations here run as the owner and speak of the application's role, named by
`settings.VOUCH_APP_ROLE`, which must exist already (whoever provides the database makes both roles).

- `GrantApplication()` stands in the very first migration. It gives the application SELECT, INSERT, UPDATE and DELETE on
  every table the owner will ever make (never TRUNCATE, never DDL) and on those that stand already.
- `AppendOnly("table")` follows the creation of a table whose rows must never change and leaves the application SELECT
  and INSERT on it. PostgreSQL checks foreign keys as the owner of the tables, so references to such rows still work.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

ROW_PRIVILEGES = ("SELECT", "INSERT", "UPDATE", "DELETE")
"""What the application may do on an ordinary table."""

APPEND_ONLY_PRIVILEGES = ("SELECT", "INSERT")
"""What the application may do on a table whose rows must never change."""

_TABLE = re.compile(r"[a-z][a-z0-9_]{0,62}")


def application_role() -> str:
    """The name of the application's role. Raises ImproperlyConfigured when the setting is missing or empty."""
    role = getattr(settings, "VOUCH_APP_ROLE", "")
    if not isinstance(role, str) or not role:
        raise ImproperlyConfigured("VOUCH_APP_ROLE must name the database role that the application connects as")
    return role


class RoleOperation(Operation):
    """A migration operation that changes privileges in the database and nothing in Django's model state."""

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Privileges are no part of the models' state."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Run the statements of `forwards`."""
        self._run(schema_editor, self.forwards(schema_editor.quote_name(application_role())))

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Run the statements of `backwards`."""
        self._run(schema_editor, self.backwards(schema_editor.quote_name(application_role())))

    def forwards(self, role: str) -> Sequence[str]:
        """The statements that apply the operation; `role` is quoted."""
        raise NotImplementedError

    def backwards(self, role: str) -> Sequence[str]:
        """The statements that take the operation back; `role` is quoted."""
        raise NotImplementedError

    @staticmethod
    def _run(schema_editor: BaseDatabaseSchemaEditor, statements: Sequence[str]) -> None:
        for statement in statements:
            schema_editor.execute(statement, params=None)


class GrantApplication(RoleOperation):
    """Let the application read and write rows of every table, present and to come, that the migrating role owns."""

    def forwards(self, role: str) -> Sequence[str]:
        """Usage of the schema, rows of all tables and their sequences; the record of migrations is read only."""
        rows = ", ".join(ROW_PRIVILEGES)
        return (
            f"GRANT USAGE ON SCHEMA public TO {role}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT {rows} ON TABLES TO {role}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
            f"GRANT {rows} ON ALL TABLES IN SCHEMA public TO {role}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
            f"REVOKE ALL ON TABLE django_migrations FROM {role}",
            f"GRANT SELECT ON TABLE django_migrations TO {role}",
        )

    def backwards(self, role: str) -> Sequence[str]:
        """Take everything back, the schema's usage excepted: other databases' tools may count on it."""
        return (
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON TABLES FROM {role}",
            f"ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE ALL ON SEQUENCES FROM {role}",
            f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
            f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}",
        )

    def describe(self) -> str:
        """One line for `migrate` and `sqlmigrate`."""
        return "Let the application's role read and write rows"


class AppendOnly(RoleOperation):
    """Leave the application SELECT and INSERT on `table`: what is written there stays as it was written."""

    def __init__(self, table: str) -> None:
        if not _TABLE.fullmatch(table):
            raise ValueError(f"not a plain table name: {table!r}")
        self.table = table

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As Django's migration writer wants it."""
        return type(self).__qualname__, [self.table], {}

    def forwards(self, role: str) -> Sequence[str]:
        """Nothing but SELECT and INSERT."""
        kept = ", ".join(APPEND_ONLY_PRIVILEGES)
        return (f'REVOKE ALL ON TABLE "{self.table}" FROM {role}', f'GRANT {kept} ON TABLE "{self.table}" TO {role}')

    def backwards(self, role: str) -> Sequence[str]:
        """An ordinary table again."""
        return (f'GRANT {", ".join(ROW_PRIVILEGES)} ON TABLE "{self.table}" TO {role}',)

    def describe(self) -> str:
        """One line for `migrate` and `sqlmigrate`."""
        return f"Take UPDATE, DELETE and TRUNCATE on {self.table} from the application's role"

    @property
    def migration_name_fragment(self) -> str:
        """Part of an automatic migration name."""
        return f"append_only_{self.table}"
