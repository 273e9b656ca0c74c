#!/usr/bin/env python
"""Vouch's command line. Starts the embedded services for the commands that need a database, for the others nothing."""

import os
import sys
import warnings

from config import embedded

# Work on files alone: no database, no server. Any other command, one of a later app included, gets its services.
WITHOUT_DATABASE = frozenset(
    {
        "check", "collectstatic", "compilemessages", "diffsettings", "findstatic", "help", "makemessages",
        "makemigrations", "optimizemigration", "spectacular", "startapp", "startproject", "verify", "version",
    }
)  # fmt: skip
# Change the schema, or empty what the application may not: they connect as the role that owns the tables.
AS_OWNER = frozenset({"createcachetable", "flush", "migrate", "sqlflush", "test"})


def needs_database(argv: list[str]) -> bool:
    """Whether the command line (without the program's name) asks for something only a database can answer."""
    if not argv or argv[0].startswith("-") or "--help" in argv or "-h" in argv:
        return False
    if argv[0] == "check":
        return any(argument.split("=")[0] == "--database" for argument in argv)
    return argv[0] not in WITHOUT_DATABASE


def main() -> None:
    """Run the command named on the command line."""
    argv = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if argv and argv[0] in AS_OWNER:
        os.environ.setdefault("VOUCH_AS_OWNER", "1")
    if needs_database(argv):
        try:
            embedded.use()
        except embedded.ServicesError as error:
            sys.exit(f"manage.py: {error}")
    else:
        # makemigrations compares with a database if there is one, and says so where there is none.
        warnings.filterwarnings("ignore", "Got an error checking a consistent migration history", RuntimeWarning)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
