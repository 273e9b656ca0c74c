import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import ProgrammingError, connection


@pytest.mark.django_db
def test_tests_run_as_the_application():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == (settings.VOUCH_APP_ROLE, settings.VOUCH_APP_ROLE)


@pytest.mark.django_db
def test_application_makes_no_tables():
    with pytest.raises(ProgrammingError, match="permission denied for schema public"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (a int)")


class TestCleanUp:
    """Two transactional tests, each of which leaves a row: the second finds an empty table."""

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("name", ["first", "second"])
    def test_the_owner_truncates(self, name, owner_connection):
        assert User.objects.count() == 0
        User.objects.create_user(name)
        assert owner_connection.execute("SELECT username FROM auth_user").fetchall() == [(name,)]
        assert owner_connection.execute("SELECT current_user").fetchall() == [(settings.VOUCH_OWNER_ROLE,)]
