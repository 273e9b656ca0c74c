"""The application's role in the database: it works with rows, owns nothing, and cannot touch what must not change."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.utils import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from sources.models import Passage, Snapshot
from sources.roles import AppendOnly, GrantApplication, application_role
from tests.factories import FACTORIES, PassageFactory, SnapshotFactory

pytestmark = pytest.mark.django_db

OURS = [model for name in ("sources", "claims") for model in apps.get_app_config(name).get_models()]
APPEND_ONLY = [model for model in OURS if getattr(model, "append_only", False)]
ALL = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")


def query(statement: str, *parameters: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def attempt(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def privileges(table: str) -> set[str]:
    return {
        name for name in ALL if query("SELECT has_table_privilege(%s, %s, %s)", application_role(), table, name)[0][0]
    }


def test_the_tests_run_as_the_application_which_is_nobody_special() -> None:
    [(role, special)] = query(
        "SELECT current_user, rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls FROM pg_roles"
        " WHERE rolname = current_user"
    )
    assert (role, special) == (settings.VOUCH_APP_ROLE, False)


def test_the_application_owns_nothing_and_is_in_no_other_role() -> None:
    owned = query("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = %s", application_role())
    groups = query("SELECT roleid FROM pg_auth_members WHERE pg_get_userbyid(member) = %s", application_role())
    assert (owned, groups) == ([], [])


def test_what_is_append_only() -> None:
    assert [model.__name__ for model in APPEND_ONLY] == [
        "Snapshot",
        "DraftVersion",
        "ClaimVersion",
        "NameDecision",
        "Decision",
        "FindingDecision",
    ]


def test_every_table_gives_the_application_what_it_should_and_no_more() -> None:
    kept = {model._meta.db_table for model in APPEND_ONLY}
    for table in connection.introspection.table_names():
        if table in kept:
            assert privileges(table) == {"SELECT", "INSERT"}, table
        elif table == "django_migrations":
            assert privileges(table) == {"SELECT"}
        else:
            assert privileges(table) == {"SELECT", "INSERT", "UPDATE", "DELETE"}, table


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_a_row_that_must_not_change_cannot_be_changed_deleted_or_emptied(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()
    manager = model._default_manager
    before = manager.filter(pk=row.pk).values().get()
    table = model._meta.db_table
    for statement in (
        f"UPDATE {table} SET created_at = created_at WHERE id = {row.pk}",
        f"DELETE FROM {table} WHERE id = {row.pk}",
        f"TRUNCATE {table} CASCADE",
        f"SELECT 1 FROM {table} FOR UPDATE",
        f"INSERT INTO {table} (id) VALUES ({row.pk}) ON CONFLICT (id) DO UPDATE SET created_at = now()",
        f"ALTER TABLE {table} OWNER TO CURRENT_USER",
        f"ALTER TABLE {table} DISABLE TRIGGER ALL",
        f"DROP TABLE {table} CASCADE",
    ):
        with pytest.raises(ProgrammingError) as caught:
            attempt(statement)
        assert isinstance(caught.value.__cause__, InsufficientPrivilege), statement
    with pytest.raises(ProgrammingError), transaction.atomic():
        row.save()
    assert manager.filter(pk=row.pk).values().get() == before


@pytest.mark.filterwarnings("default")
def test_the_application_cannot_give_itself_more() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT UPDATE ON sources_snapshot TO "{application_role()}"')  # PostgreSQL only warns
    assert privileges("sources_snapshot") == {"SELECT", "INSERT"}
    for statement in ("CREATE TABLE notes (id int)", f'SET ROLE "{settings.VOUCH_OWNER_ROLE}"'):
        with pytest.raises(ProgrammingError) as caught:
            attempt(statement)
        assert isinstance(caught.value.__cause__, InsufficientPrivilege), statement


def test_rows_that_never_change_can_still_be_referred_to() -> None:
    passage = PassageFactory.create()
    assert Passage.objects.filter(snapshot=passage.snapshot_id).count() == 1
    passage.delete()
    assert Snapshot.objects.filter(pk=passage.snapshot_id).exists()


def test_a_second_writer_of_the_same_bytes_changes_nothing() -> None:
    first = SnapshotFactory.create()
    again = SnapshotFactory.build(source=first.source, captured_from="elsewhere")
    Snapshot.objects.bulk_create([again], ignore_conflicts=True)
    assert list(Snapshot.objects.values_list("pk", "captured_from")) == [(first.pk, "upload")]


@pytest.fixture
def scratch(owner_connection: psycopg.Connection[tuple[Any, ...]]) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A table that the owner made after all migrations."""
    owner_connection.execute("CREATE TABLE scratch (id bigint PRIMARY KEY)")
    yield owner_connection
    owner_connection.execute("DROP TABLE scratch")


@pytest.mark.django_db(transaction=True)
def test_a_later_table_is_the_applications_to_work_with_until_it_is_append_only_and_back(
    scratch: psycopg.Connection[tuple[Any, ...]],
) -> None:
    assert privileges("scratch") == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    operation = AppendOnly("scratch")
    for statement in operation.forwards(f'"{application_role()}"'):
        scratch.execute(statement.encode())
    assert privileges("scratch") == {"SELECT", "INSERT"}
    for statement in operation.backwards(f'"{application_role()}"'):
        scratch.execute(statement.encode())
    assert privileges("scratch") == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_operations_can_be_written_into_a_migration() -> None:
    written, imports = MigrationWriter.serialize(AppendOnly("claims_decision"))
    assert "".join(written.split()) == "sources.roles.AppendOnly(table='claims_decision',)"
    assert imports == {"import sources.roles"}
    assert AppendOnly("claims_decision").migration_name_fragment == "append_only_claims_decision"
    assert GrantApplication().describe() == "Let the application's role read and write rows"
    with pytest.raises(ValueError, match="not a plain table name"):
        AppendOnly('claims_decision"; DROP TABLE claims_decision; --')


@pytest.mark.parametrize("role", ["", None])
def test_without_a_role_nothing_is_granted(settings: Any, role: object) -> None:
    settings.VOUCH_APP_ROLE = role
    with pytest.raises(ImproperlyConfigured, match="VOUCH_APP_ROLE"):
        application_role()
