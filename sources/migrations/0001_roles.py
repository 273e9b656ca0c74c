"""The application's privileges, before the first table of any app is made, and the extension that knows similarity."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations

from sources.roles import GrantApplication


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    run_before = [
        ("admin", "0001_initial"),
        ("auth", "0001_initial"),
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
    ]
    operations = [GrantApplication(), TrigramExtension()]
