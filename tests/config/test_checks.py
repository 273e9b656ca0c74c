import os

import psycopg
import pytest
from django.core.checks import run_checks
from django.db import connection

from config import checks
from tests.postgres.base import owner_parameters


def ids(messages):
    return [message.id for message in messages]


class TestDeployment:
    @pytest.fixture(autouse=True)
    def _safe(self, settings):
        settings.DEBUG = False
        settings.SECRET_KEY, settings.SECRET_KEY_SOURCE = "0123456789abcdefghij" * 3, "environment"
        settings.ALLOWED_HOSTS = ["desk.example", "localhost"]

    def test_safe(self):
        assert checks.check_deployment(None) == []

    def test_debug(self, settings):
        settings.DEBUG = True
        assert ids(checks.check_deployment(None)) == ["vouch.E001"]

    @pytest.mark.parametrize(
        ("key", "origin", "words"),
        [
            ("0123456789abcdefghij" * 3, "file", "The signing key is this checkout's own"),
            ("0123456789abcdefghij" * 3, "process", "The signing key was made up for this process"),
            ("0123456789abcdefghij", "environment", "The signing key is too short or too plain"),
            ("ab" * 30, "environment", "The signing key is too short or too plain"),
        ],
    )
    def test_key(self, settings, key, origin, words):
        settings.SECRET_KEY, settings.SECRET_KEY_SOURCE = key, origin
        (found,) = checks.check_deployment(None)
        assert (found.id, found.msg.split(":")[0]) == ("vouch.E002", words)

    @pytest.mark.parametrize("hosts", [["*"], ["desk.example", "*"], [], ["localhost", "127.0.0.1"]])
    def test_hosts(self, settings, hosts):
        settings.ALLOWED_HOSTS = hosts
        assert ids(checks.check_deployment(None)) == ["vouch.E003"]

    def test_one_role_for_two(self, settings):
        settings.VOUCH_APP_ROLE = settings.VOUCH_OWNER_ROLE = "vouch"
        assert ids(checks.check_deployment(None)) == ["vouch.E004"]

    def test_registered_for_deployment_only(self, settings):
        settings.DEBUG = True
        assert "vouch.E001" in ids(run_checks(include_deployment_checks=True, tags=["security"]))
        assert "vouch.E001" not in ids(run_checks(tags=["security"]))


@pytest.mark.django_db(transaction=True)
class TestDatabase:
    def test_the_test_database_is_sound(self):
        assert run_checks(databases=["default"], tags=["database"]) == []

    def test_without_a_database_nothing_is_asked(self):
        assert checks.check_database(None, databases=None) == []

    def test_version(self, monkeypatch):
        monkeypatch.setattr(checks, "MINIMUM_VERSION", 99)
        (found,) = checks.check_database(None, databases=["default"])
        assert (found.id, found.msg.endswith("; Vouch needs 99 or later.")) == ("vouch.E010", True)

    def test_a_role_that_owns_tables(self):
        with connection.creation.as_owner():
            (found,) = checks.check_database(None, databases=["default"])
        assert found.id == "vouch.E012"
        assert found.msg.startswith("The application's role vouch_owner owns tables")

    def test_the_owner_may_own_when_it_migrates(self, settings):
        settings.VOUCH_AS_OWNER = True
        with connection.creation.as_owner():
            assert checks.check_database(None, databases=["default"]) == []

    @pytest.mark.parametrize("right", ["UPDATE", "UPDATE (text)", "DELETE", "TRUNCATE"])
    def test_an_append_only_table_that_is_not(self, owner_connection, right):
        table = "sources_snapshot"
        owner_connection.execute(f"GRANT {right} ON {table} TO vouch_app")
        try:
            (found,) = checks.check_database(None, databases=["default"])
        finally:
            owner_connection.execute(f"REVOKE {right} ON {table} FROM vouch_app")
        assert (found.id, found.msg) == (
            "vouch.E013",
            f"The application's role can change rows of {table}, which is append-only.",
        )
        assert checks.check_database(None, databases=["default"]) == []


@pytest.mark.django_db(transaction=True)
class TestLetters:
    """Databases whose locale or extension is not what Vouch needs, made for the test."""

    @pytest.fixture
    def plain(self):
        name = f"test_plain_{os.getpid()}"
        with psycopg.connect(**owner_parameters("postgres"), autocommit=True) as owner:
            owner.execute(f"DROP DATABASE IF EXISTS {name}")
            owner.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
            kept = connection.settings_dict["NAME"]
            connection.close()
            connection.settings_dict["NAME"] = name
            yield name
            connection.close()
            connection.settings_dict["NAME"] = kept
            owner.execute(f"DROP DATABASE {name}")  # waits for the session just closed

    def test_no_extension(self, plain):
        (found,) = checks.check_database(None, databases=["default"])
        assert (found.id, found.hint) == ("vouch.E011", "As its owner or a superuser: CREATE EXTENSION pg_trgm.")

    def test_a_locale_without_letters(self, plain):
        with psycopg.connect(**owner_parameters(plain), autocommit=True) as owner:
            owner.execute("CREATE EXTENSION pg_trgm")
        (found,) = checks.check_database(None, databases=["default"])
        assert found.id == "vouch.E011"
        assert found.msg == (
            "The database's locale knows no letters beyond ASCII: two forms of one Arabic word are 0.00 alike."
        )
