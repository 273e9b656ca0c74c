"""PostgreSQL without an address: commands that need no database run, any use of one says what to do."""

from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError

MESSAGE = (
    "No database is configured. Run the command through manage.py, which starts the embedded services, "
    "or set DATABASE_URL, DATABASE_OWNER_URL and REDIS_URL."
)


class DatabaseWrapper(base.DatabaseWrapper):
    """Knows PostgreSQL's features, so that models are checked as ever, and refuses to connect."""

    def get_connection_params(self) -> dict[str, Any]:
        """Refuse.

        Raises:
            OperationalError: always, saying how to get a database.
        """
        raise OperationalError(MESSAGE)
