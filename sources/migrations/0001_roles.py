"""The application's privileges, before the first table of any app is made, and the extension that knows similarity."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from sources.roles import GrantApplication


class KeptTrigramExtension(TrigramExtension):
    """Made where it is missing and never dropped: it may be another's, and others may use it."""

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Leave it."""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = [
        ("admin", "0001_initial"),
        ("auth", "0001_initial"),
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
    ]
    operations = [GrantApplication(), KeptTrigramExtension()]
