"""Fixtures for every test. The services themselves are started by tests.settings, before Django reads its settings."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest


@pytest.fixture
def owner_connection(django_db_setup: None) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """The owner's own connection to the test database, each statement committed at once.

    It sees what is committed: in a test with `db` that is nothing of the test's own; use `transactional_db`.
    """
    # Imported here, so that the tests of pure code run without Django too.
    from django.db import connection

    from tests.postgres.base import owner_parameters

    with psycopg.connect(**owner_parameters(str(connection.settings_dict["NAME"])), autocommit=True) as owner:
        yield owner
